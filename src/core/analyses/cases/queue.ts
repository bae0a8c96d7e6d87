import { toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { REMINDER_DAYS } from '#core/model/case-step.ts';
import { dayOf, isoOf } from '#core/query/calendar.ts';
import type { Settings } from '#core/settings.ts';
import { id, join, sql, type Sql } from '#core/sql/sql.ts';
import { holds } from '../contact-rules/columns.ts';
import { DEFAULT_CAP } from '../contact-rules/presets.ts';
import { once } from '../once.ts';
import type { Scope } from '../scope.ts';
import { nextStep, reasonsOf, type CaseState } from './reasons.ts';
import { caseTable, tabKey, tabNeeds, tabTable, type QueueContext } from './queue-sql.ts';
import {
  AGE_BANDS,
  COMING_BANDS,
  TABS,
  type AgeBandId,
  type Cap,
  type FollowUpQueue,
  type QueuePage,
  type QueueRow,
  type QueueTab,
  type QueueTabs,
  type TabId
} from './types.ts';

export interface QueueOptions {
  /** Filters choose cases; the dates only serve a channel filter. */
  readonly scope: Scope;
  readonly settings: Settings;
  readonly model: ModelInfo;
  readonly cap?: Cap;
  readonly signal?: CancelSignal;
}

/** Which rows of the queue are asked for. */
export interface RowsOptions {
  /** Rows of this tab; without it every case that needs a step. */
  readonly tab?: TabId;
  /** Only follow-ups that have been owed for so long. */
  readonly age?: AgeBandId;
  /** Cases to leave out, e.g. those marked done. */
  readonly without?: readonly string[];
  readonly offset?: number;
  readonly limit?: number;
}

/** Tabs and rows of the follow-up queue in one answer. */
export async function followUpQueue(engine: Engine, options: QueueOptions & RowsOptions): Promise<FollowUpQueue> {
  const tabs = await queueTabs(engine, options);
  return { ...tabs, ...(await queueRows(engine, options)) };
}

/**
 * The follow-up queue (UX 5.10): open cases on `as_of` that need a step, sorted into tabs by what is owed. A promise is overdue from the day
 * after its due date, days of grace named in the reason, until what came in makes it whole, late or not (METHODS 5.9). Steps planned for an earlier day stay due until the file plans another.
 */
export async function queueTabs(engine: Engine, options: QueueOptions): Promise<QueueTabs> {
  const { model, cap = DEFAULT_CAP, signal } = options;
  const order: Phrase = { text: CASES.notes.order };
  const common = { asOf: model.asOf, cap, order, holds: columnsOf(model) };
  if (model.asOf === null) {
    const tabs = TABS.map((id) => tabOf(id, options, [], { text: CASES.notes.noDates }));
    return { ...common, tabs, total: 0 };
  }
  const context = contextOf(options, model.asOf);
  await openQueue(engine, context);
  const counts = await countTabs(engine, context.today, signal);
  return {
    ...common,
    tabs: TABS.map((id) => tabOf(id, options, counts, null)),
    total: counts.find(({ tab }) => tab === 'all')?.n ?? 0
  };
}

/** The context of the SQL of the queue on a day. */
export function contextOf({ scope, settings, model, cap = DEFAULT_CAP }: QueueOptions, asOf: string): QueueContext {
  return {
    scope,
    model,
    cap,
    today: dayOf(asOf),
    neglectDays: settings.neglectDays,
    keptTolerance: settings.keptTolerance,
    graceDays: settings.graceDays
  };
}

/** Makes `follow_up_case`, once per data set, cap, tolerance and days of grace. */
export function openCases(engine: Engine, context: QueueContext): Promise<void> {
  const key = JSON.stringify([context.cap, context.keptTolerance, context.graceDays]);
  return once(context.model, key, () => engine.exec(caseTable(context).text), 'follow_up_case');
}

/** Makes `follow_up_tab` too, unless it was made last for the same question: another selection may have been asked in between. */
async function openQueue(engine: Engine, context: QueueContext): Promise<void> {
  await openCases(engine, context);
  await once(context.model, tabKey(context), () => engine.exec(tabTable(context).text), 'follow_up_tab');
}

function columnsOf(model: ModelInfo): QueueTabs['holds'] {
  const ofCase = (column: string): boolean => holds(model, 'cases', column);
  return {
    agent: ofCase('agent_id'),
    dpd: ofCase('dpd') || ofCase('dpd_at_assignment'),
    balance: ofCase('balance'),
    result: holds(model, 'calls', 'disposition'),
    promise: holds(model, 'promises', 'due_date'),
    contact: tabNeeds('no_contact', model).length === 0,
    attempts: tabNeeds('capped', model).length === 0
  };
}

interface TabCount {
  readonly tab: string;
  readonly n: number;
  readonly ages: ReadonlyMap<AgeBandId, number>;
  readonly median: number | null;
  readonly oldest: number | null;
}

function tabOf(
  id: TabId,
  { model, settings }: QueueOptions,
  counts: readonly TabCount[],
  reason: Phrase | null
): QueueTab {
  const needs = tabNeeds(id, model);
  const missing: Phrase | null = needs.length
    ? { text: CASES.notes.missing, params: { columns: needs.join(', ') } }
    : null;
  const found = counts.find(({ tab }) => tab === id);
  const isOwed = id !== 'capped' && found !== undefined;
  return {
    id,
    label: { text: CASES.tabs[id], params: { days: settings.neglectDays } },
    count: missing ?? reason ? null : (found?.n ?? 0),
    needs,
    reason: missing ?? reason,
    ages: isOwed ? bandsOf(id).map((band) => ({ id: band.id, count: found.ages.get(band.id) ?? 0 })) : [],
    medianDays: isOwed ? found.median : null,
    oldestDays: isOwed ? found.oldest : null
  }; // prettier-ignore
}

const BANDS = [...AGE_BANDS, ...COMING_BANDS];
const bandsOf = (tab: TabId) => (tab === 'not_reminded' ? COMING_BANDS : AGE_BANDS);

/** Days since the date owed lie in a band. */
function inBand(today: number, id: AgeBandId): Sql {
  const { from, to } = BANDS.find((band) => band.id === id) ?? AGE_BANDS[0];
  const age = sql`(${today} - owed)`;
  return to === null ? sql`${age} >= ${from}` : sql`${age} BETWEEN ${from} AND ${to}`;
}

async function countTabs(engine: Engine, today: number, signal?: CancelSignal): Promise<TabCount[]> {
  const bands = BANDS.map(
    (band, i) => sql`(count(*) FILTER (WHERE ${inBand(today, band.id)}))::DOUBLE AS ${id(`age_${i}`)}`
  );
  const columns = await engine.query(
    sql`
SELECT
  tab,
  count(*)::DOUBLE AS n,
  median(${today} - owed)::DOUBLE AS median,
  max(${today} - owed)::DOUBLE AS oldest,
  ${join(bands)}
FROM follow_up_tab
GROUP BY tab`.text,
    signal ? { signal } : {}
  );
  return toRows(columns).map((row) => ({
    tab: String(row.tab),
    n: Number(row.n),
    ages: new Map(BANDS.map(({ id }, i) => [id, Number(row[`age_${i}`])])),
    median: row.median === null ? null : Number(row.median),
    oldest: row.oldest === null ? null : Number(row.oldest)
  }));
}

const ROW_COLUMNS = sql`
  s.case_id,
  s.agent::INTEGER AS agent,
  s.dpd_days::DOUBLE AS dpd,
  s.balance::DOUBLE AS balance,
  s.cause_name AS cause,
  s.relief,
  s.customer_id,
  s.since_day::INTEGER AS since_day,
  s.action_day::INTEGER AS action_day,
  s.due_day::INTEGER AS due_day,
  s.promise_amount::DOUBLE AS promise_amount,
  s.promise_paid::DOUBLE AS promise_paid,
  s.promise_state,
  s.late_amount::DOUBLE AS late_amount,
  s.late_day::INTEGER AS late_day,
  s.is_paid,
  s.is_instalment_due,
  s.result,
  s.result_day::INTEGER AS result_day,
  s.result_direction::INTEGER AS result_direction,
  s.call_back_day::INTEGER AS call_back_day,
  s.owed_asked,
  s.contact_day::INTEGER AS contact_day,
  s.coming_day::INTEGER AS coming_day,
  s.coming_amount::DOUBLE AS coming_amount,
  s.coming_kind,
  s.failed_day::INTEGER AS failed_day,
  s.attempts::INTEGER AS attempts,
  s.free_day::INTEGER AS free_day`;

/**
 * Rows of the queue, ordered by date owed, then amount (largest first), a page at a time. Cases of one contact cap:
 * no call until the attempt that frees it has left the window.
 */
export async function queueRows(engine: Engine, options: QueueOptions & RowsOptions): Promise<QueuePage> {
  const { model, settings, tab, age, without = [], offset = 0, limit = 500, signal } = options;
  if (model.asOf === null) return { total: 0, rows: [] };
  const context = contextOf(options, model.asOf);
  await openQueue(engine, context);
  const conditions = [
    sql`t.tab = ${tab ?? 'all'}`,
    ...(age ? [inBand(context.today, age)] : []),
    ...(without.length > 0
      ? [sql`t.case_no NOT IN (SELECT case_no FROM follow_up_case WHERE case_id IN (${without}))`]
      : [])
  ];
  const columns = await engine.query(
    sql`WITH kept AS (
  SELECT t.case_no, t.owed, t.amount
  FROM follow_up_tab AS t
  WHERE ${join(conditions, ' AND ')}),
chosen AS (
  SELECT kept.*, k.case_id
  FROM kept
  JOIN follow_up_case AS k ON k.case_no = kept.case_no
  ORDER BY owed, amount DESC NULLS LAST, case_id
  LIMIT ${limit} OFFSET ${offset}),
membership AS (
  SELECT case_no, string_agg(tab, ',') AS tabs
  FROM follow_up_tab
  WHERE case_no IN (SELECT case_no FROM chosen)
  GROUP BY case_no)
SELECT${ROW_COLUMNS},
  m.tabs,
  c.owed::INTEGER AS owed,
  c.amount::DOUBLE AS amount,
  (SELECT count(*) FROM kept)::DOUBLE AS total
FROM chosen AS c
JOIN follow_up_case AS s ON s.case_no = c.case_no
JOIN membership AS m ON m.case_no = c.case_no
ORDER BY c.owed, c.amount DESC NULLS LAST, c.case_id`.text,
    signal ? { signal } : {}
  );
  const rows = toRows(columns);
  const total = rows.length > 0 ? Number(rows[0]?.total) : offset;
  return { total, rows: rows.map((row) => rowOf(row, context, { settings, tab })) };
}

/** One open case as a row of the queue, also when no tab holds it; null when it is closed or unknown. */
export async function queueCase(engine: Engine, caseId: string, options: QueueOptions): Promise<QueueRow | null> {
  const { model, settings, signal } = options;
  if (model.asOf === null) return null;
  const context = contextOf(options, model.asOf);
  await openQueue(engine, context);
  const columns = await engine.query(
    sql`
SELECT${ROW_COLUMNS},
  (SELECT string_agg(t.tab, ',') FROM follow_up_tab AS t WHERE t.case_no = s.case_no) AS tabs,
  c.owed::INTEGER AS owed,
  c.amount::DOUBLE AS amount
FROM follow_up_case AS s
LEFT JOIN follow_up_tab AS c ON c.case_no = s.case_no AND c.tab = 'all'
WHERE s.case_id = ${caseId}`.text,
    signal ? { signal } : {}
  );
  const [row] = toRows(columns);
  return row ? rowOf(row, context, { settings }) : null;
}

const DIRECTIONS: Readonly<Record<string, string>> = { '1': 'inbound', '2': 'internal', '3': 'outbound' };

function rowOf(
  row: Record<string, Value>,
  { today, cap, model }: QueueContext,
  { settings, tab }: Pick<QueueOptions & RowsOptions, 'settings' | 'tab'>
): QueueRow {
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  const day = (name: string): string | null => (row[name] === null ? null : isoOf(Number(row[name])));
  const found = new Set((text('tabs') ?? '').split(','));
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
    isPaid: row.is_paid === true,
    hasPart: (number('promise_paid') ?? 0) > 0,
    lateAmount: number('late_amount') ?? 0,
    lateDay: number('late_day'),
    currency: settings.currency,
    isInstalmentDue: row.is_instalment_due === true,
    actionDay: number('action_day'),
    callBackDay: number('call_back_day'),
    callBackAsked: row.owed_asked === true,
    comingDay: number('coming_day'),
    comingKind: row.coming_kind === 'promise' || row.coming_kind === 'instalment' ? row.coming_kind : null,
    failedDay: number('failed_day'),
    paymentsKnown: holds(model, 'payments', 'paid_date'),
    attempts: number('attempts'),
    freeDay: number('free_day')
  };
  const code = text('result');
  const resultDay = day('result_day');
  const due = day('due_day');
  return {
    caseId: String(row.case_id),
    agent: number('agent'),
    dpd: number('dpd'),
    balance: number('balance'),
    lastResult: code !== null && resultDay !== null ? { code, day: resultDay, direction: DIRECTIONS[String(row.result_direction)] ?? null } : null,
    promise: due === null ? null : { due, amount: number('promise_amount'), paid: number('promise_paid'), late: state.lateAmount, state: String(row.promise_state) },
    coming: state.comingDay === null || state.comingKind === null ? null : { kind: state.comingKind, due: isoOf(state.comingDay), amount: number('coming_amount'), landmark: isoOf(state.comingDay - REMINDER_DAYS) },
    lastContact: day('contact_day'),
    tabs,
    reasons: reasonsOf(state, tab ? [tab, ...tabs.filter((id) => id !== tab)] : tabs),
    next: nextStep(state, tabs),
    attempts: state.attempts,
    mayCall: state.freeDay === null,
    freeFrom: day('free_day'),
    owed: day('owed'),
    amount: number('amount'),
    customerId: text('customer_id')
  }; // prettier-ignore
}
