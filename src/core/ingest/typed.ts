import { baseOf, findColumn, TABLES } from '#core/schema/index.ts';
import type { CanonicalColumn, Kind } from '#core/schema/types.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import {
  amountExpr,
  boolExpr,
  daysExpr,
  durationExpr,
  integerExpr,
  isListed,
  leanTextExpr,
  numberExpr,
  wordNumberExpr,
  textExpr,
  unseenWords,
  wordsToCodes
} from './exprs.ts';
import { plainCaption } from './captions.ts';
import { callOf } from './legs.ts';
import { doubledBy, inChange, stampExpr, utcOfWall, wallOfUtc, type StampExpr, type ZoneRange } from './times.ts';
import type { ColumnMapping, DateFormat, Mapping, SourceProfile } from './types.ts';
import { codeWords } from './values/codes.ts';
import { isDays } from './values/day-ranges.ts';
import { takesWords } from './values/number-words.ts';
import { NULL_IDS } from './values/words.ts';

/** One computed column. Level 1 reads cells, level 2 works on level 1. */
export interface TypedColumn {
  name: string;
  level: 1 | 2;
  expr: Sql;
  /** Canonical columns that it fills. */
  fills: string[];
  /** Where a misfit is seen: the raw cell, and the caption to name. NULL cells are no misfits, and neither are words that are left unknown (`blank`, lower case). */
  origin?: { cell: Sql; header: string; target: CanonicalColumn; blank?: string[] };
}

/** Columns whose words are ids of somebody. */
const ID_COLUMNS = new Set(['agent_id', 'customer_id']);
/** From this number of records on, words are compared as spelled in the file: our choice. */
const LONG_FILE = 100_000;
const cellOf = (column: ColumnMapping): Sql => id(`c${column.index}`);

/** All computed columns of a file, in the order of the canonical table. */
export function typedColumns(kind: Kind, profile: SourceProfile, mapping: Mapping, range: ZoneRange): TypedColumn[] {
  const byTarget = new Map(
    mapping.columns.filter(({ target }) => target !== '').map((column) => [column.target, column])
  );
  return TABLES[kind].columns.flatMap((target) => {
    const column = byTarget.get(target.name);
    if (target.type === 'timestamp') return stampColumns(target, byTarget, profile, range);
    if (isHelper(kind, target.name)) return [];
    const leg = kind === 'calls' ? legColumn(target, byTarget, profile, mapping) : null;
    if (leg) return [leg];
    const ends = target.name === 'disposition' ? endOf(byTarget.get('direction'), profile) : null;
    if (!column && ends) return [{ name: target.name, level: 1, expr: ends, fills: [target.name] }];
    if (!column) return constantColumn(target, mapping.constants[target.name]);
    if (target.type === 'date') return dateColumns(target, column, range);
    const own = simpleExpr(target, column, profile, mapping);
    const expr = ends ? sql`coalesce(${own}, ${ends})` : own;
    const blank = takesWords(target.name) ? wordsSetTo(column, '') : [];
    return [
      {
        name: target.name,
        level: 1,
        expr,
        fills: [target.name],
        origin: { cell: cellOf(column), header: column.header, target, blank }
      }
    ];
  });
}

/** Id and place of a call whose file says which call a row belongs to; null for other columns and files. */
function legColumn(
  target: CanonicalColumn,
  byTarget: ReadonlyMap<string, ColumnMapping>,
  profile: SourceProfile,
  mapping: Mapping
): TypedColumn | null {
  const [parent, own] = ['parent_call_id', 'call_id'].map((name) => byTarget.get(name));
  if (!parent || !['call_id', 'leg_no'].includes(target.name) || (target.name === 'leg_no' && byTarget.has('leg_no')))
    return null;
  const text = (column: ColumnMapping) => plainText(target, column, profile, mapping);
  const { callId, legNo } = callOf(text(parent), own ? text(own) : null);
  return { name: target.name, level: 1, expr: target.name === 'call_id' ? callId : legNo, fills: [target.name] };
}

/** How a call ended by the words of its direction; null when they do not say it. */
function endOf(direction: ColumnMapping | undefined, profile: SourceProfile): Sql | null {
  if (!direction?.results) return null;
  const seen = profile.columns[direction.index]?.top.map(({ value }) => value) ?? [];
  return wordsToCodes(cellOf(direction), direction.results, seen, raw('NULL'));
}

/** Words of a column with a certain meaning; '' = left unknown. */
export const wordsSetTo = ({ values = {} }: ColumnMapping, code: string): string[] =>
  Object.keys(values).filter((word) => values[word] === code);

function isHelper(kind: Kind, name: string): boolean {
  return (
    name === 'calls_count' ||
    name === 'parent_call_id' ||
    (kind === 'calls' && /^(start|end)_(date|time|day|month|year)$/.test(name))
  );
}

