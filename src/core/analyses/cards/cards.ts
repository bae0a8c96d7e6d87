import { HARDSHIP_CARDS } from './hardship-cards.ts';
import { OTHER_CARDS } from './other-cards.ts';
import type { ServiceCard, SituationId } from './types.ts';

/** Service cards in the order of `SITUATIONS` (UX 5.8, row 6). */
export const SERVICE_CARDS: readonly ServiceCard[] = [...HARDSHIP_CARDS, ...OTHER_CARDS];

/** Words in a cause that mean a situation, most specific first (our choice; English and Chinese). */
const WORDS: readonly (readonly [SituationId, RegExp])[] = [
  ['fraud', /fraud|stolen|theft|phish|identity|盗|欺诈|冒名/i],
  ['dispute', /disput|wrong|chargeback|complain|争议|异议|错账/i],
  ['over_indebted', /over-?\s?indebt|multiple debts|insolv|bankrupt|多头|多重负债|共债|破产/i],
  ['illness_hardship', /\bill(ness)?\b|sick|hardship|medical|disab|bereave|death|disaster|病|困难|去世|灾/i],
  ['income_loss', /income|unemploy|job|laid off|redundan|wage|salary|失业|收入|工资/i],
  ['forgot', /forg[eo]t|oversight|missed|moved|忘|疏忽|遗漏/i]
];

/** The card for a cause as written in the data; `other` when nothing fits or nothing is known. */
export function cardFor(cause: string | null): ServiceCard {
  const id = (cause && WORDS.find(([, words]) => words.test(cause))?.[0]) || 'other';
  const card = SERVICE_CARDS.find((one) => one.id === id);
  if (!card) throw new Error(`no card for situation: ${id}`);
  return card;
}
