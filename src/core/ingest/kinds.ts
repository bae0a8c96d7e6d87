import { TABLES } from '#core/schema/index.ts';
import { KINDS, type Kind } from '#core/schema/types.ts';
import { assignColumns } from './assign.ts';
import type { ColumnMapping, SourceProfile } from './types.ts';

/** How much a mapped column speaks for a kind; columns not named count 0.6. */
const WEIGHTS: Readonly<Partial<Record<Kind, Readonly<Record<string, number>>>>> = {
  calls: { talk_s: 3, wait_s: 2, ring_s: 2, hold_s: 2, wrap_s: 2, direction: 2, start_at: 1.5, start_time: 1, rpc: 1.5, csat: 1.5, calls_count: 2, channel: 0.5, agent_id: 0.5, call_id: 1, case_id: 0.3, customer_id: 0.3, start_year: 0.5, start_date: 0.4, dpd: 0.3, start_day: 0.3, start_month: 0.3 },
  cases: { balance: 2, balance_at_assignment: 2.5, dpd: 2, dpd_at_assignment: 2.5, assigned_date: 2, opened_date: 1.5, closed_date: 1, close_reason: 1, cured_date: 1.5, waiver_amount: 1, plan_type: 1, willingness: 1, case_id: 0.6, agent_id: 0.3, due_date: 0.3 },
  promises: { promise_id: 2.5, made_date: 2, due_date: 1.2, superseded_by: 2, amount: 0.8 },
  instalments: { plan_id: 1.5, seq: 2, due_date: 1, amount: 0.8 },
  payments: { payment_id: 2, paid_date: 2, amount: 1.2, channel: 0.4 },
  reminders: { sent_at: 2.5, delivered: 2, kind: 1, channel: 0.8 },
  shifts: { shift_start: 1.4, shift_end: 1.4, break_s: 1.5, contracted_h_week: 2, kind: 0.5, agent_id: 0.4 },
  status: { status: 2, from: 1, to: 1, agent_id: 0.4 },
  snapshots: { snap_month: 2, bucket: 1.5, dpd: 0.6, balance: 0.6 },
  events: { label: 1.2, date: 0.6, scope: 0.6 },
  self_report: { strain_0_10: 4, date: 0.4, team: 0.4 }
}; // prettier-ignore

const FILE_NAMES: Readonly<Partial<Record<Kind, RegExp>>> = {
  calls: /call|cdr|contact|interaction|通话|话单|呼叫|来电/i,
  cases: /case|account|案件/i,
  promises: /promise|ptp|承诺/i,
  instalments: /instal|分期/i,
  payments: /payment|repay|还款|回款/i,
  reminders: /reminder|提醒|短信/i,
  shifts: /shift|roster|schedule|排班|班次/i,
  status: /status|activity|状态/i,
  snapshots: /snapshot|快照/i,
  events: /event|事件/i,
  self_report: /self.?report|survey|自评/i
};

/** Least score for a guess: our choice. */
const LEAST = 1.4;

/** The kind a file most likely is, with its columns; `unknown` when nothing speaks clearly. */
export function guessKind(profile: SourceProfile): { kind: Kind | 'unknown'; columns: ColumnMapping[] } {
  const scored = KINDS.map((kind) => {
    const columns = assignColumns(kind, profile.columns, profile.preview);
    return { kind, columns, score: scoreOf(kind, columns, profile) };
  }).sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (best && best.score >= LEAST) return best;
  const sums = scored.find(({ kind }) => kind === 'calls');
  if (sums && countsCalls(sums.columns, profile)) return sums;
  return {
    kind: 'unknown',
    columns: profile.columns.map(({ header, index }) => ({ header, index, target: '', confidence: 0, reasons: [] }))
  };
}

/** A report by interval, agent or queue: it is asked for single calls rather than for what it is. */
function countsCalls(columns: readonly ColumnMapping[], { columns: sources }: SourceProfile): boolean {
  const column = columns.find(({ target }) => target === 'calls_count');
  return sources[column?.index ?? -1]?.sample.some((value) => Number(value) > 1) ?? false;
}

function scoreOf(kind: Kind, columns: readonly ColumnMapping[], profile: SourceProfile): number {
  const weights = WEIGHTS[kind] ?? {};
  const targets = new Set(columns.map(({ target }) => target));
  const found = columns.reduce(
    (sum, { target, confidence }) => sum + (target === '' ? 0 : (weights[target] ?? 0.6) * confidence),
    0
  );
  const missing = TABLES[kind].columns.filter(
    ({ name, required }) => required && !targets.has(name) && !(kind === 'cases' && name === 'case_id')
  ).length;
  const groups = (TABLES[kind].needsOneOf ?? []).filter((group) => !group.some((name) => targets.has(name))).length;
  const unused = columns.filter(({ target }) => target === '').length / Math.max(1, columns.length);
  return found - missing * 2 - groups * 1.5 - unused / 2 + (FILE_NAMES[kind]?.test(profile.name) ? 0.8 : 0);
}
