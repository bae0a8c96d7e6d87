import { toRows, type Engine } from '#core/engine.ts';
import { KINDS, type Kind } from '#core/schema/types.ts';
import { id, join, raw, sql } from '#core/sql/sql.ts';

const SOURCE = { source_no: 'SMALLINT', line_no: 'BIGINT' };

/** Columns of the canonical tables that the model reads, with their types in the loaded tables. */
const INPUTS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  calls: {
    call_id: 'VARCHAR', leg_no: 'BIGINT', agent_id: 'VARCHAR', team: 'VARCHAR', queue: 'VARCHAR', channel: 'VARCHAR',
    direction: 'VARCHAR', start_utc_s: 'BIGINT', start_local_s: 'BIGINT', end_utc_s: 'BIGINT', wait_s: 'DOUBLE', ring_s: 'DOUBLE',
    talk_s: 'DOUBLE', hold_s: 'DOUBLE', wrap_s: 'DOUBLE', disposition: 'VARCHAR', rpc: 'BOOLEAN', case_id: 'VARCHAR',
    customer_id: 'VARCHAR', csat: 'DOUBLE', abuse: 'BOOLEAN', threat: 'BOOLEAN', complaint: 'BOOLEAN', escalated: 'BOOLEAN',
    transferred: 'BOOLEAN', refused: 'BOOLEAN', customer_emotion: 'VARCHAR', product: 'VARCHAR', cause: 'VARCHAR', dpd: 'DOUBLE', ...SOURCE
  },
  cases: {
    case_id: 'VARCHAR', agent_id: 'VARCHAR', team: 'VARCHAR', assigned_date: 'DATE', opened_date: 'DATE', closed_date: 'DATE',
    balance: 'DOUBLE', balance_at_assignment: 'DOUBLE', dpd: 'DOUBLE', dpd_at_assignment: 'DOUBLE', product: 'VARCHAR',
    cause: 'VARCHAR', waiver_amount: 'DOUBLE', cured_date: 'DATE', next_action_date: 'DATE', ...SOURCE
  },
  promises: {
    promise_id: 'VARCHAR', case_id: 'VARCHAR', agent_id: 'VARCHAR', made_date: 'DATE', due_date: 'DATE', amount: 'DOUBLE', superseded_by: 'VARCHAR', ...SOURCE
  },
  instalments: { plan_id: 'VARCHAR', case_id: 'VARCHAR', seq: 'BIGINT', due_date: 'DATE', amount: 'DOUBLE', ...SOURCE },
  payments: { payment_id: 'VARCHAR', case_id: 'VARCHAR', paid_date: 'DATE', amount: 'DOUBLE', plan_id: 'VARCHAR', ...SOURCE },
  reminders: { case_id: 'VARCHAR', sent_utc_s: 'BIGINT', sent_local_s: 'BIGINT', channel: 'VARCHAR', ...SOURCE },
  shifts: {
    agent_id: 'VARCHAR', shift_start_utc_s: 'BIGINT', shift_start_local_s: 'BIGINT', shift_end_utc_s: 'BIGINT',
    shift_end_local_s: 'BIGINT', break_s: 'DOUBLE', kind: 'VARCHAR', ...SOURCE
  },
  status: {
    agent_id: 'VARCHAR', status: 'VARCHAR', from_utc_s: 'BIGINT', from_local_s: 'BIGINT', to_utc_s: 'BIGINT', to_local_s: 'BIGINT',
    ...SOURCE
  },
  snapshots: { case_id: 'VARCHAR', snap_month: 'DATE', ...SOURCE },
  events: { date: 'DATE', ...SOURCE },
  self_report: { date: 'DATE', ...SOURCE }
}; // prettier-ignore

/** What the loaded tables hold: decides which parts of the model there are. */
export interface Present {
  readonly rows: Readonly<Record<Kind, number>>;
  /** Columns with at least one known value. */
  readonly columns: Readonly<Record<Kind, ReadonlySet<string>>>;
  readonly calls: CallShape;
  /** Latest past event in local seconds (DECISIONS, Readings: never due dates or planned shifts); null without any date. */
  readonly asOfS: number | null;
}