function constantColumn(target: CanonicalColumn, value: string | undefined): TypedColumn[] {
  if (value === undefined || value === '') return [];
  const expr = value === '#line' ? sql`'row ' || line_no` : sql`${value}`;
  return [{ name: target.name, level: 1, expr, fills: [target.name] }];
}

function simpleExpr(target: CanonicalColumn, column: ColumnMapping, profile: SourceProfile, mapping: Mapping): Sql {
  const cell = cellOf(column);
  const seen = profile.columns[column.index]?.top.map(({ value }) => value) ?? [];
  const values = column.values ?? {};
  switch (target.type) {
    case 'duration':
      return durationExpr(cell, column);
    case 'money':
      return amountExpr(cell, column);
    case 'number':
      return takesWords(target.name) && column.values
        ? wordNumberExpr(cell, { ...column, values }, seen)
        : isDays(target.name)
          ? daysExpr(cell, column.decimal)
          : numberExpr(cell, column.decimal);
    case 'integer':
      return integerExpr(cell, column.decimal);
    case 'bool':
      return boolExpr(cell, values, seen);
    case 'code':
      return codeExpr(cell, target, values, seen, mapping);
    default:
      return wordsToCodes(cell, values, seen, plainText(target, column, profile, mapping));
  }
}

/** Codes: words of the mapping, then all words that mean a code, then `other`. */
function codeExpr(
  cell: Sql,
  target: CanonicalColumn,
  values: Record<string, string>,
  seen: readonly string[],
  mapping: Mapping
): Sql {
  const other = sql`CASE WHEN ${cell} IS NULL OR ${isNull(cell, mapping.nullWords)} THEN NULL ELSE 'other' END`;
  return wordsToCodes(cell, values, seen, unseenWords(cell, codeWords(target.codes ?? {}), other));
}

/** Text of a column; long files with tidy cells take the short way. */
function plainText(target: CanonicalColumn, column: ColumnMapping, profile: SourceProfile, mapping: Mapping): Sql {
  const ids = ID_COLUMNS.has(target.name) ? NULL_IDS : [];
  const tidy = profile.records > LONG_FILE && profile.columns[column.index]?.padded === false;
  if (!tidy) return textExpr(cellOf(column), [...mapping.nullWords, ...ids]);
  const left = mapping.nullWords.filter((word) => !nullStrings(mapping).includes(word));
  return leanTextExpr(cellOf(column), [...left, ...ids]);
}

/** Null words that `read_csv` may take out of every column: those that no code or list of words of this file gives a meaning. */
export function nullStrings(mapping: Mapping): string[] {
  const used = new Set(
    mapping.columns.flatMap(({ target, values }) => [...Object.keys(values ?? {}), ...codeKeys(mapping, target)])
  );
  return mapping.nullWords.filter((word) => !used.has(word) && !used.has(plainCaption(word)));
}

function codeKeys({ kind }: Mapping, target: string): string[] {
  const codes = kind === 'unknown' ? undefined : findColumn(kind, target)?.codes;
  return codes ? Object.keys(codeWords(codes)) : [];
}

/** Condition: a cell says "unknown". */
export function isNull(cell: Sql, nullWords: readonly string[]): Sql {
  return isListed(sql`lower(trim(${cell}))`, ['', 'unknown', '-1', ...nullWords]);
}

/** The cell, format and caption of a stamp that lies in one column, in date and time, or in day, month and year. */
function stampSource(
  target: CanonicalColumn,
  byTarget: ReadonlyMap<string, ColumnMapping>,
  profile: SourceProfile
): { cell: Sql; date: DateFormat; header: string } | null {
  const whole = byTarget.get(target.name);
  if (whole?.date) return { cell: cellOf(whole), date: whole.date, header: whole.header };
  const edge = baseOf(target.name);
  if (!target.name.endsWith('_at')) return null;
  const time = byTarget.get(`${edge}_time`);
  const date =
    byTarget.get(`${edge}_date`) ?? (leansOnStart(target, byTarget) ? byTarget.get('start_date') : undefined);
  if (date?.date && !time?.date) return { cell: cellOf(date), date: date.date, header: date.header };
  if (date?.date && time?.date) {
    const cell = sql`(${cellOf(date)} || ' ' || ${cellOf(time)})`;
    return { cell, date: joinFormats(date.date, time.date), header: date.header };
  }
  const [day, month, year] = ['day', 'month', 'year'].map((part) => byTarget.get(`${edge}_${part}`));
  if (!month || !year) return null;
  const cells = join([day ? cellOf(day) : raw("'1'"), cellOf(month), cellOf(year)], " || ' ' || ");
  return { cell: sql`(${cells})`, date: partsFormat(month, year, profile), header: (day ?? month).header };
}

