import { expect, test } from 'vitest';
import { maskId, maskText } from '#lib/ui/cases/mask.ts';

test('masks phone, card and account numbers and addresses in a note, and leaves amounts and dates', () => {
  expect(maskText('Call +49 170 1234567 or 6222-0212-3456-7890')).toBe('Call •••67 or •••90');
  expect(maskText('pays €120 on 15.06.')).toBe('pays €120 on 15.06.');
  expect(maskText('mail: a.b@example.org, 13 Jun')).toBe('mail: ••• 13 Jun');
});

test('names of people who are hidden give way to their pseudonyms; short ones may be words and stay', () => {
  const people = [{ name: 'Maria Okafor', label: 'Agent 07' }, { name: 'May', label: 'Agent 08' }]; // prettier-ignore

  expect(maskText('Maria Okafor was kind in May', people)).toBe('Agent 07 was kind in May');
  expect(maskText('Maria Okafor was kind')).toBe('Maria Okafor was kind');
});

test('an id of a customer keeps its last two characters', () => {
  expect(maskId('C500001')).toBe('•••01');
});
