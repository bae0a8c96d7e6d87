import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import type { ColumnMapping } from './types.ts';
import { AMOUNT_UNITS } from './values/amounts.ts';
import { DURATION_WORDS } from './values/durations.ts';
import { dayRangeExpr, isDays, namedDaysExpr } from './values/day-ranges.ts';
import { numberPattern } from './values/numbers.ts';
import { RATING_WORDS } from './values/ratings.ts';
import { BOOL_WORDS } from './values/words.ts';

/** DuckDB 1.4 turns longer IN lists into a join that is computed for every row, whatever the CASE around it says. */
const SHORT_IN = 5;

/** Condition: a value is one of a few words; made for columns where most rows are looked at. */
export function isOneOf(value: Sql, words: readonly string[]): Sql {
  const groups = Array.from({ length: Math.ceil(words.length / SHORT_IN) }, (_, i) =>
    words.slice(i * SHORT_IN, (i + 1) * SHORT_IN)
  );
  return sql`(${join(groups.map((group) => sql`${value} IN (${group})`), ' OR ')})`; // prettier-ignore
}

/** The same for long lists that few rows come to. */
export function isListed(value: Sql, words: readonly string[]): Sql {
  return sql`list_contains([${[...words]}], ${value})`;
}

/** A number with separators, signs, brackets, percent or currency; the cheap cast is tried first. */
export function numberExpr(cell: Sql, decimal: '.' | ',' = '.'): Sql {
  const general = sql`CASE WHEN regexp_full_match(trim(${cell}), ${numberPattern(decimal)}) THEN ${looseNumber(cell, decimal)} END`;
  return decimal === ',' ? general : sql`coalesce(nullif(TRY_CAST(${cell} AS DOUBLE), 'nan'::DOUBLE), ${general})`;
}

/** An amount in units of its currency, whatever it is written in. */
export function amountExpr(
  cell: Sql,
  { decimal, amountUnit = 'unit', sign }: Pick<ColumnMapping, 'decimal' | 'amountUnit' | 'sign'>
): Sql {
  const number = numberExpr(cell, decimal);
  const written = sign === 'turned' ? sql`-(${number})` : number;
  const factor = AMOUNT_UNITS[amountUnit];
  if (factor === 1) return written;
  return factor < 1 ? sql`${written}${raw(` / ${1 / factor}`)}` : sql`${written}${raw(` * ${factor}`)}`;
}

/** A number of days, bare or with a word for days. */
export function daysExpr(cell: Sql, decimal: '.' | ',' = '.'): Sql {
  return sql`coalesce(${numberExpr(cell, decimal)}, ${namedDaysExpr(cell)})`;
}

function looseNumber(cell: Sql, decimal: '.' | ','): Sql {
  const digits = sql`regexp_replace(${cell}, '[^0-9.,]', '', 'g')`;
  const point =
    decimal === '.' ? sql`replace(${digits}, ',', '')` : sql`replace(replace(${digits}, '.', ''), ',', '.')`;
  const sign = sql`CASE WHEN contains(${cell}, '-') OR contains(${cell}, '(') THEN -1 ELSE 1 END`;
  return sql`TRY_CAST(${point} AS DOUBLE) * ${sign} / CASE WHEN contains(${cell}, '%') THEN 100 ELSE 1 END`;
}

/** A number, or the number behind a word: of the mapping first, then of words that the sample did not hold. */
export function wordNumberExpr(
  cell: Sql,
  { target, decimal, values = {} }: Pick<ColumnMapping, 'target' | 'decimal' | 'values'>,
  seen: readonly string[]
): Sql {
  const ratings = Object.fromEntries(Object.entries(RATING_WORDS).map(([word, rating]) => [word, String(rating)]));
  const unseen = isDays(target) ? sql`CAST(${dayRangeExpr(cell)} AS VARCHAR)` : unseenWords(cell, ratings, raw('NULL'));
  const number = isDays(target) ? daysExpr(cell, decimal) : numberExpr(cell, decimal);
  return sql`coalesce(${number}, TRY_CAST(${wordsToCodes(cell, values, seen, unseen)} AS DOUBLE))`;
}

/** A whole number. */
export function integerExpr(cell: Sql, decimal: '.' | ',' = '.'): Sql {
  const general = numberExpr(cell, decimal);
  return sql`coalesce(TRY_CAST(${cell} AS BIGINT), CASE WHEN ${general} = floor(${general}) THEN CAST(${general} AS BIGINT) END)`;
}

/** Seconds of a duration; `-1` is unknown. */
export function durationExpr(cell: Sql, { unit = 's', decimal = '.' }: ColumnMapping): Sql {
  if (unit === 'text') return wordsExpr(cell);
  if (unit === 'h:mm:ss' || unit === 'm:ss' || unit === 'h:mm')
    return clockExpr(cell, unit === 'h:mm' ? raw(' * 60') : raw(''));
  const factor = { s: '', ms: ' / 1000', min: ' * 60', day: ' * 86400' }[unit];
  return sql`nullif(${numberExpr(cell, decimal)}, -1)${raw(factor)}`;
}

