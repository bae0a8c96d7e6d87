import { expect, test } from 'vitest';
import {
  atRisk,
  boxOf,
  describe as inWords,
  markAt,
  marks,
  option,
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

test('the table has every whole day once where steps lie between days', () => {
  const steps = [0.2, 0.6, 1.5].map((day, i) => ({ day, value: (i + 1) / 10, interval: null, atRisk: 50 - i }));
  const rows = table({ ...DATA, groups: [{ ...EARLY, n: 50, until: 2.5, steps }] }, CONTEXT).rows;

  // By the end of day 1 two steps have passed, by day 2 all three; the data end on day 3.
  expect(rows.map(({ cells }) => cells.slice(1, 3).map(({ text }) => text))).toEqual([
    ['0', '0.0%'],
    ['1', '20.0%'],
    ['2', '30.0%'],
    ['3', '30.0%']
  ]);
});

test('grey curves are dashed each in its own way, in their keys too', () => {
  const grey = ['a', 'b', 'c'].map((id) => ({ ...EARLY, id, small: true }));
  const { series } = option({ ...DATA, groups: [EARLY, ...grey] }, CONTEXT, SIZE);

  const layers = series as unknown as { renderItem(): { children: { type: string; style: { lineDash?: number[] } }[] } }[]; // prettier-ignore
  const dashesOf = (layer: number, type: string) =>
    layers[layer]!.renderItem().children.flatMap((shape) => (shape.type === type && shape.style.lineDash ? [shape.style.lineDash.join()] : [])); // prettier-ignore
  expect(new Set(dashesOf(2, 'polyline')).size).toBe(3);
  expect(dashesOf(0, 'line')).toEqual(dashesOf(2, 'polyline'));
  expect(dashesOf(1, 'line')).toEqual(dashesOf(2, 'polyline'));
});
