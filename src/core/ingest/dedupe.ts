import { toRows, type Engine } from '#core/engine.ts';
import { loadedColumns } from '#core/schema/index.ts';
import type { Kind } from '#core/schema/types.ts';
import { id, join, sql, type Sql } from '#core/sql/sql.ts';
import { remedyOf } from './doubts.ts';
import type { LoadPlan } from './plan.ts';
import { olderRows } from './updates.ts';

/** What deduplication did with the rows of one source. */
export interface DedupeCounts {
  dropped: number;
  rejected: number;
  suspected: number;
  replaced: number;
}

/** Columns that name one row; all of them known and equal means the same thing twice. */
const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  calls: ['call_id', 'leg_no', 'agent_id', 'start_utc_s'],
  cases: ['case_id'],
  promises: ['promise_id'],
  instalments: ['plan_id', 'seq'],
  payments: ['payment_id'],
  reminders: ['case_id', 'sent_utc_s', 'channel'],
  shifts: ['agent_id', 'shift_start_utc_s', 'kind'],
  status: ['agent_id', 'from_utc_s', 'status'],
  snapshots: ['case_id', 'snap_month'],
  events: ['date', 'label', 'scope'],
  self_report: []
};

/** Key columns that may be empty without making the row a different thing. */
const OPTIONAL = new Set(['leg_no', 'agent_id', 'kind', 'scope', 'channel']);
/** Kinds in which a newer file replaces what an older file told: states, and calls that were exported again after a correction. */
const REPLACES: ReadonlySet<Kind> = new Set(['calls', 'cases', 'promises', 'payments', 'instalments', 'snapshots']);
const CALL_CONTENT = [
  'agent_id',
  'start_utc_s',
  'customer_id',
  'case_id',
  'wait_s',
  'ring_s',
  'talk_s',
  'hold_s',
  'wrap_s'
];

/**
 * Takes out what is in the table twice because of this source (DECISIONS, last reading). Exact duplicates go where they cannot be real:
 * same id, or for calls without id the same person, start, customer and durations; and rows that another source has in the same words.
 */
export async function dedupe(engine: Engine, plan: LoadPlan): Promise<DedupeCounts> {
  const known = new Set(plan.columns);
  const across = await dropKnownElsewhere(engine, plan);
  const key = keyOf(plan, known);
  const older = await dropOlder(engine, plan);
  if (!key || (await isUnique(engine, plan, key))) {
    const replaced = await replace(engine, plan, key);
    return { dropped: across + older, rejected: 0, suspected: 0, replaced: older + replaced };
  }
  const inside = await dropExact(engine, plan, key);
  const rejected = plan.kind === 'cases' ? await rejectSameId(engine, plan) : 0;
  const repeats = await handleRepeats(engine, plan, key);
  return {
    dropped: across + older + inside + repeats.dropped,
    rejected,
    suspected: repeats.kept,
    replaced: older + (await replace(engine, plan, key))
  };
}

interface Key {
  columns: Sql[];
  /** The first column alone is the id. */
  byId: boolean;
  /** Rows for which an equal key means the same thing. */
  sure: Sql;
}

function keyOf({ kind, timed }: LoadPlan, known: ReadonlySet<string>): Key | null {
  if (kind === 'self_report') return null;
  if (kind === 'calls' && !known.has('call_id')) {
    return {
      columns: CALL_CONTENT.map(id),
      byId: false,
      sure: timed ? sql`agent_id IS NOT NULL AND start_utc_s IS NOT NULL` : sql`false`
    };
  }
  const columns = KEYS[kind];
  const needed = columns.filter((name) => !OPTIONAL.has(name)).slice(0, kind === 'calls' ? 1 : undefined);
  if ((kind === 'promises' || kind === 'payments') && !known.has(columns[0] ?? '')) {
    return { columns: contentColumns(kind), byId: false, sure: sql`false` };
  }
  const byId = ['calls', 'cases', 'promises', 'payments'].includes(kind);
  return { columns: columns.map(id), byId, sure: join(needed.map((name) => sql`${id(name)} IS NOT NULL`), ' AND ') }; // prettier-ignore
}

function contentColumns(kind: Kind): Sql[] {
  return loadedColumns(kind).flatMap(({ name }) => (name === 'source_no' || name === 'line_no' ? [] : [id(name)]));
}

const hashOf = (columns: readonly Sql[]): Sql => sql`hash(${join(columns, ', ')})`;

/** Ids that only grow (by length, then text) are unique, which is cheap to see; else all keys are compared. */
async function isUnique(engine: Engine, { kind, sourceNo }: LoadPlan, key: Key): Promise<boolean> {
  const [first] = key.columns;
  if (first && key.byId) {
    const before = sql`lag(${first}) OVER ()`;
    const growing = sql`SELECT count(*)::DOUBLE AS n FROM (
      SELECT ${first} AS own, ${before} AS earlier, row_number() OVER () AS turn FROM ${id(kind)} WHERE source_no = ${sourceNo}
    ) WHERE own IS NULL OR (turn > 1 AND (earlier IS NULL OR length(earlier) > length(own) OR (length(earlier) = length(own) AND earlier >= own)))`;
    const [row] = toRows(await engine.query(growing.text));
    if (Number(row?.n) === 0) return true;
  }
  const query = sql`SELECT count(*)::DOUBLE AS n, count(DISTINCT ${hashOf(key.columns)})::DOUBLE AS keys FROM ${id(kind)} WHERE source_no = ${sourceNo}`;
  const [row] = toRows(await engine.query(query.text));
  return Number(row?.n) === Number(row?.keys);
}

