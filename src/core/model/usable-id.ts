import { sql, type Sql } from '#core/sql/sql.ts';

/**
 * An id that can join rows: masked ones (with `*`, `＊` or `•`) and those that a spreadsheet rounded (`1.38E+10`) are unknown, since several people share
 * them. Plain ids, nearly all, need no look at letters that are longer than a byte: neither at blanks around them nor at such masks.
 */
export function usableId(column: Sql): Sql {
  return sql`CASE
  WHEN contains(${column}, '*') THEN NULL
  WHEN contains(${column}, 'E+') AND regexp_full_match(trim(${column}), '[0-9]([.,][0-9]+)?E\\+[0-9]+') THEN NULL
  WHEN strlen(${column}) = length(${column}) AND NOT contains(${column}, ' ') THEN nullif(${column}, '')
  WHEN NOT (contains(${column}, '＊') OR contains(${column}, '•')) THEN nullif(trim(${column}), '') END`;
}

/** A usable id as a number of 64 bits, to count by. */
export function usableHash(column: Sql): Sql {
  return sql`nullif(hash(${usableId(column)}), hash(NULL::VARCHAR))`;
}
