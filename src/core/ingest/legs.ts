import { toRows, type Engine } from '#core/engine.ts';
import { id, join, sql, type Sql } from '#core/sql/sql.ts';
import { plainCaption } from './captions.ts';
import type { LoadPlan } from './plan.ts';
import type { ColumnMapping } from './types.ts';

/** Captions of the id of a call that contains its legs, from first to last; a master or first contact stands beside those that follow it. */
const CONTAINING = /parent|entry point|父|上级/;
/** What a call says that its legs say better. */
const TOLD_BY_LEGS = ['talk_s', 'disposition'];

/** Condition: a row stands for the whole call, or for the first contact of several. */
const isFirst = (parent: Sql, own: Sql | null): Sql =>
  own ? sql`(${parent} IS NULL OR ${parent} = ${own})` : sql`${parent} IS NULL`;

/** Id of the call that a row belongs to, and its place there: 1 = the call or its first contact, 2 = what hangs on it. */
export function callOf(parent: Sql, own: Sql | null): { callId: Sql; legNo: Sql } {
  return {
    callId: own ? sql`coalesce(${parent}, ${own})` : parent,
    legNo: sql`CASE WHEN ${isFirst(parent, own)} THEN 1 ELSE 2 END`
  };
}

const contains = ({ target, header }: ColumnMapping): boolean =>
  target === 'parent_call_id' && CONTAINING.test(plainCaption(header.replace(/([a-z])([A-Z])/g, '$1 $2')));

/**
 * Calls that contain their legs were connected as long as any leg rang or talked: their own talk time and result count only where they have none.
 * Returns the calls that their legs tell of.
 */
export async function tellByLegs(engine: Engine, { kind, mapping, sourceNo, filled }: LoadPlan): Promise<number> {
  if (kind !== 'calls' || !mapping.columns.some(contains)) return 0;
  const parts = TOLD_BY_LEGS.filter((name) => filled.includes(name)).map((name) => sql`${id(name)} = NULL`);
  if (parts.length === 0) return 0;
  const whole = sql`source_no = ${sourceNo} AND leg_no = 1 AND call_id IN (SELECT call_id FROM calls WHERE leg_no = 2)`;
  const [row] = toRows(await engine.query(sql`SELECT count(*)::DOUBLE AS n FROM calls WHERE ${whole}`.text));
  const n = Number(row?.n ?? 0);
  if (n > 0) await engine.exec(sql`UPDATE calls SET ${join(parts, ', ')} WHERE ${whole}`.text);
  return n;
}