async function countOf(engine: Engine, kind: Kind, where: Sql): Promise<number> {
  const [row] = toRows(await engine.query(sql`SELECT count(*)::DOUBLE AS n FROM ${id(kind)} WHERE ${where}`.text));
  return Number(row?.n ?? 0);
}

/** Deletes rows and says how many. */
async function remove(engine: Engine, kind: Kind, where: Sql): Promise<number> {
  const before = await countOf(engine, kind, sql`true`);
  await engine.exec(sql`DELETE FROM ${id(kind)} WHERE ${where}`.text);
  return before - (await countOf(engine, kind, sql`true`));
}

async function dropKnownElsewhere(engine: Engine, { kind, sourceNo }: LoadPlan): Promise<number> {
  if ((await countOf(engine, kind, sql`source_no <> ${sourceNo}`)) === 0) return 0;
  const hash = hashOf(contentColumns(kind));
  return remove(
    engine,
    kind,
    sql`source_no = ${sourceNo} AND ${hash} IN (SELECT ${hash} FROM ${id(kind)} WHERE source_no <> ${sourceNo})`
  );
}

/** Of rows that say when they were written, the latest of one thing counts. */
async function dropOlder(engine: Engine, plan: LoadPlan): Promise<number> {
  const older = await olderRows(engine, plan);
  return older ? remove(engine, plan.kind, older) : 0;
}

async function dropExact(engine: Engine, { kind, sourceNo }: LoadPlan, key: Key): Promise<number> {
  const again = sql`SELECT line_no FROM (
    SELECT line_no, row_number() OVER (PARTITION BY ${hashOf(contentColumns(kind))} ORDER BY line_no) AS turn
    FROM ${id(kind)} WHERE source_no = ${sourceNo} AND ${key.sure}
  ) WHERE turn > 1`;
  return remove(engine, kind, sql`source_no = ${sourceNo} AND line_no IN (${again})`);
}

/** A case has one row: further ones with other content are listed as not loaded. */
async function rejectSameId(engine: Engine, { kind, sourceNo, mapping }: LoadPlan): Promise<number> {
  const header = mapping.columns.find(({ target }) => target === 'case_id')?.header ?? 'case_id';
  const again = sql`SELECT line_no, case_id FROM (
    SELECT line_no, case_id, row_number() OVER (PARTITION BY case_id ORDER BY line_no) AS turn
    FROM ${id(kind)} WHERE source_no = ${sourceNo}
  ) WHERE turn > 1`;
  await engine.exec(
    sql`INSERT INTO rejects SELECT ${sourceNo}, line_no, ${header}, case_id, 'duplicate_id', NULL FROM (${again}) ORDER BY line_no`
      .text
  );
  return remove(engine, kind, sql`source_no = ${sourceNo} AND line_no IN (SELECT line_no FROM (${again}))`);
}

/** Rows with the key of an earlier row but other content: kept and noted, or taken out when the user said so. */
async function handleRepeats(engine: Engine, plan: LoadPlan, key: Key): Promise<{ dropped: number; kept: number }> {
  const { kind, sourceNo, mapping } = plan;
  const known =
    kind === 'calls'
      ? sql`start_utc_s IS NOT NULL AND coalesce(call_id, agent_id, customer_id, case_id) IS NOT NULL`
      : key.sure.text === 'false'
        ? sql`true`
        : key.sure;
  const repeat = sql`SELECT line_no, ${key.columns[0] ?? sql`NULL`} AS key_text FROM (
    SELECT *, row_number() OVER (PARTITION BY ${hashOf(key.columns)} ORDER BY line_no) AS turn
    FROM ${id(kind)} WHERE source_no = ${sourceNo} AND ${known}
  ) WHERE turn > 1`;
  const [row] = toRows(await engine.query(sql`SELECT count(*)::DOUBLE AS n FROM (${repeat})`.text));
  const n = Number(row?.n ?? 0);
  if (n === 0) return { dropped: 0, kept: 0 };
  if (remedyOf(mapping, 'duplicate_suspected') === 'exclude') {
    const own = sql`source_no = ${sourceNo} AND line_no IN (SELECT line_no FROM (${repeat}))`;
    return { dropped: await remove(engine, kind, own), kept: 0 };
  }
  await engine.exec(
    sql`INSERT INTO remarks SELECT ${sourceNo}, line_no, '', CAST(key_text AS VARCHAR), 'duplicate_suspected' FROM (${repeat}) ORDER BY line_no LIMIT 1000`
      .text
  );
  return { dropped: 0, kept: n };
}

/** Older rows of other sources with the id of a row of this source make way. */
async function replace(engine: Engine, { kind, sourceNo, updates }: LoadPlan, key: Key | null): Promise<number> {
  if (!REPLACES.has(kind) || !key || key.sure.text === 'false' || (kind === 'calls' && !key.byId)) return 0;
  if ((await countOf(engine, kind, sql`source_no <> ${sourceNo}`)) === 0) return 0;
  // A contact that was delivered again may have got its agent since.
  const hash = hashOf(kind === 'calls' && updates?.sure ? [id('call_id')] : key.columns);
  const sure = kind === 'calls' ? sql`${key.sure} AND start_utc_s IS NOT NULL` : key.sure;
  return remove(
    engine,
    kind,
    sql`source_no <> ${sourceNo} AND ${sure} AND ${hash} IN (SELECT ${hash} FROM ${id(kind)} WHERE source_no = ${sourceNo} AND ${sure})`
  );
}