/** Properties of the calls file that choose between a fast and a general way. */
export interface CallShape {
  /** Some calls have more than one leg. */
  readonly folded: boolean;
  /** Calls of one leg each that lie in order of start (then source and line): facts need no sort. */
  readonly ordered: boolean;
  /** Starts carry a time of day. */
  readonly timed: boolean;
  /** More than 90 % of starts are whole minutes (METHODS 9.3). */
  readonly minuteRounded: boolean;
  /** Lowest and highest rating. */
  readonly csat: { readonly low: number; readonly high: number } | null;
  /** Whether dispositions tell promises (else the promises file does). */
  readonly promiseCodes: boolean;
}

/** True when a column of a table holds at least one value. */
export function has(present: Present, kind: Kind, ...columns: string[]): boolean {
  return columns.every((column) => present.columns[kind].has(column));
}

/** Adds what is missing, so that every statement can be written for the full schema: absent tables are empty, absent columns unknown. */
export async function ensureInputs(engine: Engine): Promise<void> {
  const existing = new Set(
    toRows(await engine.query("SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main'")).map(
      (row) => `${String(row.table_name)}.${String(row.column_name)}`
    )
  );
  const tables = new Set([...existing].map((name) => name.split('.')[0]));
  const statements = KINDS.flatMap((kind) => {
    const columns = Object.entries(INPUTS[kind]);
    if (!tables.has(kind)) {
      const list = join(columns.map(([name, type]) => sql`${id(name)} ${raw(type)}`));
      return [sql`CREATE TABLE ${id(kind)} (${list})`];
    }
    return columns
      .filter(([name]) => !existing.has(`${kind}.${name}`))
      .map(([name, type]) => sql`ALTER TABLE ${id(kind)} ADD COLUMN ${id(name)} ${raw(type)}`);
  });
  for (const statement of statements) await engine.exec(statement.text);
}

/** Counts rows and known values per column and looks at the shape of the calls. */
export async function readPresent(engine: Engine): Promise<Present> {
  const rows = {} as Record<Kind, number>;
  const columns = {} as Record<Kind, Set<string>>;
  const sets = await columnsOf(engine);
  for (const kind of KINDS) {
    const names = sets.get(kind) ?? [];
    const counts = join(names.map((name, i) => sql`count(${id(name)})::DOUBLE AS ${id(`n${i}`)}`));
    const [row] = toRows(await engine.query(sql`SELECT count(*)::DOUBLE AS n, ${counts} FROM ${id(kind)}`.text));
    rows[kind] = Number(row?.n ?? 0);
    columns[kind] = new Set(names.filter((_, i) => Number(row?.[`n${i}`] ?? 0) > 0).map(canonicalName));
  }
  return {
    rows,
    columns,
    calls: await readCallShape(engine, rows.calls, columns.calls),
    asOfS: await readAsOf(engine)
  };
}

/** Dates count from their 00:00. The dates of the cases decide only when there is no event at all. */
async function readAsOf(engine: Engine): Promise<number | null> {
  const date = (column: string) => `(max(${column}) - DATE '1970-01-01') * 86400`;
  const [events] = toRows(
    await engine.query(`
SELECT greatest(
  (SELECT max(start_local_s) FROM calls),
  (SELECT ${date('paid_date')} FROM payments),
  (SELECT ${date('made_date')} FROM promises),
  (SELECT max(sent_local_s) FROM reminders),
  (SELECT max(from_local_s) FROM status),
  (SELECT ${date("try_strptime(left(snap_month::VARCHAR, 7) || '-01', '%Y-%m-%d')::DATE")} FROM snapshots))::DOUBLE AS as_of_s`)
  );
  if (events?.as_of_s != null) return Number(events.as_of_s);
  const [cases] = toRows(
    await engine.query(`
SELECT greatest(${['assigned_date', 'opened_date', 'closed_date', 'cured_date'].map(date).join(', ')})::DOUBLE AS as_of_s FROM cases`)
  );
  return cases?.as_of_s == null ? null : Number(cases.as_of_s);
}

