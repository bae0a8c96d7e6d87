import { UNPAID_STATES } from '#core/schema/codes.ts';
import { findColumn } from '#core/schema/index.ts';
import type { Kind } from '#core/schema/types.ts';
import { DOUBTS, isWithinDates, LONGEST_TALK_S, remedyOf, type Doubt, type DoubtId } from './doubts.ts';
import { ratingScale } from './rating-scale.ts';
import { roundedId } from './shared-ids.ts';
import { cellsAsDates } from './stamps.ts';
import type { ColumnMapping, Mapping, SourceColumn, SourceProfile } from './types.ts';
import { durationSeconds } from './values/durations.ts';
import { isDays, namedDays } from './values/day-ranges.ts';
import { takesWords, wordNumber } from './values/number-words.ts';
import { readNumber } from './values/numbers.ts';
import { BOOL_WORDS, isNullWord, isRoundedId, plainWord, shareOf } from './values/words.ts';

const UNPAID: readonly string[] = UNPAID_STATES;

/** What loading will probably give, before it is done. Rows. `reasons` and `notes`: code → rows. */
export interface Estimate {
  rows: number;
  clean: number;
  noted: number;
  rejected: number;
  ignored: number;
  reasons: Record<string, number>;
  notes: Record<string, number>;
  /** Reason → caption → rows, for cells that cannot be read. */
  misfits: Record<string, Record<string, number>>;
  /** First and last sampled stamp as wall-clock seconds (as if UTC), for "Period". */
  period: { from_s: number; to_s: number } | null;
}

/** Estimates from the sampled values how many rows load, load with a note, or stay out; structural misfits are counted exactly. */
export function estimate(profile: SourceProfile, mapping: Mapping): Estimate {
  const { kind } = mapping;
  const reasons: Record<string, number> = {};
  const notes: Record<string, number> = {};
  const misfits: Record<string, Record<string, number>> = {};
  const ignored = profile.totalsLines.length;
  if (profile.ragged > 0) reasons.cells_missing = profile.ragged;
  const rows = profile.records;
  if (kind !== 'unknown') {
    for (const column of mapping.columns) {
      const source = profile.columns[column.index];
      if (column.target === '' || !source) continue;
      const own: Record<string, number> = {};
      addMisfits(own, kind, column, source, mapping, rows - ignored);
      for (const [reason, n] of Object.entries(own)) {
        reasons[reason] = (reasons[reason] ?? 0) + n;
        misfits[reason] = { ...misfits[reason], [column.header]: n };
      }
      const empty = emptyCells(source, profile);
      const unsaid = column.target === 'disposition' ? empty + wordless(column, source, rows - ignored) : 0;
      if (unsaid > 0) notes.no_result = unsaid;
      addWords(notes, column, source, rows - ignored);
      addRatings(notes, column, source, rows - ignored);
      addRounded(notes, column, source, rows - ignored);
      if (isRequired(kind, column.target) && empty > 0)
        reasons.missing_required = (reasons.missing_required ?? 0) + empty;
    }
  }
  settleDoubts(reasons, notes, mapping);
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);
  const rejected = Math.min(rows - ignored, sum(reasons));
  const noted = Math.min(rows - ignored - rejected, sum(notes));
  return {
    rows,
    clean: rows - ignored - rejected - noted,
    noted,
    rejected,
    ignored,
    reasons,
    notes,
    misfits,
    period: periodOf(profile, mapping)
  };
}

/** Rows in doubt that the user keeps are loaded with a note. */
function settleDoubts(reasons: Record<string, number>, notes: Record<string, number>, mapping: Mapping): void {
  for (const doubt of Object.keys(DOUBTS) as DoubtId[]) {
    const rows = reasons[doubt];
    const note = (DOUBTS[doubt] as Doubt).notes[remedyOf(mapping, doubt)];
    if (rows === undefined || note === undefined) continue;
    delete reasons[doubt];
    notes[note] = rows;
  }
}

/** About how many rows have nothing in a column; totals and notes are no rows. */
function emptyCells({ emptyShare }: SourceColumn, { records, totalsLines }: SourceProfile): number {
  return Math.round(emptyShare * (records - totalsLines.length));
}

function isRequired(kind: Kind, target: string): boolean {
  return findColumn(kind, target)?.required === true || (kind === 'calls' && /^start_(at|date)$/.test(target));
}

