import { expect, test } from 'vitest';
import { splitUnits } from '#lib/ui/marks/split-units.ts';

const words = (text: string) => splitUnits(text).map((piece) => (piece.unit ? `(${piece.text})` : piece.text));

test('sets units small and digits large', () => {
  expect(words('6m 42s')).toEqual(['6', '(m )', '42', '(s)']);
  expect(words('6分42秒')).toEqual(['6', '(分)', '42', '(秒)']);
  expect(words('83.4%')).toEqual(['83.4', '(%)']);
});

test('keeps a currency sign large and a scale small', () => {
  expect(words('¥4.82M')).toEqual(['¥', '4.82', '(M)']);
  expect(words('4.12 / 5')).toEqual(['4.12', '( / 5)']);
});
