import { toRows, type Engine } from '#core/engine.ts';
import { REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import { id, join, sql, type Sql } from '#core/sql/sql.ts';
import type { LoadPlan } from './plan.ts';
import type { ColumnMapping, SourceColumn, SourceProfile } from './types.ts';
import { isRoundedId, shareOf } from './values/words.ts';

/** Columns whose values name one thing, so that rows are compared or joined by them. Customers are told apart where they are counted (`usableId`). */
const NAMES = ['call_id', 'case_id', 'promise_id', 'payment_id', 'plan_id'];
const ROUNDED = '[0-9]([.,][0-9]+)?[eE]\\+[0-9]+';
/** From this share of rounded values on, a column is proposed with a warning: as for masked ones, our choice. */
const MOSTLY = 0.5;

/** An id of the column that a spreadsheet rounded, when it is used as one; null without. */
export function roundedId({ target }: ColumnMapping, source: SourceColumn | undefined): string | null {
  if (!NAMES.includes(target) && target !== 'customer_id') return null;
  return source?.sample.find(isRoundedId) ?? null;
}

/** Columns of ids that are mostly rounded are never sure, and say why. */
export function doubtRounded(columns: readonly ColumnMapping[], profile: SourceProfile): ColumnMapping[] {
  return columns.map((column) => {
    const source = profile.columns[column.index];
    if (roundedId(column, source) === null || shareOf(source?.sample ?? [], isRoundedId) < MOSTLY) return column;
    const said = column.reasons.some(({ text }) => text === REASON_TEXTS['values.masked']);
    const reasons = said ? column.reasons : [...column.reasons, { text: REASON_TEXTS['values.masked'] }];
    return { ...column, confidence: Math.min(column.confidence, 0.5), reasons };
  });
}

/**
 * Takes the power to join from ids that a spreadsheet rounded (`1.23E+10`), before rows are compared: several things share one. They become unknown;
 * those of cases, which must have one, get the place of their row behind them. Returns the rows with such an id.
 */
export async function partRounded(engine: Engine, plan: LoadPlan): Promise<number> {
  const { kind, sourceNo, mapping, profile } = plan;
  const columns = mapping.columns
    .filter(
      (column) => roundedId(column, profile.columns[column.index]) !== null && plan.columns.includes(column.target)
    )
    .map(({ target }) => target);
  if (columns.length === 0) return 0;
  const isRounded = (column: string): Sql => sql`coalesce(regexp_full_match(trim(${id(column)}), ${ROUNDED}), false)`;
  const own = (columns: readonly string[]) =>
    sql`source_no = ${sourceNo} AND (${join(columns.map(isRounded), ' OR ')})`;
  const [row] = toRows(await engine.query(sql`SELECT count(*)::DOUBLE AS n FROM ${id(kind)} WHERE ${own(columns)}`.text)); // prettier-ignore
  for (const column of columns.filter((name) => NAMES.includes(name))) {
    const parted = kind === 'cases' && column === 'case_id' ? sql`case_id || ' #' || source_no || ':' || line_no` : sql`NULL`; // prettier-ignore
    await engine.exec(sql`UPDATE ${id(kind)} SET ${id(column)} = ${parted} WHERE ${own([column])}`.text);
  }
  return Number(row?.n ?? 0);
}
