/** Runs of at least six digits, also with spaces, dots or dashes between them: phone, card and account numbers (UX 8). */
const NUMBERS = /\+?\d(?:[ .-]?\d){5,}/g;
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/g;
const KEPT = 2;

/** Shorter names are also words of their own. */
const LEAST_NAME = 4;

/**
 * Free text without the numbers and addresses that name a person; the last two digits stay, so that a note can be told apart. Of `people`, whose
 * names are hidden, the pseudonyms stand instead.
 */
export function maskText(
  text: string,
  people: readonly { readonly name: string; readonly label: string }[] = []
): string {
  const masked = text.replace(EMAIL, '•••').replace(NUMBERS, (found) => `•••${found.replace(/\D/g, '').slice(-KEPT)}`);
  const named = people.filter(({ name }) => name.length >= LEAST_NAME);
  return named.reduce((found, { name, label }) => found.replaceAll(name, label), masked);
}

/** An id of a customer: its last two characters. */
export const maskId = (id: string): string => `•••${id.slice(-KEPT)}`;
