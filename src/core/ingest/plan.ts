import { findColumn, loadedColumns, TABLES } from '#core/schema/index.ts';
import type { Kind } from '#core/schema/types.ts';
import type { Settings } from '#core/settings.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { checksOf, rejectCase, type Check } from './checks.ts';
import { isWithinDates } from './doubts.ts';
import { cellsAsDates } from './stamps.ts';
import { zoneRange, type ZoneRange } from './times.ts';
import { daysExpr, isListed, spellings } from './exprs.ts';
import { crossingRanges } from './ranges.ts';
import { DAY_COLUMN, dayOf } from './same-dates.ts';
import { nullStrings, typedColumns, wordsSetTo } from './typed.ts';
import type { ColumnMapping, Mapping, SourceProfile } from './types.ts';
import { updateColumn, updatesText } from './updates.ts';
import { isDays } from './values/day-ranges.ts';
import { takesWords } from './values/number-words.ts';
import { plainWord } from './values/words.ts';

/** Everything that loading one file needs: SQL text and the facts it was made from. */
export interface LoadPlan {
  kind: Kind;
  sourceNo: number;
  /** Name under which the engine reads the content. */
  registered: string;
  profile: SourceProfile;
  mapping: Mapping;
  /** Canonical columns that the file fills. */
  columns: string[];
  /** Columns of the loaded table that it fills. */
  filled: string[];
  /** Loads every row; rows with a misfit get `source_no` = −`sourceNo`. */
  insert: string;
  /** Copies the misfits, with reason and text, to `rejects`. */
  rejects: string;
  /** Counts the rows before the first day that is wanted; null when all are. */
  before: string | null;
  /** Counts the loaded rows with days past due as a range, those of ranges that cross groups, and words without a number; null without such words. */
  words: string | null;
  /** When rows were written last (`updatesText`), and whether equal ids alone mean the same thing; null where no column says it. */
  updates: { rows: Sql; sure: boolean } | null;
  range: ZoneRange;
  /** Starts carry a time of day: two equal starts of one person cannot both be real. */
  timed: boolean;
  /** Stamps are wall-clock readings, so that clock changes leave doubts. */
  wallClock: boolean;
}

/** Longest line, bytes; and what is read at once, which would be sixteen such lines, more memory than a large file needs. */
const MAX_LINE = 16_000_000;
const BUFFER = 32 * 1024 * 1024;

/** Writes the SQL that loads one file in one pass. `sourceNo` is 1-based and unique among the loaded files. */
export function planLoad(profile: SourceProfile, mapping: Mapping, settings: Settings, sourceNo: number): LoadPlan {
  if (mapping.kind === 'unknown') throw new Error('mapping without kind');
  const { kind } = mapping;
  const range = zoneRange(mapping.zone ?? settings.zone, sampledStamps(profile, mapping));
  const registered = `source_${sourceNo}.csv`;
  const typed = typedColumns(kind, profile, mapping, range);
  const checks = checksOf(kind, typed, mapping);
  const rows = checkedRows(profile, mapping, registered, typed, checks);
  const early = isEarly(kind, mapping, typed);
  const update = updateColumn(profile, mapping);
  const filled = new Set(typed.flatMap(({ fills }) => fills));
  return {
    kind,
    sourceNo,
    registered,
    profile,
    mapping,
    columns: TABLES[kind].columns.map(({ name }) => name).filter((name) => filled.has(name)),
    filled: loadedOf(kind, typed),
    insert: insertText(kind, rows, loadedOf(kind, typed), sourceNo, early),
    rejects: rejectsText(rows, checks, sourceNo, early),
    before: early && sql`${rows}\nSELECT count(*)::DOUBLE AS n FROM checked_row WHERE ${early}`.text,
    words: wordsText(rows, profile, mapping, early, settings.dpdBounds),
    updates: update && { rows: updatesText(update, sourceRows(profile, mapping, registered)), sure: update.sure },
    range,
    timed: mapping.columns.some(({ target }) => target === 'start_at' || target === 'start_time'),
    wallClock: mapping.columns.some(
      ({ target, date }) => /^(start_at|start_time|from|shift_start|sent_at)$/.test(target) && date?.zone === 'none'
    )
  };
}

/** Condition: a row lies before the first day that is wanted. Rows without a date do not. */
function isEarly(kind: Kind, { from }: Mapping, typed: ReturnType<typeof typedColumns>): Sql | null {
  const day = typed.some(({ name }) => name === DAY_COLUMN[kind]) ? dayOf(kind) : null;
  return day && from ? sql`coalesce(${day} < CAST(${from} AS DATE), false)` : null;
}

function sampledStamps(profile: SourceProfile, mapping: Mapping): number[] {
  const stamps = mapping.columns.flatMap(({ target, date, index }) => {
    const type = mapping.kind === 'unknown' ? undefined : findColumn(mapping.kind, target)?.type;
    if (!date || (type !== 'timestamp' && type !== 'date')) return [];
    return cellsAsDates(profile.columns[index]?.sample ?? [], date);
  });
  return stamps.filter((stamp): stamp is number => stamp !== null && isWithinDates(stamp));
}

