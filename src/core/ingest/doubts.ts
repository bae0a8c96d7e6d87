import { toRows, type Engine } from '#core/engine.ts';
import { baseOf, loadedColumns, TABLES } from '#core/schema/index.ts';
import type { CanonicalColumn, Kind } from '#core/schema/types.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import type { Mapping } from './types.ts';

/** What is done with a row in doubt: left out, loaded, or loaded with the value cut to the longest that is believed. */
export type Remedy = 'exclude' | 'keep' | 'cap';

/** One thing that makes a row doubtful; codes are those of reports and rejected rows. */
export interface Doubt {
  /** What may be done, the default first. */
  remedies: readonly Remedy[];
  /** Codes of the notes that rows get when they are loaded all the same. */
  notes: Readonly<Partial<Record<Remedy, string>>>;
  /** Ids of the measures that such rows move. */
  touches: readonly string[];
}

const TALK = ['talk_avg_s', 'aht_s', 'occupancy', 'strain_risk'];

/** Rows in doubt (METHODS 0.7 d) and what may be done with them. A negative length or an early end is kept as unknown, never as it is. */
export const DOUBTS = {
  too_long: { remedies: ['exclude', 'keep', 'cap'], notes: { keep: 'too_long_kept', cap: 'too_long_capped' }, touches: TALK }, // prettier-ignore
  negative_duration: { remedies: ['exclude', 'keep'], notes: { keep: 'negative_blanked' }, touches: TALK },
  end_before_start: { remedies: ['exclude', 'keep'], notes: { keep: 'end_blanked' }, touches: ['calls_handled', 'utilisation', 'occupancy'] }, // prettier-ignore
  date_placeholder: {
    remedies: ['keep', 'exclude'],
    notes: { keep: 'date_blanked' },
    touches: ['utilisation', 'cases_open', 'cure_rate', 'recovery_rate']
  },
  duplicate_suspected: { remedies: ['keep', 'exclude'], notes: { keep: 'duplicate_suspected' }, touches: ['calls_offered', 'calls_handled', 'repaid_amount'] } // prettier-ignore
} as const satisfies Record<string, Doubt>;

export type DoubtId = keyof typeof DOUBTS;

/** Longest voice call that is believed, seconds (METHODS 0.7 d). */
export const LONGEST_TALK_S = 14_400;

/** Dates outside of these are placeholders (`1900-01-01`, `9999-12-31`) or slips: first day, and the day after the last. */
export const DATES = ['1990-01-01', '2059-01-01'] as const;
const [FIRST_DAY = 0, END_DAY = 0] = DATES.map((date) => Date.parse(date) / 86_400_000);

/** True of columns that hold a date, with or without a time of day. */
export const isDated = ({ type }: CanonicalColumn): boolean => type === 'date' || type === 'timestamp';

/** True of a second (as if UTC) that `beyondDates` does not name. */
export const isWithinDates = (seconds: number): boolean => seconds >= FIRST_DAY * 86_400 && seconds < END_DAY * 86_400;

/** Whether a loaded date, or the seconds of a time, lie outside of `DATES`; NULL where there is none. */
export function beyondDates(column: string): Sql {
  const [low, high] = column.endsWith('_s')
    ? [sql`${FIRST_DAY * 86_400}`, sql`${END_DAY * 86_400}`]
    : [sql`DATE ${DATES[0]}`, sql`DATE ${DATES[1]}`];
  return sql`(${id(column)} < ${low} OR ${id(column)} >= ${high})`;
}

/** Columns of which the second must not lie before the first. */
export const SPANS: Readonly<Partial<Record<Kind, readonly [string, string]>>> = {
  calls: ['start', 'end'],
  shifts: ['shift_start', 'shift_end'],
  status: ['from', 'to']
};

/** What is done with rows of one doubt: the choice of the user, else the default. */
export function remedyOf(mapping: Mapping, doubt: DoubtId): Remedy {
  const chosen = mapping.remedies?.[doubt];
  const { remedies } = DOUBTS[doubt] as Doubt;
  return chosen && remedies.includes(chosen) ? chosen : (remedies[0] ?? 'exclude');
}

/** True when a reason of a check leaves its rows out. */
export function excludes(mapping: Mapping, reason: string): boolean {
  return !(reason in DOUBTS) || remedyOf(mapping, reason as DoubtId) === 'exclude';
}

/** What applying remedies needs to know of a plan. */
interface Loaded {
  kind: Kind;
  sourceNo: number;
  mapping: Mapping;
  columns: readonly string[];
}

/** Rows of one doubt that were loaded, and what is changed in them. */
interface Mend {
  doubt: DoubtId;
  header: string;
  where: Sql;
  value: Sql;
  set: Sql | null;
}

