import type { Engine } from '#core/engine.ts';
import { FUNNEL } from '#core/i18n/messages/repayment.ts';
import type { Text } from '#core/i18n/text.ts';
import { figures, type Question } from '../figures.ts';
import type { Figure } from '../overview-types.ts';

/** One step of the contacts and promises of a range; `rate` is null for the first. */
export interface ContactStep {
  readonly id: 'attempts' | 'connected' | 'right_party' | 'promises' | 'kept';
  readonly label: Text;
  /** What the rate is measured against, in words. */
  readonly of: Text | null;
  readonly count: number | null;
  readonly previous: number | null;
  readonly rate: Figure;
}

export interface ContactSteps {
  readonly steps: readonly ContactStep[];
  /** Right-party contact under its three names (METRIC-DEFINITIONS B.2): per attempt, per connect, per case. */
  readonly rightParty: readonly Figure[];
}

const RIGHT_PARTY = ['rpc_rate', 'rpc_per_contact', 'rpc_case_rate'] as const;

/** Which figure of the registry makes a step, which part of it is the count, and what the rate is of. */
const STEPS = [
  { id: 'attempts', metric: 'contact_rate', part: 'den', of: null },
  { id: 'connected', metric: 'contact_rate', part: 'num', of: FUNNEL.ofAttempts },
  { id: 'right_party', metric: 'rpc_per_contact', part: 'num', of: FUNNEL.ofConnects },
  { id: 'promises', metric: 'promise_rate', part: 'num', of: FUNNEL.ofConversations },
  { id: 'kept', metric: 'kept_rate', part: 'num', of: FUNNEL.ofDue }
] as const;

/** Right-party conversations that promises are counted from, where inbound ones make them more than the step before; else null. */
export function conversationsWithInbound({ steps }: Pick<ContactSteps, 'steps'>): number | null {
  const reached = steps.find(({ id }) => id === 'right_party')?.count ?? null;
  const talked = steps.find(({ id }) => id === 'promises')?.rate.now.parts?.den ?? null;
  return reached !== null && talked !== null && talked > reached ? talked : null;
}

/**
 * Calls and promises of the range, never mixed with case counts (METHODS 5.1): outbound attempts, answered by a human, right party; then
 * right-party conversations of either direction that end in a promise, and the promises due in the range that were kept. Every number is
 * that of the registered metric (DECISIONS).
 */
export async function contactSteps(engine: Engine, question: Question): Promise<ContactSteps> {
  const ids = [...new Set([...STEPS.map(({ metric }) => metric), ...RIGHT_PARTY])];
  const found = new Map((await figures(engine, ids, question)).map((figure) => [figure.metric, figure]));
  const steps = STEPS.flatMap(({ id, metric, part, of }): ContactStep[] => {
    const rate = found.get(metric);
    if (!rate) return [];
    return [{ id, label: FUNNEL[id], of, count: rate.now.parts?.[part] ?? null, previous: rate.previous?.parts?.[part] ?? null, rate }]; // prettier-ignore
  });
  return { steps, rightParty: RIGHT_PARTY.flatMap((id) => found.get(id) ?? []) };
}
