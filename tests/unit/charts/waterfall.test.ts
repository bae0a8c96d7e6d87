import { expect, test } from 'vitest';
import {
  barsOf,
  describe as inWords,
  marks,
  scale,
  signed,
  table,
  type WaterfallData
} from '#core/charts/waterfall.ts';
import { CONTEXT } from './context.ts';

const DATA: WaterfallData = {
  title: 'Strain', unit: 'index', family: 'strain', valueLabel: 'adds', referenceLabel: 'team',
  total: { label: 'Strain', value: 25, reference: 22 },
  steps: [
    { key: 'a', label: 'Occupancy', value: 17, reference: 13, reason: null },
    { key: 'b', label: 'Hours', value: null, reference: 4, reason: 'not measured' },
    { key: 'c', label: 'Pauses', value: 8, reference: null, reason: null }
  ]
}; // prettier-ignore

test('begins each bar where the one before ends, past what was not measured', () => {
  expect(barsOf(DATA)).toEqual([{ from: 0, to: 17, reference: 13 }, null, { from: 17, to: 25, reference: null }]);
  expect(scale(DATA)).toEqual({ min: 0, max: 30, step: 10 });
});

test('goes down and below zero for parts that take away', () => {
  const steps = [{ key: 'a', label: 'A', value: -4, reference: null, reason: null }];
  const below = { ...DATA, steps, total: { label: 'T', value: -4, reference: null } };

  expect(barsOf(below)).toEqual([{ from: 0, to: -4, reference: null }]);
  expect(scale(below).min).toBeLessThanOrEqual(-4);
});

test('writes parts with their sign', () => {
  expect(signed(16.84, DATA, CONTEXT)).toBe('+16.8');
  expect(signed(-3, DATA, CONTEXT)).toBe('−3.0');
  expect(signed(0.02, DATA, CONTEXT)).toBe('0.0');
  expect(inWords(DATA, CONTEXT)).toBe('Strain: Strain 25.0, Occupancy +17.0, Hours no data, Pauses +8.0.');
});

test('ends with the total, in marks and table', () => {
  expect(marks(DATA, CONTEXT).map((mark) => mark.key)).toEqual(['a', 'b', 'c', 'total']);
  expect(marks(DATA, CONTEXT)[1]?.lines[0]).toEqual({ label: 'adds', value: 'not measured' });
  expect(
    table(DATA, CONTEXT)
      .rows.at(-1)
      ?.cells.map((cell) => cell.value)
  ).toEqual(['total', 25, 22]);
});
