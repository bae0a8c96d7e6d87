import { toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { dayOf, isoOf } from '#core/query/calendar.ts';
import type { Settings } from '#core/settings.ts';
import { sql } from '#core/sql/sql.ts';
import { DEFAULT_CAP } from '../contact-rules/presets.ts';
import type { Scope } from '../scope.ts';
import { nextStep, reasonsOf, type CaseState } from './reasons.ts';
import { queueTables, tabNeeds, type QueueContext } from './queue-sql.ts';
import { TABS, type Cap, type FollowUpQueue, type QueueRow, type QueueTab, type TabId } from './types.ts';

export interface QueueOptions {
  /** Filters choose cases; the dates only serve a channel filter. */
  readonly scope: Scope;
  readonly settings: Settings;
  readonly model: ModelInfo;
  /** Rows of this tab; without it every case that needs a step. */
  readonly tab?: TabId;
  readonly cap?: Cap;
  readonly limit?: number;
  readonly signal?: CancelSignal;
}

/**
 * The follow-up queue (UX 5.10): open cases on `as_of` that need a step, why, and what to do next; ordered by date owed, then amount
 * (largest first). A promise is overdue from the day after its due date, days of grace named in the reason. Cases of one contact cap: no
 * call until the attempt that frees it has left the window.
 */
export async function followUpQueue(engine: Engine, options: QueueOptions): Promise<FollowUpQueue> {
  const { scope, settings, model, tab, cap = DEFAULT_CAP, limit = 500, signal } = options;
  const order: Phrase = { text: CASES.notes.order };
  if (model.asOf === null) {
    const tabs = TABS.map((id) => tabOf(id, model, null, { text: CASES.notes.noDates }));
    return { asOf: null, cap, tabs, total: 0, rows: [], order };
  }
  const context: QueueContext = { scope, model, cap, today: dayOf(model.asOf), neglectDays: settings.neglectDays };
  const counts = await countTabs(engine, context, signal);
  const rows = await readRows(engine, context, { tab, limit, signal });
  return {
    asOf: model.asOf,
    cap,
    tabs: TABS.map((id) => tabOf(id, model, counts.get(id) ?? 0, null)),
    total: counts.get(tab ?? 'all') ?? 0,
    rows: rows.map((row) => rowOf(row, context, tab)),
    order
  };
}

function tabOf(id: TabId, model: ModelInfo, count: number | null, reason: Phrase | null): QueueTab {
  const needs = tabNeeds(id, model);
  const missing: Phrase | null = needs.length
    ? { text: CASES.notes.missing, params: { columns: needs.join(', ') } }
    : null;
  return { id, label: CASES.tabs[id], count: missing ? null : count, needs, reason: missing ?? reason };
}

async function countTabs(engine: Engine, context: QueueContext, signal?: CancelSignal): Promise<Map<string, number>> {
  const columns = await engine.query(
    sql`WITH ${queueTables(context)}
SELECT tab, count(*)::DOUBLE AS n FROM case_tab GROUP BY tab
UNION ALL
SELECT 'all', count(DISTINCT case_id)::DOUBLE FROM case_tab`.text,
    signal ? { signal } : {}
  );
  return new Map(toRows(columns).map((row) => [String(row.tab), Number(row.n)]));
}

interface RowsOptions {
  readonly tab: TabId | undefined;
  readonly limit: number;
  readonly signal: CancelSignal | undefined;
}

async function readRows(engine: Engine, context: QueueContext, options: RowsOptions): Promise<Record<string, Value>[]> {
  const { tab, limit, signal } = options;
  const columns = await engine.query(
    sql`WITH ${queueTables(context)},
chosen AS (
  SELECT case_id, min(owed) AS owed, arg_min(amount, owed) AS amount
  FROM case_tab
  WHERE ${tab ? sql`tab = ${tab}` : sql`true`}
  GROUP BY case_id
  ORDER BY owed, amount DESC NULLS LAST, case_id
  LIMIT ${limit}),
membership AS (
  SELECT case_id, string_agg(tab, ',') AS tabs
  FROM case_tab
  GROUP BY case_id)
SELECT
  s.case_id,
  s.dpd::DOUBLE AS dpd,
  s.balance::DOUBLE AS balance,
  s.cause,
  s.relief,
  s.since_day::INTEGER AS since_day,
  s.action_day::INTEGER AS action_day,
  s.due_day::INTEGER AS due_day,
  s.promise_amount::DOUBLE AS promise_amount,
  s.promise_paid::DOUBLE AS promise_paid,
  s.promise_state,
  s.is_instalment_due,
  s.result,
  s.result_day::INTEGER AS result_day,
  s.result_direction::INTEGER AS result_direction,
  s.call_back_day::INTEGER AS call_back_day,
  s.owed_asked,
  s.contact_day::INTEGER AS contact_day,
  s.attempts::INTEGER AS attempts,
  s.free_day::INTEGER AS free_day,
  m.tabs,
  c.owed::INTEGER AS owed,
  c.amount::DOUBLE AS amount
FROM chosen AS c
JOIN case_state AS s ON s.case_id = c.case_id
JOIN membership AS m ON m.case_id = c.case_id
ORDER BY c.owed, c.amount DESC NULLS LAST, c.case_id`.text,
    signal ? { signal } : {}
  );
  return toRows(columns);
}

const DIRECTIONS: Readonly<Record<string, string>> = { '1': 'inbound', '2': 'internal', '3': 'outbound' };

function rowOf(row: Record<string, Value>, { today, cap }: QueueContext, tab: TabId | undefined): QueueRow {
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  const day = (name: string): string | null => (row[name] === null ? null : isoOf(Number(row[name])));
  const found = new Set(String(row.tabs).split(','));
  const tabs = TABS.filter((id) => found.has(id));
  const state: CaseState = {
    today,
    cap,
    cause: text('cause') ?? '',
    reliefKnown: text('relief') !== null,
    sinceDay: number('since_day'),
    contactDay: number('contact_day'),
    dueDay: number('due_day'),
    promiseState: text('promise_state'),
    isInstalmentDue: row.is_instalment_due === true,
    actionDay: number('action_day'),
    callBackDay: number('call_back_day'),
    callBackAsked: row.owed_asked === true,
    attempts: number('attempts'),
    freeDay: number('free_day')
  };
  const code = text('result');
  const resultDay = day('result_day');
  const due = day('due_day');
  return {
    caseId: String(row.case_id),
    dpd: number('dpd'),
    balance: number('balance'),
    lastResult: code !== null && resultDay !== null ? { code, day: resultDay, direction: DIRECTIONS[String(row.result_direction)] ?? null } : null,
    promise: due === null ? null : { due, amount: number('promise_amount'), paid: number('promise_paid'), state: String(row.promise_state) },
    tabs,
    reasons: reasonsOf(state, tab ? [tab, ...tabs.filter((id) => id !== tab)] : tabs),
    next: nextStep(state, tabs),
    attempts: state.attempts,
    mayCall: state.freeDay === null,
    freeFrom: day('free_day'),
    owed: isoOf(Number(row.owed)),
    amount: number('amount')
  }; // prettier-ignore
}