async function columnsOf(engine: Engine): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const query = "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' ORDER BY column_index";
  for (const row of toRows(await engine.query(query))) {
    const table = String(row.table_name);
    const column = String(row.column_name);
    if (column === 'source_no' || column === 'line_no' || column.endsWith('_local_s')) continue;
    found.set(table, [...(found.get(table) ?? []), column]);
  }
  return found;
}

/** `start_utc_s` → `start_at`; the two columns `from` and `to` of status and the shift columns carry no `_at`. */
function canonicalName(column: string): string {
  if (!column.endsWith('_utc_s')) return column;
  const base = column.slice(0, -'_utc_s'.length);
  return ['from', 'to', 'shift_start', 'shift_end'].includes(base) ? base : `${base}_at`;
}

async function readCallShape(engine: Engine, rows: number, columns: ReadonlySet<string>): Promise<CallShape> {
  const [row] = toRows(
    await engine.query(
      sql`
SELECT
  count(start_local_s)::DOUBLE AS starts,
  (count(*) FILTER (WHERE start_local_s % 60 = 0))::DOUBLE AS whole_minutes,
  (count(*) FILTER (WHERE start_local_s % 86400 = 0))::DOUBLE AS midnights,
  min(csat)::DOUBLE AS csat_low,
  max(csat)::DOUBLE AS csat_high,
  coalesce(bool_or(disposition = 'promise'), false) AS promise_codes
FROM calls`.text
    )
  );
  const starts = Number(row?.starts ?? 0);
  const folded = columns.has('call_id') && (await hasLegs(engine, rows));
  return {
    folded,
    ordered: !folded && (await isOrdered(engine)),
    timed: starts > 0 && Number(row?.midnights) < starts,
    minuteRounded: starts >= 20 && Number(row?.whole_minutes) > 0.9 * starts,
    csat: csatScale(row?.csat_low, row?.csat_high),
    promiseCodes: row?.promise_codes === true
  };
}

/** The scale behind the ratings seen: 0–1 thumbs, 1–5, 0–5, 1–7, 0–10, 0–100. */
function csatScale(low: unknown, high: unknown): { low: number; high: number } | null {
  if (low === null || high === null || low === undefined || high === undefined) return null;
  const top = [1, 5, 7, 10, 100].find((limit) => Number(high) <= limit) ?? Number(high);
  const startsAtOne = Number(low) >= 1 && (top === 5 || top === 7);
  return { low: Math.min(Number(low), startsAtOne ? 1 : 0), high: top };
}

/** Whether a call_id comes twice. Ids that only grow (by length, then text) are unique, which is cheap to see. */
async function hasLegs(engine: Engine, rows: number): Promise<boolean> {
  const [growing] = toRows(
    await engine.query(
      sql`
SELECT count(*)::DOUBLE AS n
FROM (SELECT call_id, lag(call_id) OVER () AS before_id, row_number() OVER () AS row_no FROM calls)
WHERE row_no > 1
  AND (call_id IS NULL OR before_id IS NULL OR length(before_id) > length(call_id)
       OR (length(before_id) = length(call_id) AND before_id >= call_id))`.text
    )
  );
  if (Number(growing?.n) === 0) return false;
  const [unique] = toRows(
    await engine.query('SELECT count(call_id)::DOUBLE AS known, count(DISTINCT call_id)::DOUBLE AS ids FROM calls')
  );
  return rows > 0 && Number(unique?.known) > Number(unique?.ids);
}

/** Whether calls lie in the order of call_fact: start (unknown ones last), source, line. */
async function isOrdered(engine: Engine): Promise<boolean> {
  const [astray] = toRows(
    await engine.query(
      sql`
SELECT count(*)::DOUBLE AS n
FROM (
  SELECT start_utc_s, source_no, line_no, lag(start_utc_s) OVER () AS before_s, lag(source_no) OVER () AS before_source,
    lag(line_no) OVER () AS before_line, row_number() OVER () AS row_no
  FROM calls)
WHERE row_no > 1
  AND NOT coalesce(start_utc_s > before_s, start_utc_s IS NULL AND before_s IS NOT NULL)
  AND NOT (start_utc_s IS NOT DISTINCT FROM before_s
    AND coalesce(source_no > before_source OR (source_no = before_source AND line_no >= before_line), false))`.text
    )
  );
  return Number(astray?.n) === 0;
}