function addMisfits(
  reasons: Record<string, number>,
  kind: Kind,
  column: ColumnMapping,
  source: SourceColumn,
  mapping: Mapping,
  rows: number
): void {
  const target = findColumn(kind, column.target);
  if (!target) return;
  const values = source.sample.filter(
    (value) => !isNullWord(value, mapping.nullWords) && plainWord(value) !== 'unknown'
  );
  const scale = source.sample.length === 0 ? 0 : ((1 - source.emptyShare) * rows) / source.sample.length;
  const add = (reason: string, n: number) => {
    if (n > 0) reasons[reason] = (reasons[reason] ?? 0) + Math.round(n * scale);
  };
  const count = (bad: (value: string) => boolean) => values.filter(bad).length;
  const decimal = column.decimal ?? '.';
  if (target.type === 'duration') {
    const seconds = values
      .filter((value) => value !== '-1')
      .map((value) => durationSeconds(value, column.unit ?? 's') ?? readNumber(value, decimal));
    add('not_a_duration', seconds.filter((s) => s === null).length);
    add('negative_duration', seconds.filter((s) => s !== null && s < 0).length);
    if (target.name === 'talk_s') add('too_long', seconds.filter((s) => s !== null && s > LONGEST_TALK_S).length);
  } else if (['number', 'money', 'integer'].includes(target.type))
    add(
      'not_a_number',
      count((value) => readNumber(value, decimal) === null && !readsWord(column, value))
    );
  else if (target.name === 'payment_state')
    add(
      'not_paid',
      count((value) => UNPAID.includes(column.values?.[plainWord(value)] ?? ''))
    );
  else if (target.type === 'bool')
    add(
      'not_yes_no',
      count((value) => (column.values ?? BOOL_WORDS)[plainWord(value)] === undefined)
    );
  else if ((target.type === 'timestamp' || target.type === 'date') && column.date) {
    const stamps = cellsAsDates(values, column.date);
    add(target.type === 'date' ? 'not_a_date' : 'not_a_time', stamps.filter((stamp) => stamp === null).length);
    if (isRequired(kind, column.target))
      add('date_beyond', stamps.filter((s) => s !== null && !isWithinDates(s)).length);
  }
}

/** True when a cell is a word that the mapping reads as a number or leaves unknown. */
function readsWord({ target, values }: ColumnMapping, value: string): boolean {
  if (isDays(target) && namedDays(value) !== null) return true;
  return values !== undefined && (values[plainWord(value)] !== undefined || wordNumber(target, value) !== null);
}

/** About how many rows have a word that the mapping leaves unknown. */
function wordless({ values = {} }: ColumnMapping, { sample, emptyShare }: SourceColumn, rows: number): number {
  const count = sample.filter((value) => values[plainWord(value)] === '').length;
  return count === 0 ? 0 : Math.round((count * (1 - emptyShare) * rows) / sample.length);
}

/** About how many rows have days past due as a range, or a word that stays unknown. */
function addWords(notes: Record<string, number>, column: ColumnMapping, source: SourceColumn, rows: number): void {
  const { values, target } = column;
  if (!takesWords(target) || !values || source.sample.length === 0) return;
  const scale = ((1 - source.emptyShare) * rows) / source.sample.length;
  const meanings = source.sample.map((value) => values[plainWord(value)]).filter((meaning) => meaning !== undefined);
  const known = meanings.filter((meaning) => meaning !== '').length;
  const add = (note: string, n: number) => {
    if (n > 0) notes[note] = Math.max(notes[note] ?? 0, Math.round(n * scale));
  };
  add('word_blanked', meanings.length - known);
  if (isDays(target)) add('days_range', known);
}

/** About how many rows have a rating outside of the scale; zeros depend on other cells of the row. */
function addRatings(notes: Record<string, number>, column: ColumnMapping, source: SourceColumn, rows: number): void {
  const beyond = ratingScale(column, source)?.beyond.length ?? 0;
  if (beyond > 0) notes.rating_beyond = Math.round((beyond * (1 - source.emptyShare) * rows) / source.sample.length);
}

/** About how many rows have an id that a spreadsheet rounded. */
function addRounded(notes: Record<string, number>, column: ColumnMapping, source: SourceColumn, rows: number): void {
  if (roundedId(column, source) === null) return;
  const share = (1 - source.emptyShare) * shareOf(source.sample, isRoundedId);
  notes.id_rounded = Math.max(notes.id_rounded ?? 0, Math.round(share * rows));
}

function periodOf(profile: SourceProfile, mapping: Mapping): Estimate['period'] {
  const order = [
    'start_at',
    'start_date',
    'opened_date',
    'assigned_date',
    'made_date',
    'paid_date',
    'sent_at',
    'shift_start',
    'from',
    'snap_month',
    'date',
    'due_date'
  ];
  const column = order
    .map((name) => mapping.columns.find(({ target }) => target === name))
    .find((found) => found?.date);
  if (!column?.date) return null;
  const stamps = cellsAsDates(profile.columns[column.index]?.sample ?? [], column.date).filter(
    (stamp): stamp is number => stamp !== null && isWithinDates(stamp)
  );
  if (stamps.length === 0) return null;
  const from_s = stamps.reduce((a, b) => Math.min(a, b));
  return { from_s, to_s: stamps.reduce((a, b) => Math.max(a, b)) };
}
