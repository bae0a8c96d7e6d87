import { expect, test } from 'vitest';
import {
  boxOf,
  describe as inWords,
  gathered,
  isDense,
  markAt,
  option,
  marks,
  swarm,
  table,
  type StripData
} from '#core/charts/strip-plot.ts';
import { CONTEXT } from './context.ts';

const SIZE = { width: 400, height: 236 };
const DATA: StripData = {
  title: 'Calls per shift',
  unit: 'number',
  color: 'workload',
  groups: [
    { key: 'a', label: 'Early', n: 40, median: 12, small: false, dots: [{ value: 8 }, { value: 12, label: 'Agent 0417' }, { value: 20 }] },
    { key: 'b', label: 'Night', n: 3, median: null, small: true, dots: [{ value: 5 }] }
  ],
  valueLabel: 'Calls',
  nLabel: 'Shifts',
  bounds: null,
  chosen: []
}; // prettier-ignore

test('lets no two dots overlap while there is room', () => {
  const places = Array.from({ length: 60 }, (_, i) => 100 + ((i * 37) % 50));

  const { offsets, radius } = swarm(places, 40);

  const distances = places.flatMap((x, i) =>
    places.slice(i + 1).map((other, j) => Math.hypot(x - other, (offsets[i] ?? 0) - (offsets[i + 1 + j] ?? 0)))
  );
  expect(Math.min(...distances)).toBeGreaterThanOrEqual(2 * radius);
  expect(Math.max(...offsets.map(Math.abs))).toBeLessThanOrEqual(40 - radius);
});

test('places the same values in the same way, and a lone one in the middle', () => {
  const places = [10, 11, 12, 90];

  expect(swarm(places, 20)).toEqual(swarm(places, 20));
  expect(swarm(places, 20).offsets[3]).toBe(0);
});

test('keeps dots inside a low row', () => {
  const { offsets } = swarm(
    Array.from({ length: 200 }, () => 50),
    8
  );

  expect(Math.max(...offsets.map(Math.abs))).toBeLessThanOrEqual(8);
});

test('says the median of every group, and of small ones that they are', () => {
  expect(inWords(DATA, CONTEXT)).toBe(
    'Calls per shift, 5.0 to 20.0: Early median 12.0 (n = 40); Night median too few (n = 3).'
  );
  expect(inWords({ ...DATA, groups: [] }, CONTEXT)).toBe('Calls per shift: no data.');
});

test('names only dots that carry a name', () => {
  expect(marks(DATA, CONTEXT)[0]?.lines).toEqual([
    { label: 'Median', value: '12.0' },
    { label: 'Range', value: '8–20' },
    { label: 'Shifts', value: '40' },
    { label: 'Agent 0417', value: '12.0' }
  ]);
  expect(marks(DATA, CONTEXT)[1]?.lines.at(-1)).toEqual({ label: '', value: 'too few' });
});

test('finds the row of a group', () => {
  // The plot is 200 px high from 8: two rows of 100.
  expect(boxOf(DATA, 1, SIZE, CONTEXT)).toMatchObject({ y: 108, height: 100 });
  expect([20, 120, 2].map((y) => markAt(DATA, { x: 200, y }, SIZE, CONTEXT))).toEqual([0, 1, null]);
});

test('keeps n, lowest, median and highest in the table, and no single value', () => {
  expect(table(DATA, CONTEXT).rows.map((row) => row.cells.map(({ value }) => value))).toEqual([
    ['a', 40, 8, 12, 20],
    ['b', 3, 5, null, 5]
  ]);
});

test('gathers values into bars, one a value while they lie apart', () => {
  expect(gathered([10, 20, 20, 40])).toEqual({
    bars: [{ x: 10, share: 0.25 }, { x: 20, share: 0.5 }, { x: 40, share: 0.25 }],
    step: 10
  });
  // Places closer than three pixels share a bar: 9 and 10 round to 9, 12 stays.
  expect(gathered([9, 10, 12, 12]).bars).toEqual([{ x: 9, share: 0.5 }, { x: 12, share: 0.5 }]);
}); // prettier-ignore

test('draws 60,000 shifts as bars of one chart, whatever row is the fullest', () => {
  const group = DATA.groups[0]!;
  const dots = Array.from({ length: 60_000 }, (_, i) => ({ value: i % 30 }));
  const dense: StripData = { ...DATA, groups: [{ ...group, dots, n: dots.length }, { ...group, key: 'b', dots: dots.slice(0, 10), n: 10 }] }; // prettier-ignore

  expect(isDense(DATA)).toBe(false);
  expect(isDense(dense)).toBe(true);
  const [series] = option(dense, CONTEXT, SIZE).series as unknown as {
    renderItem(): { children: { type: string }[] };
  }[];
  const types = series?.renderItem().children.map(({ type }) => type) ?? [];
  expect(types).not.toContain('circle');
  // 30 values above, 10 below, and the white grounds of two medians.
  expect(types.filter((type) => type === 'rect')).toHaveLength(42);
});
