import { findColumn } from '#core/schema/index.ts';
import type { Kind } from '#core/schema/types.ts';
import type { Mapping } from './types.ts';

/** A page that data can open. Ids are those of the routes. */
export type PageId =
  'overview' | 'volume' | 'workload' | 'stress' | 'repayment' | 'satisfaction' | 'situations' | 'agents' | 'cases';

/** A column that a page still needs, as kind and name; `label` is in the schema (`findColumn`). */
export interface NeededColumn {
  kind: Kind;
  name: string;
}

/** What the files at hand mean for one page: it opens, opens in part (better with `better`), or waits for `needs`. */
export interface Capability {
  page: PageId;
  state: 'ok' | 'part' | 'missing';
  needs: NeededColumn[];
  better: NeededColumn[];
}

interface Rule {
  page: PageId;
  /** Every group must be there; of a group any one column is enough. */
  all: readonly (readonly string[])[];
  better: readonly string[];
}

/** METHODS 9.3, per page: columns as `kind.column`. */
const RULES: readonly Rule[] = [
  {
    page: 'overview',
    all: [['calls.start_at', 'cases.case_id', 'payments.amount']],
    better: ['calls.agent_id', 'calls.direction', 'cases.dpd']
  },
  {
    page: 'volume',
    all: [['calls.start_at']],
    better: ['calls.direction', 'calls.wait_s', 'calls.talk_s', 'calls.wrap_s', 'calls.disposition']
  },
  {
    page: 'workload',
    all: [['calls.agent_id'], ['calls.start_at'], ['calls.talk_s']],
    better: ['calls.wrap_s', 'status.status', 'shifts.shift_start']
  },
  {
    page: 'stress',
    all: [['calls.agent_id'], ['calls.start_at'], ['calls.talk_s']],
    better: ['calls.abuse', 'calls.complaint', 'calls.escalated', 'shifts.shift_start', 'cases.next_action_date']
  },
  {
    page: 'repayment',
    all: [['cases.balance', 'promises.due_date', 'payments.amount']],
    better: ['cases.dpd', 'promises.due_date', 'payments.amount', 'calls.rpc']
  },
  { page: 'satisfaction', all: [['calls.csat']], better: ['calls.agent_id', 'calls.cause', 'calls.talk_s'] },
  {
    page: 'situations',
    all: [['cases.cause', 'calls.cause', 'cases.s1', 'cases.s2']],
    better: ['cases.s1', 'cases.relief_considered', 'promises.due_date', 'reminders.sent_at']
  },
  {
    page: 'agents',
    all: [['calls.agent_id'], ['calls.start_at']],
    better: ['calls.talk_s', 'shifts.shift_start', 'cases.agent_id']
  },
  {
    page: 'cases',
    all: [['cases.case_id']],
    better: ['cases.dpd', 'cases.balance', 'cases.next_action_date', 'calls.case_id']
  }
];

/** What a set of files opens, in the order of the navigation. Answers UX 6 "What these files open". */
export function enables(mappings: readonly Mapping[]): Capability[] {
  const present = new Set(mappings.flatMap(columnsOf));
  return RULES.map(({ page, all, better }) => {
    const needs = all.filter((group) => !group.some((name) => present.has(name))).map((group) => group[0] ?? '');
    const missing = better.filter((name) => !present.has(name));
    const state = needs.length > 0 ? 'missing' : missing.length > better.length / 2 ? 'part' : 'ok';
    return { page, state, needs: needs.map(split), better: missing.map(split) };
  });
}

function columnsOf({ kind, columns, constants }: Mapping): string[] {
  if (kind === 'unknown') return [];
  const given = Object.keys(constants).filter((name) => constants[name] !== '');
  const ends = columns.some(({ target, results }) => target === 'direction' && results) ? ['disposition'] : [];
  const targets = [...columns.map(({ target }) => target), ...given, ...ends].filter((name) => name !== '');
  return targets.flatMap((name) => {
    const parts = /^(start|end)_(date|year)$/.exec(name);
    const whole = kind === 'calls' && parts ? [`${kind}.${parts[1]}_at`] : [];
    return findColumn(kind, name) ? [`${kind}.${name}`, ...whole] : whole;
  });
}

function split(name: string): NeededColumn {
  const [kind = '', column = ''] = name.split('.');
  return { kind: kind as Kind, name: column };
}
