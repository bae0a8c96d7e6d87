import { expect, test } from 'vitest';
import {
  boxOf,
  describe as inWords,
  markAt,
  marks,
  option,
  rangeOf,
  table,
  type HistogramData
} from '#core/charts/histogram.ts';
import { CONTEXT } from './context.ts';

// Without previous period and lines the plot is 200 px wide, from (52, 8): four bins of 50 px, the open one as wide as its neighbour.
const SIZE = { width: 268, height: 136 };
const DATA: HistogramData = {
  title: 'Stretches',
  unit: 'number',
  color: 'workload',
  bins: [
    { from: 0, to: 10, count: 6 },
    { from: 10, to: 20, count: 10 },
    { from: 20, to: 30, count: 0 },
    { from: 30, to: null, count: 4 }
  ],
  countLabel: 'stretches',
  lines: [],
  log: false,
  chosen: []
};

test('says number, range and the fullest bin', () => {
  expect(inWords(DATA, CONTEXT)).toBe('Stretches: 20 stretches from 0.0 to 30.0 and more; most, 10, at 10–20.');
  expect(inWords({ ...DATA, lines: [{ value: 14, label: 'Median 14' }] }, CONTEXT)).toContain('; Median 14.');
});

test('says so when nothing was counted', () => {
  expect(inWords({ ...DATA, bins: [{ from: 0, to: 1, count: 0 }] }, CONTEXT)).toBe('Stretches: no data.');
});

test('places bins by their values and the open bin as wide as the last closed one', () => {
  expect(boxOf(DATA, 1, SIZE, CONTEXT)).toEqual({ x: 102, y: 8, width: 50, height: 100 });
  expect(boxOf(DATA, 3, SIZE, CONTEXT)).toMatchObject({ x: 202, width: 50 });
  expect([60, 110, 160, 210, 20].map((x) => markAt(DATA, { x, y: 50 }, SIZE, CONTEXT))).toEqual([0, 1, 2, 3, null]);
});

test('gives bins of equal ratio equal width on a log axis', () => {
  const log: HistogramData = {
    ...DATA,
    log: true,
    bins: [
      { from: 1, to: 10, count: 1 },
      { from: 10, to: 100, count: 1 }
    ]
  };

  expect(boxOf(log, 0, SIZE, CONTEXT).width).toBeCloseTo(100);
  expect(boxOf(log, 1, SIZE, CONTEXT).x).toBeCloseTo(152);
});

test('takes a choice of bins as a range of values, open where the last bin is', () => {
  expect(rangeOf(DATA, 1, 2)).toEqual({ from: 10, to: 30 });
  expect(rangeOf(DATA, 2, 3)).toEqual({ from: 20, to: null });
});

test('tells count, share and previous', () => {
  const bins = DATA.bins.map((bin, i) => ({ ...bin, previous: i === 0 ? 5 : null }));

  expect(marks({ ...DATA, bins }, CONTEXT)[0]?.lines).toEqual([
    { label: 'stretches', value: '6' },
    { label: 'Share', value: '30.0%' },
    { label: 'Previous', value: '5' }
  ]);
  expect(table({ ...DATA, bins }, CONTEXT).rows.map((row) => row.cells.map((cell) => cell.value))).toEqual([
    [0, 6, 0.3, 5],
    [10, 10, 0.5, null],
    [20, 0, 0, null],
    [30, 4, 0.2, null]
  ]);
});

test('bins that are whole numbers are named by them, not as ranges', () => {
  const counts: HistogramData = { ...DATA, unit: 'count', bins: [{ from: 1, to: 2, count: 6 }, { from: 2, to: 3, count: 4 }] }; // prettier-ignore

  expect(marks(counts, CONTEXT).map(({ title }) => title)).toEqual(['1', '2']);
  expect(table(counts, CONTEXT).rows.map(({ cells }) => cells[0]?.text)).toEqual(['1', '2']);
  expect(inWords(counts, CONTEXT)).toBe('Stretches: 10 stretches from 1 to 2; most, 6, at 1.');
  const [open] = marks({ ...counts, bins: [{ from: 3, to: null, count: 1 }] }, CONTEXT);
  expect(open?.title).toBe('3 and more');
});

test('names bins that are counts once each, below their middle', () => {
  const bins = [1, 2, 3, 4, 5].map((from) => ({ from, to: from + 1, count: 1 }));
  const { series } = option({ ...DATA, unit: 'count', bins }, CONTEXT, { width: 568, height: 136 });

  // 500 px from 52 on hold five bins of 100 px: their middles are at 102, 202, … 502.
  const axis = (series as unknown as { renderItem(): { children: { type: string; style: { text: string; x: number } }[] } }[])[1]; // prettier-ignore
  const texts = axis?.renderItem().children.filter(({ type }) => type === 'text') ?? [];
  expect(texts.map(({ style }) => [style.text, style.x])).toEqual([['1', 102], ['2', 202], ['3', 302], ['4', 402], ['5', 502]]); // prettier-ignore
});