/** The file as text cells `c0` … with `line_no`. */
function sourceRows(profile: SourceProfile, mapping: Mapping, registered: string): Sql {
  const { dialect, clean } = profile;
  const count = clean ? profile.width : profile.columns.length;
  const cells = Array.from({ length: count }, (_, i) => `c${i}`);
  const names = clean ? cells : ['line_no', ...cells];
  const types = raw(`{${names.map((name) => `'${name}': 'VARCHAR'`).join(', ')}}`);
  const nulls = ['', ...nullStrings(mapping).flatMap(spellings)];
  const read = sql`read_csv(${registered}, auto_detect = false, header = false, skip = ${clean ? dialect.headerLine : 0},
    delim = ${dialect.delimiter}, quote = ${dialect.quote}, escape = ${dialect.quote}, columns = ${types}, nullstr = [${nulls}], strict_mode = true,
    max_line_size = ${MAX_LINE}, buffer_size = ${BUFFER})`;
  const line = clean ? sql`row_number() OVER () + ${dialect.headerLine}` : sql`CAST(line_no AS BIGINT)`;
  return sql`SELECT ${line} AS line_no, ${join(cells.map((cell) => id(cell)), ', ')} FROM ${read}`; // prettier-ignore
}

function checkedRows(
  profile: SourceProfile,
  mapping: Mapping,
  registered: string,
  typed: ReturnType<typeof typedColumns>,
  checks: readonly Check[]
): Sql {
  const count = profile.columns.length;
  const cells = Array.from({ length: count }, (_, i) => id(`c${i}`));
  const text = sql`concat_ws(${profile.dialect.delimiter}, ${join(cells.map((cell) => sql`coalesce(${cell}, '')`), ', ')})`; // prettier-ignore
  const first = typed.filter(({ level }) => level === 1);
  const second = typed.filter(({ level }) => level === 2);
  const names = (columns: typeof typed) => columns.map(({ name }) => id(name));
  const list = (parts: readonly Sql[]) => join(parts, ',\n  ');
  const aliased = (columns: typeof typed) => columns.map(({ expr, name }) => sql`${expr} AS ${id(name)}`);
  const base = [id('line_no'), id('row_text'), ...cells];
  return sql`WITH source_row AS NOT MATERIALIZED (${sourceRows(profile, mapping, registered)}),
typed_row AS NOT MATERIALIZED (SELECT
  ${list([id('line_no'), ...cells, sql`${text} AS row_text`, ...aliased(first)])}
FROM source_row),
timed_row AS NOT MATERIALIZED (SELECT
  ${list([...base, ...names(first), ...aliased(second)])}
FROM typed_row),
checked_row AS NOT MATERIALIZED (SELECT
  ${list([...base, ...names(typed), sql`${rejectCase(checks)} AS reject`])}
FROM timed_row)`;
}

/** Columns of the loaded table among the computed ones, in its order. */
function loadedOf(kind: Kind, typed: ReturnType<typeof typedColumns>): string[] {
  const known = new Set(typed.map(({ name }) => name));
  return loadedColumns(kind).flatMap(({ name }) => (known.has(name) ? [name] : []));
}

function insertText(kind: Kind, rows: Sql, names: readonly string[], sourceNo: number, early: Sql | null): string {
  const columns = names.map(id);
  const mark = sql`CAST(CASE WHEN reject IS NULL THEN ${sourceNo} ELSE ${-sourceNo} END AS SMALLINT)`;
  return sql`INSERT INTO ${id(kind)} (${join([...columns, id('source_no'), id('line_no')], ', ')})
${rows}
SELECT ${join([...columns, mark, id('line_no')], ', ')}
FROM checked_row
WHERE ${early ? sql`NOT ${early}` : sql`true`}`.text;
}

/** What the words of number columns became: read from ranges, from ranges that cross groups, and left unknown. */
function wordsText(
  rows: Sql,
  profile: SourceProfile,
  mapping: Mapping,
  early: Sql | null,
  bounds: readonly number[]
): string | null {
  const columns = mapping.columns.filter(({ target, values }) => takesWords(target) && values);
  if (!columns.some(({ target, values }) => isDays(target) || Object.values(values ?? {}).includes(''))) return null;
  const any = (condition: (column: ColumnMapping) => Sql) => join(columns.map(condition), ' OR ');
  const isWord = ({ index }: ColumnMapping, words: readonly string[]) => isListed(sql`lower(trim(${id(`c${index}`)}))`, words); // prettier-ignore
  const days = ({ target, index, decimal }: ColumnMapping) =>
    isDays(target) ? sql`(${id(target)} IS NOT NULL AND ${daysExpr(id(`c${index}`), decimal)} IS NULL)` : raw('false');
  const crossing = (column: ColumnMapping) => {
    const words = isDays(column.target) ? crossingRanges(column, profile, bounds) : [];
    return sql`(${id(column.target)} IS NOT NULL AND ${isWord(column, words.map(({ value }) => plainWord(value)))})`; // prettier-ignore
  };
  return sql`${rows}
SELECT
  (count(*) FILTER (WHERE ${any(days)}))::DOUBLE AS ranges,
  (count(*) FILTER (WHERE ${any(crossing)}))::DOUBLE AS crossing,
  (count(*) FILTER (WHERE ${any((column) => isWord(column, wordsSetTo(column, '')))}))::DOUBLE AS blank
FROM checked_row
WHERE reject IS NULL AND ${early ? sql`NOT ${early}` : sql`true`}`.text;
}

function rejectsText(rows: Sql, checks: readonly Check[], sourceNo: number, early: Sql | null): string {
  const pick = (of: (check: Check) => Sql) => (checks.length === 0 ? raw('NULL') : sql`CASE reject ${join(checks.map((check, i) => sql`WHEN ${i + 1} THEN ${of(check)}`), ' ')} END`); // prettier-ignore
  return sql`INSERT INTO rejects (source_no, line_no, column_name, raw, reason, row_text)
${rows}
SELECT ${sourceNo}, line_no, ${pick(({ header }) => sql`${header}`)}, ${pick(({ cell }) => cell)}, ${pick(({ reason }) => sql`${reason}`)}, left(row_text, 2000)
FROM checked_row
WHERE reject IS NOT NULL AND ${early ? sql`NOT ${early}` : sql`true`}
ORDER BY line_no`.text;
}
