import { ROWS } from '#core/i18n/messages/rows.ts';
import { STEP_NAMES } from '#core/i18n/messages/steps.ts';
import type { Text } from '#core/i18n/text.ts';
import type { FactName } from '#core/semantic/metric.ts';
import type { FilterId } from './types.ts';

/** How a column of the rows is put in words. */
export type RowKind =
  'text' | 'day' | 'stamp' | 'seconds' | 'hours' | 'money' | 'score' | 'flag' | 'state' | 'count' | FilterId;

/** A column of the rows behind a figure: of the fact, or an expression over it (alias `f`). */
export interface RowColumn {
  readonly id: string;
  readonly label: Text;
  readonly kind: RowKind;
  readonly sql?: string;
  /** Shown unless the user chooses otherwise. */
  readonly first?: boolean;
}

/** How the rows of a fact are shown: its columns, and their order. */
export interface RowSource {
  readonly columns: readonly RowColumn[];
  readonly order: string;
}

const TEAM = { id: 'team', label: ROWS.team, kind: 'team', first: true } as const;
const AGENT = { id: 'agent', label: ROWS.agent, kind: 'agent', first: true } as const;
const OF_CASE = [
  { id: 'product', label: ROWS.product, kind: 'product' },
  { id: 'dpd', label: ROWS.dpd, kind: 'dpd' },
  { id: 'cause', label: ROWS.cause, kind: 'cause' }
] as const;
const CASE: RowColumn = {
  id: 'case_id',
  label: ROWS.caseId,
  kind: 'text',
  first: true,
  sql: '(SELECT k.case_id FROM case_fact AS k WHERE k.case_no = f.case_no)'
};

