import { toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import { inWords } from '#core/i18n/format.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import { STEP_NAMES } from '#core/i18n/messages/steps.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { columnOr, holds, type Table } from '../contact-rules/columns.ts';

export type TimelineKind = 'contact' | 'promise' | 'payment' | 'reminder' | 'status';

/** One thing that happened to a case. `at` is `YYYY-MM-DD HH:MM:SS` local, or a date alone. What is not known is null. */
export interface TimelineEntry {
  readonly kind: TimelineKind;
  readonly at: string;
  readonly text: Phrase;
  /** Result of a call, what became of a promise or an instalment, state of a month, channel of a reminder, reason of a closing, as coded in the data. */
  readonly detail: string | null;
  readonly amount: number | null;
  readonly talkS: number | null;
  readonly callId: string | null;
  /** Code of the agent of a call. */
  readonly agent: number | null;
  /** File and line, to open the record. */
  readonly source: { readonly no: number; readonly line: number } | null;
}

export interface TimelineOptions {
  readonly caseId: string;
  readonly model: ModelInfo;
  readonly settings: Pick<Settings, 'keptTolerance'>;
  readonly signal?: CancelSignal;
}

/** Everything that the loaded tables hold about one case, oldest first: contacts, promises, payments, reminders, state of the case. */
export async function caseTimeline(
  engine: Engine,
  { caseId, model, settings, signal }: TimelineOptions
): Promise<TimelineEntry[]> {
  const parts = [
    ...contacts(model, caseId),
    ...promises(model, caseId),
    ...instalments(model, caseId, settings.keptTolerance),
    ...payments(model, caseId),
    ...reminders(model, caseId),
    ...states(model, caseId),
    ...months(model, caseId)
  ];
  if (parts.length === 0) return [];
  const all = parts.map((part) => part.text).join('\nUNION ALL BY NAME\n');
  const columns = await engine.query(
    `SELECT kind, happened_at, text, detail, amount, talk_s, call_id, agent, source_no, line_no
FROM (SELECT NULL::VARCHAR AS kind, NULL::VARCHAR AS happened_at, NULL::VARCHAR AS text, NULL::VARCHAR AS detail, NULL::DOUBLE AS amount,
  NULL::DOUBLE AS talk_s, NULL::VARCHAR AS call_id, NULL::INTEGER AS agent, NULL::INTEGER AS source_no, NULL::BIGINT AS line_no WHERE false
UNION ALL BY NAME
${all})
WHERE happened_at IS NOT NULL
ORDER BY happened_at, kind, line_no`,
    signal ? { signal } : {}
  );
  return toRows(columns).map(entryOf);
}

type EventId = keyof typeof CASES.events;

function entryOf(row: Record<string, Value>): TimelineEntry {
  const [event, step] = String(row.text).split(':');
  const text = CASES.events[event as EventId];
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  return {
    kind: row.kind as TimelineKind,
    at: String(row.happened_at),
    text: step ? inWords(text, (locale) => ({ step, name: STEP_NAMES[Number(step) - 1]?.[locale] ?? '' })) : { text },
    detail: row.detail === null ? null : String(row.detail),
    amount: number('amount'),
    talkS: number('talk_s'),
    callId: row.call_id === null ? null : String(row.call_id),
    agent: number('agent'),
    source: row.source_no === null ? null : { no: Number(row.source_no), line: Number(row.line_no) }
  };
}

const stamp = (column: string): Sql => raw(`strftime(make_timestamp(${column} * 1000000), '%Y-%m-%d %H:%M:%S')`);
const LINE = raw('t.source_no::INTEGER AS source_no, t.line_no::BIGINT AS line_no');

/** The part of a table, when it holds the case and the column that dates it. */
function part(
  model: ModelInfo,
  table: Table,
  dated: string,
  body: (column: (name: string, type?: string) => Sql) => Sql
): Sql[] {
  if (!holds(model, table, 'case_id') || !holds(model, table, dated)) return [];
  return [body((name, type) => columnOr(model, table, name, 't', type))];
}

function contacts(model: ModelInfo, caseId: string): Sql[] {
  return part(
    model,
    'calls',
    'start_at',
    (column) => sql`
SELECT
  'contact' AS kind,
  ${stamp('t.start_local_s')} AS happened_at,
  CASE WHEN ${column('channel')} IN ('chat', 'email', 'message') THEN 'message' WHEN ${column('direction')} = 'inbound' THEN 'inbound' ELSE 'outbound' END AS text,
  ${column('disposition')} AS detail,
  ${column('talk_s', 'DOUBLE')} AS talk_s,
  ${column('call_id')} AS call_id,
  f.agent::INTEGER AS agent,
  ${LINE}
FROM calls AS t
LEFT JOIN call_fact AS f ON f.source_no = t.source_no AND f.line_no = t.line_no
WHERE t.case_id = ${caseId}`
  );
}

/** Promises when they were made, and when they fell due with what became of them (METHODS 5.2): `promise_no` counts them in order of file and line. */
function promises(model: ModelInfo, caseId: string): Sql[] {
  const made = part(
    model,
    'promises',
    'made_date',
    (column) => sql`
SELECT 'promise' AS kind, t.made_date::VARCHAR AS happened_at, 'promised' AS text, ${column('amount', 'DOUBLE')} AS amount, ${LINE}
FROM promises AS t
WHERE t.case_id = ${caseId}`
  );
  const due = part(
    model,
    'promises',
    'due_date',
    (column) => sql`
SELECT
  'promise' AS kind,
  t.due_date::VARCHAR AS happened_at,
  'promiseDue' AS text,
  'promise_' || f.state AS detail,
  ${column('amount', 'DOUBLE')} AS amount,
  ${LINE}
FROM (SELECT *, row_number() OVER (ORDER BY source_no, line_no, rowid) AS promise_no FROM promises) AS t
LEFT JOIN promise_fact AS f ON f.promise_no = t.promise_no
WHERE t.case_id = ${caseId}`
  );
  return [...made, ...due];
}

/** Instalments with what became of them: whole in time, whole since, or not; nothing while that is open (METHODS 5.8). */
function instalments(model: ModelInfo, caseId: string, keptTolerance: number): Sql[] {
  return part(
    model,
    'instalments',
    'due_date',
    (column) => sql`
SELECT
  'promise' AS kind,
  t.due_date::VARCHAR AS happened_at,
  'instalmentDue' AS text,
  (SELECT CASE
    WHEN bool_and(f.on_time) THEN 'instalment_paid'
    WHEN bool_and(f.paid_by_now >= ${keptTolerance} * f.cum_due) THEN CASE WHEN bool_and(f.matured) THEN 'instalment_late' ELSE 'instalment_paid' END
    WHEN bool_and(f.matured) THEN 'instalment_missed' END
   FROM instalment_fact AS f
   WHERE f.plan_id = coalesce(${column('plan_id')}, t.case_id)
     AND f.day = t.due_date - DATE '1970-01-01'
     AND f.seq = coalesce(${column('seq', 'BIGINT')}, f.seq)) AS detail,
  ${column('amount', 'DOUBLE')} AS amount,
  ${LINE}
FROM instalments AS t
WHERE t.case_id = ${caseId}`
  );
}

function payments(model: ModelInfo, caseId: string): Sql[] {
  return part(
    model,
    'payments',
    'paid_date',
    (column) => sql`
SELECT
  'payment' AS kind,
  t.paid_date::VARCHAR AS happened_at,
  CASE WHEN ${column('amount', 'DOUBLE')} < 0 THEN 'reversed' ELSE 'paid' END AS text,
  ${column('channel')} AS detail,
  ${column('amount', 'DOUBLE')} AS amount,
  ${LINE}
FROM payments AS t
WHERE t.case_id = ${caseId}`
  );
}

function reminders(model: ModelInfo, caseId: string): Sql[] {
  return part(
    model,
    'reminders',
    'sent_at',
    (column) => sql`
SELECT 'reminder' AS kind, ${stamp('t.sent_local_s')} AS happened_at, 'reminder' AS text, ${column('channel')} AS detail, ${LINE}
FROM reminders AS t
WHERE t.case_id = ${caseId}`
  );
}

const STATES: readonly (readonly [event: EventId, dated: string, detail: string | null, amount: string | null])[] = [
  ['opened', 'opened_date', null, 'balance_at_assignment'],
  ['assigned', 'assigned_date', null, null],
  ['waived', 'waiver_date', null, 'waiver_amount'],
  ['cured', 'cured_date', null, null],
  ['closed', 'closed_date', 'close_reason', null]
];

function states(model: ModelInfo, caseId: string): Sql[] {
  const dates = STATES.flatMap(([text, dated, detail, amount]) =>
    part(
      model,
      'cases',
      dated,
      (column) => sql`
SELECT
  'status' AS kind,
  ${raw(`t.${dated}`)}::VARCHAR AS happened_at,
  ${text} AS text,
  ${detail ? column(detail) : sql`NULL::VARCHAR`} AS detail,
  ${amount ? column(amount, 'DOUBLE') : sql`NULL::DOUBLE`} AS amount,
  ${LINE}
FROM cases AS t
WHERE t.case_id = ${caseId}`
    )
  );
  const steps = [1, 2, 3, 4, 5, 6, 7].flatMap((step) =>
    part(
      model,
      'cases',
      `s${step}_at`,
      (column) => sql`
SELECT 'status' AS kind, ${stamp(`t.s${step}_local_s`)} AS happened_at, ${`step:${step}`} AS text, ${column(`s${step}`)} AS detail, ${LINE}
FROM cases AS t
WHERE t.case_id = ${caseId}`
    )
  );
  return [...dates, ...steps];
}

function months(model: ModelInfo, caseId: string): Sql[] {
  return part(
    model,
    'snapshots',
    'snap_month',
    (column) => sql`
SELECT
  'status' AS kind,
  t.snap_month::VARCHAR AS happened_at,
  'month' AS text,
  coalesce(${column('bucket')}, ${column('dpd', 'DOUBLE')}::VARCHAR) AS detail,
  ${column('balance', 'DOUBLE')} AS amount,
  ${LINE}
FROM snapshots AS t
WHERE t.case_id = ${caseId}`
  );
}