/** True when an end has a time of day but no date: it is that of the start, or the day after. */
function leansOnStart(target: CanonicalColumn, byTarget: ReadonlyMap<string, ColumnMapping>): boolean {
  const { end_at: whole, end_date: date, end_time: time } = Object.fromEntries(byTarget);
  return target.name === 'end_at' && !whole?.date && !date?.date && time?.date !== undefined;
}

/** An end that would lie before its start on the same date is one past midnight. */
function pastMidnight(
  end: Sql,
  byTarget: ReadonlyMap<string, ColumnMapping>,
  profile: SourceProfile,
  start: CanonicalColumn
): Sql {
  const source = stampSource(start, byTarget, profile);
  if (!source) return end;
  const begin = stampExpr(source.cell, source.date).value;
  return sql`CASE WHEN ${end} < ${begin} THEN ${end} + 86400 ELSE ${end} END`;
}

/** Every way of writing the date with every way of writing the time. */
function joinFormats(date: DateFormat, time: DateFormat): DateFormat {
  const [strptime = '', ...also] = [date.strptime, ...(date.also ?? [])].flatMap((d) =>
    [time.strptime, ...(time.also ?? [])].map((t) => `${d} ${t}`)
  );
  return { kind: 'strptime', strptime, zone: 'none', ambiguous: false, also };
}

function partsFormat(month: ColumnMapping, year: ColumnMapping, profile: SourceProfile): DateFormat {
  const sample = (column: ColumnMapping) => profile.columns[column.index]?.sample ?? [];
  const months = sample(month).some((value) => /[a-z]/i.test(value)) ? ['%b', '%B'] : ['%m'];
  const years = sample(year).some((value) => value.length === 2) ? '%y' : '%Y';
  const [strptime = '', ...also] = months.map((format) => `%d ${format} ${years}`);
  return { kind: 'strptime', strptime, zone: 'none', ambiguous: false, also };
}

function stampColumns(
  target: CanonicalColumn,
  byTarget: ReadonlyMap<string, ColumnMapping>,
  profile: SourceProfile,
  range: ZoneRange
): TypedColumn[] {
  const source = stampSource(target, byTarget, profile);
  if (!source) return [];
  const base = baseOf(target.name);
  const read = stampExpr(source.cell, source.date);
  const start = leansOnStart(target, byTarget) ? findColumn('calls', 'start_at') : null;
  const stamp: StampExpr = start ? { ...read, value: pastMidnight(read.value, byTarget, profile, start) } : read;
  const names = { wall: id(`${base}_local_s`), utc: id(`${base}_utc_s`) };
  const origin = { cell: source.cell, header: source.header, target };
  const fills = [target.name];
  const [first, second] =
    stamp.is === 'wall' ? [`${base}_local_s`, `${base}_utc_s`] : [`${base}_utc_s`, `${base}_local_s`];
  const derived = stamp.is === 'wall' ? utcOfWall(names.wall, range) : wallOfUtc(names.utc, range);
  return [
    { name: first, level: 1, expr: stamp.value, fills, origin },
    { name: second, level: 2, expr: endInDoubledHour(base, stamp, derived, byTarget, range), fills }
  ];
}

/** An end in the doubled hour that would lie before its start is the later of the two instants. */
function endInDoubledHour(
  base: string,
  stamp: StampExpr,
  derived: Sql,
  byTarget: ReadonlyMap<string, ColumnMapping>,
  range: ZoneRange
): Sql {
  const start = { end: 'start', to: 'from', shift_end: 'shift_start' }[base];
  const doubled = inChange(id(`${base}_local_s`), range, 'ambiguous');
  if (!start || stamp.is === 'utc' || doubled.text === 'false') return derived;
  const mapped = [start, `${start}_at`, `${start}_date`]
    .map((name) => byTarget.get(name))
    .find((column) => column?.date);
  if (!mapped?.date || mapped.date.zone === 'offset' || mapped.date.kind.startsWith('epoch')) return derived;
  const wall = id(`${base}_local_s`);
  const before = sql`${derived} < ${utcOfWall(id(`${start}_local_s`), range)}`;
  return sql`CASE WHEN ${doubled} AND ${before} THEN ${derived} + ${doubledBy(wall, range)} ELSE ${derived} END`;
}

function dateColumns(target: CanonicalColumn, column: ColumnMapping, range: ZoneRange): TypedColumn[] {
  const date = column.date ?? { kind: 'strptime', strptime: '%Y-%m-%d', zone: 'none', ambiguous: false };
  const stamp = stampExpr(cellOf(column), date);
  const wall = stamp.is === 'wall' ? stamp.value : wallOfUtc(stamp.value, range);
  const expr = sql`DATE '1970-01-01' + CAST(floor(${wall} / 86400) AS INTEGER)`;
  return [
    {
      name: target.name,
      level: 1,
      expr,
      fills: [target.name],
      origin: { cell: cellOf(column), header: column.header, target }
    }
  ];
}
