import { toRows, type Engine } from '#core/engine.ts';
import { id, join, sql, type Sql } from '#core/sql/sql.ts';
import type { LoadPlan } from './plan.ts';
import { doubledBy, inChange, type WallChange } from './times.ts';

const DAY_S = 86_400;
const PRIMARY = {
  calls: ['start', 'end'],
  status: ['from', 'to'],
  shifts: ['shift_start', 'shift_end'],
  reminders: ['sent', 'sent']
} as const;
const DURATIONS = ['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'];

/** Rows of a source whose start lies in a doubled or a missing hour. */
export interface DstCounts {
  ambiguous: number;
  nonexistent: number;
}

/** Settles starts in the doubled autumn hour by file order (METHODS 0.3.3) and counts the hours in doubt. */
export async function settleDst(engine: Engine, plan: LoadPlan): Promise<DstCounts> {
  const names = PRIMARY[plan.kind as keyof typeof PRIMARY];
  if (!names || !plan.wallClock || plan.range.changes.length === 0) return { ambiguous: 0, nonexistent: 0 };
  const wall = id(`${names[0]}_local_s`);
  const query = sql`SELECT
  (count(*) FILTER (WHERE ${inChange(wall, plan.range, 'ambiguous')}))::DOUBLE AS ambiguous,
  (count(*) FILTER (WHERE ${inChange(wall, plan.range, 'nonexistent')}))::DOUBLE AS nonexistent
FROM ${id(plan.kind)} WHERE source_no = ${plan.sourceNo}`;
  const [row] = toRows(await engine.query(query.text));
  const counts = { ambiguous: Number(row?.ambiguous ?? 0), nonexistent: Number(row?.nonexistent ?? 0) };
  if (counts.ambiguous > 0 && (plan.kind === 'calls' || plan.kind === 'status')) {
    for (const change of plan.range.changes)
      if (change.after_s < change.before_s) await moveLater(engine, plan, change, names);
  }
  return counts;
}

/** Per person in file order: from the first row that overlaps or runs backwards on, the doubled hour is its second one. */
async function moveLater(
  engine: Engine,
  plan: LoadPlan,
  change: WallChange,
  [from, to]: readonly [string, string]
): Promise<void> {
  const { kind, sourceNo, range } = plan;
  const wall = id(`${from}_local_s`);
  const utc = id(`${from}_utc_s`);
  const one = { first_s: 0, changes: [change] };
  const low = change.at_utc_s + change.after_s - DAY_S;
  const near = sql`source_no = ${sourceNo} AND ${wall} >= ${low} AND ${wall} < ${change.at_utc_s + change.before_s}`;
  const person = id('agent_id');
  const before = sql`OVER (PARTITION BY ${person} ORDER BY line_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const moved = sql`SELECT line_no FROM (
    SELECT line_no, doubled, bool_or(turned) OVER (PARTITION BY ${person} ORDER BY line_no) AS later FROM (
      SELECT line_no, ${person}, ${inChange(wall, one, 'ambiguous')} AS doubled,
        ${inChange(wall, one, 'ambiguous')} AND (${utc} < max(${utc}) ${before} OR (${person} IS NOT NULL AND ${utc} < max(${endOf(plan, from, to)}) ${before})) AS turned
      FROM ${id(kind)} WHERE ${near}
    )
  ) WHERE doubled AND later`;
  if (!(await inOrder(engine, kind, near, utc))) return;
  const by = change.before_s - change.after_s;
  await engine.exec(
    sql`UPDATE ${id(kind)} SET ${utc} = ${utc} + ${by} WHERE source_no = ${sourceNo} AND line_no IN (${moved})`.text
  );
  if (!plan.filled.includes(`${to}_utc_s`) || from === to) return;
  const end = id(`${to}_utc_s`);
  const endWall = id(`${to}_local_s`);
  await engine.exec(
    sql`UPDATE ${id(kind)} SET ${end} = ${end} + ${doubledBy(endWall, range)} WHERE ${near} AND ${end} < ${utc}`.text
  );
}

/** End of what a row occupies, as far as the file tells it without the doubled hour. */
function endOf({ kind }: LoadPlan, from: string, to: string): Sql {
  if (kind !== 'calls') return id(`${to}_utc_s`);
  return sql`${id(`${from}_utc_s`)} + ${join(DURATIONS.map((name) => sql`coalesce(${id(name)}, 0)`), ' + ')}`; // prettier-ignore
}

/** Most rows follow the one before: otherwise file order says nothing. */
async function inOrder(engine: Engine, kind: LoadPlan['kind'], near: Sql, utc: Sql): Promise<boolean> {
  const query = sql`SELECT avg(CASE WHEN back THEN 1 ELSE 0 END)::DOUBLE AS back FROM (
    SELECT ${utc} < lag(${utc}) OVER (PARTITION BY agent_id ORDER BY line_no) AS back FROM ${id(kind)} WHERE ${near}
  ) WHERE back IS NOT NULL`;
  const [row] = toRows(await engine.query(query.text));
  return Number(row?.back ?? 0) < 0.5;
}
