import type { FactName } from './metric.ts';

/** What one filters and groups by: columns of the facts that hold codes. */
export const DIMENSION_IDS = ['team', 'agent', 'channel', 'direction', 'product', 'dpd', 'cause'] as const;
export type DimensionId = (typeof DIMENSION_IDS)[number];

const ALL: readonly DimensionId[] = DIMENSION_IDS;

/** Dimensions that a fact holds in its own rows. Case facts know channel and direction only through the contacts of the case. */
export const FACT_DIMENSIONS: Readonly<Record<FactName, readonly DimensionId[]>> = {
  call_fact: ALL,
  leg_fact: ALL,
  spell_fact: ['team', 'agent'],
  agent_day: ['team', 'agent'],
  case_fact: ['team', 'agent', 'product', 'dpd', 'cause'],
  promise_fact: ['team', 'agent', 'product', 'dpd', 'cause'],
  payment_fact: ['team', 'agent', 'product', 'dpd', 'cause'],
  instalment_fact: ['team', 'agent', 'product', 'dpd', 'cause'],
  case_step: ['team', 'agent', 'product', 'dpd', 'cause'],
  presence_fact: ['team', 'agent'],
  dimension_value: []
};

/** Facts whose rows belong to a case: a channel or direction filter keeps cases with such a contact in the range (DECISIONS, Selections). */
export const CASE_FACTS: readonly FactName[] = ['case_fact', 'promise_fact', 'payment_fact', 'instalment_fact', 'case_step']; // prettier-ignore

export { DIMENSIONS } from '#core/i18n/messages/dimensions.ts';
