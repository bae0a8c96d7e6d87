import { expect, test } from 'vitest';
import { cardFor, SERVICE_CARDS } from '#core/analyses/cards/cards.ts';
import { OFFERS, SITUATIONS, type ServiceCard } from '#core/analyses/cards/types.ts';
import { CARDS } from '#core/i18n/messages/cards.ts';
import type { Text } from '#core/i18n/text.ts';

const written = (card: ServiceCard): Text[] => [card.title, ...card.signs, ...card.ask, ...card.explain, ...card.offer.map(({ when }) => when), ...card.handOver]; // prettier-ignore
const spoken = (card: ServiceCard): Text[] => card.phrases.map(({ text }) => text);

test('has one card per situation, in order', () => {
  expect(SERVICE_CARDS.map(({ id }) => id)).toEqual([...SITUATIONS]);
});

test.each(SERVICE_CARDS.map((card) => [card.id, card] as const))('%s is whole', (_, card) => {
  for (const list of [card.signs, card.ask, card.explain, card.offer, card.phrases, card.handOver]) {
    expect(list.length).toBeGreaterThan(0);
  }
  for (const { id } of card.offer) expect(OFFERS).toContain(id);
  for (const text of [...written(card), ...spoken(card)]) {
    expect(text.en).toMatch(/[a-z]/i);
    expect(text.zh).toMatch(/\p{Script=Han}/u);
  }
});

test.each(SERVICE_CARDS.map((card) => [card.id, card] as const))(
  '%s explains credit record, fees and interest',
  (_, card) => {
    const words = card.explain.map(({ en }) => en.toLowerCase()).join(' ');

    for (const word of ['credit', 'fee', 'interest']) expect(words).toContain(word);
  }
);

test('follows the writing rules: no address in written Chinese, no exclamation marks, no trade slang', () => {
  for (const card of SERVICE_CARDS) {
    for (const { zh } of written(card)) expect(zh).not.toMatch(/[您你]/);
    for (const { en, zh } of [...written(card), ...spoken(card)]) expect(en + zh).not.toMatch(/[!！]|跳票|破P|oops/);
  }
  for (const text of Object.values(CARDS.parts)) expect(text.zh).not.toMatch(/[您你]/);
});

test.each([
  ['illness or hardship', 'illness_hardship'],
  ['income loss', 'income_loss'],
  ['over-indebted', 'over_indebted'],
  ['forgot', 'forgot'],
  ['dispute', 'dispute'],
  ['fraud claim', 'fraud'],
  ['失业', 'income_loss'],
  ['盗刷', 'fraud'],
  ['billing question', 'other'],
  [null, 'other']
])('finds the card for %s', (cause, id) => {
  expect(cardFor(cause).id).toBe(id);
});
