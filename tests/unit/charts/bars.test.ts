import { expect, test } from 'vitest';
import * as shares from '#core/charts/share-bars.ts';
import * as stacked from '#core/charts/stacked-bars.ts';
import * as steps from '#core/charts/step-bars.ts';
import { CONTEXT } from './context.ts';

const BAR: stacked.StackedRow = {
  key: 'a', label: 'Hardship', values: [300, 60, 40], previous: 450, n: 90, small: false, reason: null
}; // prettier-ignore
const STACK: stacked.StackedData = {
  title: 'AHT by cause', unit: 'number', totalLabel: 'AHT', nLabel: 'n',
  parts: [
    { id: 'talk', label: 'Talk', tone: 'talk' }, { id: 'hold', label: 'Hold', tone: 'hold' },
    { id: 'after', label: 'After-call', tone: 'after' }
  ],
  rows: [
    BAR,
    { ...BAR, key: 'b', label: 'Fee', values: [100, null, 50], previous: null },
    { ...BAR, key: 'c', label: 'Other', values: [null, null, null], previous: null, reason: 'not measured' }
  ]
}; // prettier-ignore

test('a bar is as long as its measured parts, and missing without any', () => {
  expect(STACK.rows.map(stacked.totalOf)).toEqual([400, 150, null]);
  expect(stacked.scale(STACK)).toEqual({ min: 0, max: 600, step: 200 });
});

test('names each part with its share of the total', () => {
  const [first, second, third] = stacked.marks(STACK, CONTEXT);

  expect(first?.lines.slice(0, 4)).toEqual([
    { label: 'AHT', value: '400.0' },
    { label: 'Talk', value: '300.0 (75.0%)' },
    { label: 'Hold', value: '60.0 (15.0%)' },
    { label: 'After-call', value: '40.0 (10.0%)' }
  ]);
  expect(second?.lines.map((line) => line.label)).toEqual(['AHT', 'Talk', 'After-call', 'n']);
  expect(third?.lines[0]).toEqual({ label: 'AHT', value: 'not measured' });
  expect(stacked.describe(STACK, CONTEXT)).toBe('AHT by cause: Hardship 400.0, Fee 150.0, Other no data.');
});

test('keeps an unmeasured part empty in the table', () => {
  const cells = stacked.table(STACK, CONTEXT).rows[1]?.cells;

  expect(cells?.map((cell) => cell.value)).toEqual(['b', 100, null, 50, 150, null, 90]);
});

test('shares of a whole stand before n where they are named', () => {
  const data = { ...STACK, shareLabel: 'Of all time', rows: [{ ...BAR, share: 0.25 }] };

  expect(stacked.table(data, CONTEXT).columns.map(({ label }) => label).slice(-3)).toEqual(['Previous', 'Of all time', 'n']); // prettier-ignore
  expect(
    stacked
      .table(data, CONTEXT)
      .rows[0]?.cells.slice(-2)
      .map(({ value }) => value)
  ).toEqual([0.25, 90]);
  expect(stacked.marks(data, CONTEXT)[0]?.lines.at(-2)).toEqual({ label: 'Of all time', value: '25.0%' });
});

const SHARE: shares.ShareRow = {
  key: 'a', label: 'Hardship', value: 0.31, interval: [0.26, 0.36], reference: 0.18, n: 300, small: false, reason: null
}; // prettier-ignore
const SHARES: shares.ShareData = {
  title: 'Mix', rowLabel: 'Cause', unit: 'ratio', family: 'volume', valueLabel: 'share', referenceLabel: 'team', differenceLabel: 'on team',
  nLabel: 'n',
  rows: [SHARE, { ...SHARE, key: 'b', label: 'Fee', value: 0.02, interval: [0, 0.9], n: 9, small: true }]
}; // prettier-ignore

test('compares a share with its reference, but not a small sample', () => {
  const [first, second] = shares.marks(SHARES, CONTEXT);

  expect(Number(first?.lines.find((line) => line.label === 'on team')?.value)).toBeCloseTo(0.13, 10);
  expect(second?.lines.find((line) => line.label === 'on team')).toBeUndefined();
  expect(second?.lines.at(-1)).toEqual({ label: '', value: 'too few' });
});

test('neither stretches the axis for a small sample nor passes 100 %', () => {
  expect(shares.scale(SHARES)).toMatchObject({ min: 0, max: 0.4 });
  expect(shares.scale({ ...SHARES, rows: [{ ...SHARE, value: 0.99, interval: [0.98, 1] }] })).toMatchObject({ max: 1 });
});

test('keeps the difference in full precision in the table', () => {
  const cells = shares.table(SHARES, CONTEXT).rows[0]?.cells;

  expect(cells?.[1]).toEqual({ text: '31.0%', value: 0.31, small: false });
  expect(cells?.[4]?.value).toBeCloseTo(0.13, 12);
});

test('has no columns of differences where nothing is compared, and a head over every column', () => {
  const alone = { ...SHARES, rows: [{ ...SHARE, interval: null, reference: null }] };

  expect(shares.table(alone, CONTEXT).columns.map(({ label }) => label)).toEqual(['Cause', 'share', 'n']);
  expect(shares.table(alone, CONTEXT).rows[0]!.cells.map(({ text }) => text)).toEqual(['Hardship', '31.0%', '300']);
});

const FUNNEL: steps.StepsData = {
  title: 'Steps', family: 'repayment', countLabel: 'count', rateLabel: 'of the step before', nLabel: 'n',
  steps: [
    { key: 'attempt', label: 'Attempts', count: 1000, previous: 1100, rate: null, reason: null },
    {
      key: 'connected', label: 'Connected', count: 400, previous: null, reason: null,
      rate: { value: 0.4, interval: [0.37, 0.43], n: 1000, small: false, previous: 0.35 }
    },
    {
      key: 'kept', label: 'Kept', count: null, previous: null, reason: 'needs due dates',
      rate: { value: null, interval: null, n: 0, small: false, previous: null, label: 'of promises due' }
    }
  ]
}; // prettier-ignore

test('says the count of a step and its rate against the one before', () => {
  expect(steps.describe(FUNNEL, CONTEXT)).toBe('Steps: Attempts 1,000, Connected 400 (40.0%), Kept no data.');
  expect(steps.marks(FUNNEL, CONTEXT)[1]?.lines).toEqual([
    { label: 'count', value: '400' },
    { label: 'of the step before', value: '40.0%' },
    { label: '95% interval', value: '0.37–0.43' },
    { label: 'of the step before, Previous', value: '35.0%' },
    { label: 'n', value: '1,000' }
  ]);
  expect(steps.marks(FUNNEL, CONTEXT)[2]?.lines[0]).toEqual({ label: 'count', value: 'needs due dates' });
});

test('scales to the largest step, now or before', () => {
  expect(steps.scale(FUNNEL)).toEqual({ min: 0, max: 1500, step: 500 });
});

test('says in the table what an own rate is measured against', () => {
  const rows = steps.table(FUNNEL, CONTEXT).rows;

  expect(rows[2]?.cells[0]).toEqual({ text: 'Kept (of promises due)', value: 'kept' });
  expect(rows[1]?.cells.map((cell) => cell.value ?? null)).toEqual(['connected', 400, null, 0.4, null, 1000, 0.35]);
});
