/** Runs of at least six digits, also with spaces, dots or dashes between them: phone, card and account numbers (UX 8). */
const NUMBERS = /\+?\d(?:[ .-]?\d){5,}/g;
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/g;
const KEPT = 2;

/** Free text without the numbers and addresses that name a person; the last two digits stay, so that a note can be told apart. */
export function maskText(text: string): string {
  return text.replace(EMAIL, '•••').replace(NUMBERS, (found) => `•••${found.replace(/\D/g, '').slice(-KEPT)}`);
}

/** An id of a customer: its last two characters. */
export const maskId = (id: string): string => `•••${id.slice(-KEPT)}`;