/** Treats the rows in doubt that were loaded because the user said so. Returns code of the note → rows; examples go to `remarks`. */
export async function applyRemedies(engine: Engine, loaded: Loaded): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const mend of mendsOf(loaded)) {
    const code = (DOUBTS[mend.doubt] as Doubt).notes[remedyOf(loaded.mapping, mend.doubt)];
    if (code === undefined) continue;
    const own = sql`source_no = ${loaded.sourceNo} AND ${mend.where}`;
    const [row] = toRows(await engine.query(sql`SELECT count(*)::DOUBLE AS n FROM ${id(loaded.kind)} WHERE ${own}`.text)); // prettier-ignore
    const n = Number(row?.n ?? 0);
    if (n === 0) continue;
    counts[code] = (counts[code] ?? 0) + n;
    await engine.exec(
      sql`INSERT INTO remarks SELECT source_no, line_no, ${mend.header}, CAST(${mend.value} AS VARCHAR), ${mend.doubt} FROM ${id(loaded.kind)} WHERE ${own} ORDER BY line_no LIMIT 1000`
        .text
    );
    if (mend.set) await engine.exec(sql`UPDATE ${id(loaded.kind)} SET ${mend.set} WHERE ${own}`.text);
  }
  return counts;
}

function mendsOf({ kind, mapping, columns }: Loaded): Mend[] {
  const chosen = (doubt: DoubtId) => remedyOf(mapping, doubt) !== 'exclude';
  const headerOf = (target: string) => mapping.columns.find((column) => column.target === target)?.header ?? target;
  const durations = TABLES[kind].columns.filter(({ name, type }) => type === 'duration' && columns.includes(name));
  const mends: Mend[] = chosen('date_placeholder') ? placeholders(kind, columns, headerOf) : [];
  if (chosen('negative_duration')) {
    for (const { name } of durations) {
      mends.push({ doubt: 'negative_duration', header: headerOf(name), where: sql`${id(name)} < 0`, value: sql`${id(name)}::DOUBLE`, set: sql`${id(name)} = NULL` }); // prettier-ignore
    }
  }
  if (chosen('too_long') && kind === 'calls' && columns.includes('talk_s')) {
    const where = sql`talk_s > ${LONGEST_TALK_S} AND coalesce(channel, 'voice') = 'voice'`;
    const set = remedyOf(mapping, 'too_long') === 'cap' ? sql`talk_s = ${LONGEST_TALK_S}` : null;
    mends.push({ doubt: 'too_long', header: headerOf('talk_s'), where, value: raw('talk_s::DOUBLE'), set });
  }
  const [from, to] = SPANS[kind] ?? ['', ''];
  const end = columns.find((name) => name === to || name === `${to}_at`);
  if (chosen('end_before_start') && end !== undefined) {
    const [utc, local, start] = [id(`${to}_utc_s`), id(`${to}_local_s`), id(`${from}_utc_s`)];
    mends.push({ doubt: 'end_before_start', header: headerOf(end), where: sql`${utc} < ${start}`, value: sql`(${utc} - ${start})::DOUBLE`, set: sql`${join([sql`${utc} = NULL`, sql`${local} = NULL`])}` }); // prettier-ignore
  }
  return mends;
}

/** Dates that a row can do without are blanked where they are placeholders; those of a time go in UTC and local together. */
function placeholders(kind: Kind, columns: readonly string[], headerOf: (target: string) => string): Mend[] {
  const loaded = loadedColumns(kind).map(({ name }) => name);
  return TABLES[kind].columns.filter(isDated).flatMap(({ name, type, required }) => {
    const own = type === 'date' ? [name] : ['utc_s', 'local_s'].map((part) => `${baseOf(name)}_${part}`);
    const [first = name] = own;
    if (required || !columns.includes(name) || !loaded.includes(first)) return [];
    const value =
      type === 'date' ? id(name) : sql`strftime(make_timestamp(${id(first)} * 1000000), '%Y-%m-%d %H:%M:%S')`;
    const set = join(own.map((column) => sql`${id(column)} = NULL`));
    return [{ doubt: 'date_placeholder', header: headerOf(name), where: beyondDates(first), value, set }];
  });
}

/** One row in doubt, as an example. `value` is the cell, or the number of seconds that was read from it. */
export interface DoubtExample {
  line: number;
  column: string;
  value: string;
}

/** The first rows of a source in one doubt, whether they were left out or loaded. */
export async function doubtExamples(
  engine: Engine,
  { sourceNo, doubt, limit }: { sourceNo: number; doubt: DoubtId; limit: number }
): Promise<DoubtExample[]> {
  const query = sql`SELECT line_no::DOUBLE AS line, column_name, raw FROM (
  SELECT source_no, line_no, column_name, raw, reason FROM rejects
  UNION ALL
  SELECT source_no, line_no, column_name, raw, reason FROM remarks
)
WHERE source_no = ${sourceNo} AND reason = ${doubt}
ORDER BY line_no
LIMIT ${limit}`;
  return toRows(await engine.query(query.text)).map(({ line, column_name, raw: value }) => ({
    line: Number(line),
    column: String(column_name ?? ''),
    value: String(value ?? '')
  }));
}
