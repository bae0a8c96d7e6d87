import type { Text } from '#core/i18n/text.ts';

/** Situations of a customer, as causes are grouped (UX 5.8). */
export const SITUATIONS = [
  'income_loss',
  'illness_hardship',
  'over_indebted',
  'forgot',
  'dispute',
  'fraud',
  'other'
] as const;
export type SituationId = (typeof SITUATIONS)[number];

/** Arrangements that can be offered. */
export const OFFERS = ['full_payment', 'promise', 'instalments', 'deferral', 'relief', 'none'] as const;
export type OfferId = (typeof OFFERS)[number];

/** One thing to offer in a situation, and when it fits. */
export interface Offer {
  readonly id: OfferId;
  readonly when: Text;
}

/** A sentence said aloud to the customer: only these use a form of address (UX 13). */
export interface SpokenPhrase {
  readonly spokenTo: 'customer';
  readonly text: Text;
}

/**
 * Help for a call in one situation: what it looks like, what to ask, explain and offer, how to say it, when to hand over. A start that each
 * site edits: amounts, products and law differ.
 */
export interface ServiceCard {
  readonly id: SituationId;
  readonly title: Text;
  readonly signs: readonly Text[];
  readonly ask: readonly Text[];
  /** Consequences, in plain words: credit record, late fees, interest. */
  readonly explain: readonly Text[];
  readonly offer: readonly Offer[];
  readonly phrases: readonly SpokenPhrase[];
  readonly handOver: readonly Text[];
}