/** `twoParts`: what two parts are multiplied with; `50:38:24.085`, `3:20`, `:45`, `0.02.23`: hours may exceed 24, minutes and seconds behind a larger part may not exceed 59. */
function clockExpr(cell: Sql, twoParts: Sql): Sql {
  const text = sql`replace(CASE WHEN contains(${cell}, ':') THEN ${cell} ELSE replace(${cell}, '.', ':') END, ',', '.')`;
  const part = (i: number) => sql`TRY_CAST(split_part(${text}, ':', ${i}) AS DOUBLE)`;
  const three = sql`abs(${part(1)}) * 3600 + ${part(2)} * 60 + ${part(3)}`;
  const two = sql`(coalesce(abs(${part(1)}), 0) * 60 + ${part(2)})${twoParts}`;
  const sign = sql`CASE WHEN starts_with(trim(${cell}), '-') THEN -1 ELSE 1 END`;
  return sql`CASE
    WHEN regexp_full_match(trim(${cell}), '-?[0-9]+[:.][0-5]?[0-9][:.][0-5]?[0-9]([.,][0-9]+)?') THEN ${sign} * (${three})
    WHEN regexp_full_match(trim(${cell}), '(-?[0-9]+:[0-5]?|:[0-5])[0-9]([.,][0-9]+)?') THEN ${sign} * (${two})
    WHEN trim(${cell}) = '0' THEN 0
  END`;
}

function wordsExpr(cell: Sql): Sql {
  const amount = (units: string) =>
    sql`coalesce(TRY_CAST(replace(regexp_extract(${cell}, ${`(?i)([0-9]+(?:[.,][0-9]+)?)\\s*(?:${units})`}, 1), ',', '.') AS DOUBLE), 0)`;
  const sum = sql`${amount('h|小时|时')} * 3600 + ${amount('m|分')} * 60 + ${amount('s|秒')}`;
  return sql`CASE WHEN regexp_full_match(trim(${cell}), ${`(?i)${DURATION_WORDS}`}) THEN ${sum} WHEN trim(${cell}) = '0' THEN 0 END`;
}

/** Words → codes: the spellings seen first, then any case; words that are not known become `fallback`. */
export function wordsToCodes(
  cell: Sql,
  values: Readonly<Record<string, string>>,
  seen: readonly string[],
  fallback: Sql
): Sql {
  const plain = (word: string) => word.trim().toLowerCase();
  const same = seen.filter((word) => values[plain(word)] === word).slice(0, 60);
  const changed = seen.filter((word) => values[plain(word)] !== undefined && values[plain(word)] !== word).slice(0, 60);
  const branches = [
    ...(same.length > 0 ? [sql`WHEN ${isOneOf(cell, same)} THEN ${cell}`] : []),
    ...byCode(cell, changed, (word) => values[plain(word)] ?? '', isOneOf),
    ...byCode(sql`lower(trim(${cell}))`, Object.keys(values), (word) => values[word] ?? '', isListed)
  ];
  if (branches.length === 0) return fallback;
  return sql`CASE WHEN ${cell} IS NULL THEN NULL ${join(branches, ' ')} ELSE ${fallback} END`;
}

function byCode(value: Sql, words: readonly string[], codeOf: (word: string) => string, test: typeof isListed): Sql[] {
  const groups = new Map<string, string[]>();
  for (const word of words) groups.set(codeOf(word), [...(groups.get(codeOf(word)) ?? []), word]);
  return [...groups].map(([code, list]) => sql`WHEN ${test(value, list)} THEN ${code === '' ? null : code}`);
}

/** Words of a list of codes that the sample did not hold, in any spelling; `fallback` when it is none. */
export function unseenWords(cell: Sql, words: Readonly<Record<string, string>>, fallback: Sql): Sql {
  const plain = sql`trim(regexp_replace(lower(${cell}), '[_ /-]+', ' ', 'g'))`;
  const branches = byCode(plain, Object.keys(words), (word) => words[word] ?? '', isListed);
  return branches.length === 0 ? fallback : sql`CASE ${join(branches, ' ')} ELSE ${fallback} END`;
}

/** Yes/no: words → true or false, NULL when neither. */
export function boolExpr(cell: Sql, values: Readonly<Record<string, string>>, seen: readonly string[]): Sql {
  return sql`CAST(${wordsToCodes(cell, values, seen, unseenWords(cell, BOOL_WORDS, raw('NULL')))} AS BOOLEAN)`;
}

/** Text without blanks around it; words that mean "unknown" are NULL. */
export function textExpr(cell: Sql, nullWords: readonly string[]): Sql {
  return sql`CASE WHEN length(${cell}) <= 12 AND ${isListed(sql`lower(trim(${cell}))`, nullWords)} THEN NULL ELSE nullif(trim(${cell}), '') END`;
}

/** The same for clean columns of long files, where `read_csv` takes out the null words: only `words`, as they are spelled. */
export function leanTextExpr(cell: Sql, words: readonly string[]): Sql {
  if (words.length === 0) return cell;
  return sql`CASE WHEN ${isOneOf(cell, words.flatMap(spellings))} THEN NULL ELSE ${cell} END`;
}

/** Usual spellings of a word: lower, upper and first letter large. */
export function spellings(word: string): string[] {
  return [...new Set([word, word.toUpperCase(), word.replace(/[a-z]/, (letter) => letter.toUpperCase())])];
}
