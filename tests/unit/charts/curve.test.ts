import { expect, test } from 'vitest';
import {
  atRisk,
  boxOf,
  describe as inWords,
  markAt,
  marks,
  scaleOf,
  table,
  valueAt,
  type CurveData,
  type CurveGroup
} from '#core/charts/curve.ts';
import { CONTEXT } from './context.ts';

const SIZE = { width: 360, height: 260 };
const EARLY: CurveGroup = {
  id: 'early',
  label: 'Early',
  color: 'cat1',
  n: 100,
  until: 30,
  small: false,
  steps: [
    { day: 5, value: 0.2, interval: [0.15, 0.25], atRisk: 100 },
    { day: 20, value: 0.5, interval: [0.4, 0.6], atRisk: 61 }
  ]
};
const LATE: CurveGroup = {
  ...EARLY,
  id: 'late',
  label: 'Late',
  until: 10,
  n: 40,
  steps: [{ day: 10, value: 0.1, interval: null, atRisk: 38 }]
};
const DATA: CurveData = {
  title: 'Cured',
  groups: [EARLY, LATE],
  start: 0,
  valueLabel: 'Cured',
  axisLabel: 'Days',
  atRiskLabel: 'Open',
  chosen: []
};

test('holds a value until the next step and ends where the data end', () => {
  expect([0, 4, 5, 19, 20, 30, 31].map((day) => valueAt(EARLY, day, 0))).toEqual([0, 0, 0.2, 0.2, 0.5, 0.5, null]);
});

test('counts all at risk on day 0 and those of the coming step later', () => {
  expect([0, 5, 6, 20, 25].map((day) => atRisk(EARLY, day))).toEqual([100, 100, 61, 61, 61]);
  expect(atRisk(LATE, 11)).toBeNull();
});

test('says where every curve ends and which end is highest', () => {
  expect(inWords(DATA, CONTEXT)).toBe(
    'Cured, Days 0 to 30: Early 50.0% at day 30 (n = 100); Late 10.0% at day 10 (n = 40); highest end Early, lowest Late.'
  );
});

test('gives a small group no value in the sentence and no place among the extremes', () => {
  const words = inWords({ ...DATA, groups: [EARLY, { ...LATE, small: true }] }, CONTEXT);

  expect(words).toContain('Late too few at day 10');
  expect(words).not.toContain('highest end');
});

test('tells that the data of a curve ended earlier', () => {
  const last = marks(DATA, CONTEXT, SIZE).at(-1);

  expect(last?.key).toBe('30');
  expect(last?.lines).toEqual([
    { label: 'Early', value: '50.0% (0.4–0.6) n = 61' },
    { label: 'Late', value: 'data end earlier' }
  ]);
});

test('takes the whole scale for survival and a round part of it for incidence', () => {
  expect(scaleOf({ ...DATA, start: 1 })).toEqual({ min: 0, max: 1, step: 0.25 });
  expect(scaleOf(DATA)).toEqual({ min: 0, max: 0.6, step: 0.2 });
});

test('finds the day whose box holds a point', () => {
  marks(DATA, CONTEXT, SIZE).forEach((_, index) => {
    const box = boxOf(DATA, index, SIZE, CONTEXT);
    expect(markAt(DATA, { x: box.x + box.width / 2, y: 40 }, SIZE, CONTEXT)).toBe(index);
  });
});

test('keeps every step in the table, day 0 included', () => {
  const { rows } = table(DATA, CONTEXT);

  expect(rows.map((row) => row.cells.map((cell) => cell.value))).toEqual([
    ['early', 0, 0, undefined, 100],
    ['early', 5, 0.2, undefined, 100],
    ['early', 20, 0.5, undefined, 61],
    ['late', 0, 0, undefined, 40],
    ['late', 10, 0.1, undefined, 38]
  ]);
});