/** What the rows drawer shows of each fact. Facts that are not here are never shown row by row. */
export const ROW_SOURCES: Readonly<Partial<Record<FactName, RowSource>>> = {
  call_fact: {
    order: 'f.call_no',
    columns: [
      { id: 'start', label: ROWS.start, kind: 'stamp', first: true, sql: 'f.start_utc_s + f.off_s' },
      TEAM,
      AGENT,
      ...OF_CASE,
      { id: 'direction', label: ROWS.direction, kind: 'direction', first: true },
      { id: 'channel', label: ROWS.channel, kind: 'channel' },
      CASE,
      { id: 'handled', label: ROWS.handled, kind: 'flag' },
      { id: 'abandoned', label: ROWS.abandoned, kind: 'flag' },
      { id: 'wait_s', label: ROWS.wait, kind: 'seconds' },
      { id: 'talk_s', label: ROWS.talk, kind: 'seconds', first: true },
      { id: 'hold_s', label: ROWS.hold, kind: 'seconds' },
      { id: 'wrap_s', label: ROWS.wrap, kind: 'seconds' },
      { id: 'csat', label: ROWS.csat, kind: 'score' },
      { id: 'difficult', label: ROWS.difficult, kind: 'flag' },
      { id: 'rpc', label: ROWS.rpc, kind: 'flag' },
      { id: 'promise', label: ROWS.promise, kind: 'flag' },
      { id: 'source_no', label: ROWS.file, kind: 'count' },
      { id: 'line_no', label: ROWS.line, kind: 'count' }
    ]
  },
  leg_fact: {
    order: 'f.busy_from, f.call_no',
    columns: [
      { id: 'day', label: ROWS.date, kind: 'day', first: true },
      {
        id: 'start',
        label: ROWS.start,
        kind: 'stamp',
        first: true,
        sql: 'f.busy_from + (SELECT c.off_s FROM call_fact AS c WHERE c.call_no = f.call_no)'
      },
      TEAM,
      AGENT,
      { id: 'busy_s', label: ROWS.busy, kind: 'seconds', first: true, sql: 'f.busy_to - f.busy_from' },
      { id: 'gap_s', label: ROWS.gap, kind: 'seconds', first: true },
      { id: 'next_gap_s', label: ROWS.nextGap, kind: 'seconds' },
      { id: 'b2b', label: ROWS.backToBack, kind: 'flag', first: true },
      { id: 'run_pos', label: ROWS.runPosition, kind: 'count' },
      { id: 'difficult', label: ROWS.difficult, kind: 'flag' }
    ]
  },
  spell_fact: {
    order: 'f.seconds DESC, f.agent, f.busy_from',
    columns: [
      { id: 'day', label: ROWS.workDate, kind: 'day', first: true },
      {
        id: 'start',
        label: ROWS.start,
        kind: 'stamp',
        first: true,
        sql: 'f.busy_from + (SELECT c.off_s FROM call_fact AS c WHERE c.call_no = f.call_no)'
      },
      TEAM,
      AGENT,
      { id: 'seconds', label: ROWS.stretch, kind: 'seconds', first: true },
      { id: 'contacts', label: ROWS.contacts, kind: 'count', first: true }
    ]
  },
  agent_day: {
    order: 'f.day, f.agent',
    columns: [
      { id: 'day', label: ROWS.workDate, kind: 'day', first: true },
      TEAM,
      AGENT,
      { id: 'contacts', label: ROWS.contacts, kind: 'count', first: true },
      { id: 'handled', label: ROWS.handledCount, kind: 'count' },
      { id: 'busy_s', label: ROWS.busy, kind: 'seconds', first: true },
      { id: 'productive_s', label: ROWS.productive, kind: 'seconds', first: true },
      { id: 'span_s', label: ROWS.span, kind: 'seconds' },
      { id: 'longest_spell_s', label: ROWS.longestSpell, kind: 'seconds', first: true },
      { id: 'day_h', label: ROWS.dayLength, kind: 'hours' },
      { id: 'rest_h', label: ROWS.rest, kind: 'hours' },
      { id: 'break_s', label: ROWS.breaks, kind: 'seconds' },
      { id: 'overtime_s', label: ROWS.overtime, kind: 'seconds' },
      { id: 'difficult_n', label: ROWS.difficultCount, kind: 'count' }
    ]
  },
  promise_fact: {
    order: 'f.day, f.promise_no',
    columns: [
      { id: 'day', label: ROWS.due, kind: 'day', first: true },
      { id: 'made_day', label: ROWS.made, kind: 'day' },
      CASE,
      TEAM,
      AGENT,
      ...OF_CASE,
      { id: 'amount', label: ROWS.amount, kind: 'money', first: true },
      { id: 'paid', label: ROWS.paid, kind: 'money', first: true },
      { id: 'state', label: ROWS.state, kind: 'state', first: true },
      { id: 'follow_s', label: ROWS.followUp, kind: 'seconds' },
      { id: 'followed', label: ROWS.followed, kind: 'flag' }
    ]
  },
  case_fact: {
    order: 'f.case_no',
    columns: [
      { id: 'case_id', label: ROWS.caseId, kind: 'text', first: true },
      { id: 'day', label: ROWS.assigned, kind: 'day', first: true },
      { id: 'opened_day', label: ROWS.opened, kind: 'day' },
      { id: 'closed_day', label: ROWS.closed, kind: 'day' },
      { id: 'cured_day', label: ROWS.cured, kind: 'day', first: true },
      TEAM,
      AGENT,
      ...OF_CASE,
      { id: 'dpd_days', label: ROWS.dpdDays, kind: 'count' },
      { id: 'balance', label: ROWS.balance, kind: 'money', first: true },
      { id: 'waiver_amount', label: ROWS.waiver, kind: 'money' },
      { id: 'attempts', label: ROWS.attempts, kind: 'count', first: true },
      { id: 'rpcs', label: ROWS.rightParty, kind: 'count' }
    ]
  },
  payment_fact: {
    order: 'f.day, f.case_no',
    columns: [
      { id: 'day', label: ROWS.date, kind: 'day', first: true },
      CASE,
      TEAM,
      AGENT,
      ...OF_CASE,
      { id: 'amount', label: ROWS.payment, kind: 'money', first: true }
    ]
  },
  instalment_fact: {
    order: 'f.day, f.plan_id, f.no',
    columns: [
      { id: 'day', label: ROWS.due, kind: 'day', first: true },
      CASE,
      { id: 'seq', label: ROWS.instalmentNo, kind: 'count', first: true },
      TEAM,
      AGENT,
      ...OF_CASE,
      { id: 'amount', label: ROWS.instalment, kind: 'money', first: true },
      { id: 'cum_due', label: ROWS.dueSoFar, kind: 'money' },
      { id: 'on_time', label: ROWS.onTime, kind: 'flag', first: true }
    ]
  },
  case_step: {
    order: 'f.case_no',
    columns: [
      CASE,
      { id: 'day', label: ROWS.assigned, kind: 'day', first: true },
      { id: 'closed_day', label: ROWS.closed, kind: 'day' },
      TEAM,
      AGENT,
      ...OF_CASE,
      ...STEP_NAMES.map((label, i): RowColumn => ({ id: `state_${i + 1}`, label, kind: 'state', first: true }))
    ]
  }
};
