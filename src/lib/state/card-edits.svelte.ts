import type { Locale } from '#core/i18n/text.ts';
import { Persisted } from './persisted.svelte.ts';

/** Sections of a service card that are lists of points. */
export const CARD_SECTIONS = ['signs', 'ask', 'explain', 'offer', 'phrases', 'handOver'] as const;
export type CardSection = (typeof CARD_SECTIONS)[number];

/** A card as someone here wrote it: points per section; sections that are absent are the draft's. */
export type CardEdit = Readonly<Partial<Record<CardSection, readonly string[]>>>;

const stored = new Persisted<Readonly<Record<string, CardEdit>>>('evenkeel.cards', {});
const keyOf = (id: string, locale: Locale): string => `${id}.${locale}`;

/** Changes to service cards, per card and language; kept on this computer, they hold no customer data. */
export const cardEdits = {
  of(id: string, locale: Locale): CardEdit | null {
    return stored.current[keyOf(id, locale)] ?? null;
  },
  set(id: string, locale: Locale, edit: CardEdit): void {
    stored.current = { ...stored.current, [keyOf(id, locale)]: edit };
  },
  restore(id: string, locale: Locale): void {
    const { [keyOf(id, locale)]: _removed, ...others } = stored.current;
    stored.current = others;
  }
};
