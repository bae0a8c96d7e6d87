import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { estimate, type Mapping } from '#core/ingest/index.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

const scale = async () => toRows(await engine.query('SELECT min(csat) AS low, max(csat) AS high, count(csat)::DOUBLE AS n FROM calls'))[0]; // prettier-ignore

/** Calls with these ratings, answered unless said; a second apart. */
function calls(ratings: readonly (string | number)[], nobody: (i: number) => boolean = () => false): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const rows = ratings.map((rating, i) => {
    const start = `2026-03-02 ${two(9 + Math.floor(i / 3600))}:${two(Math.floor(i / 60) % 60)}:${two(i % 60)}`;
    return nobody(i) ? `${i},${start},,inbound,0,${rating}` : `${i},${start},Ann,inbound,60,${rating}`;
  });
  return `Call ID,Start,Agent,Direction,Talk seconds,Rating\n${rows.join('\n')}\n`;
}

const turns = (n: number) => Array.from({ length: n }, (_, i) => 1 + (i % 5));

test('one stray 9 among hundreds of ratings from 1 to 5 is a slip: said, noted and unknown', async () => {
  const { report, mapping, profile } = await loadBytes(engine, calls([...turns(400), 9]));

  expect(mapping.questions).toMatchObject([{ id: 'ratings', column: 'Rating', blocking: false, text: { params: { low: 1, high: 5, examples: '9' } } }]); // prettier-ignore
  expect(estimate(profile, mapping).notes).toEqual({ rating_beyond: 1 });
  expect(report).toMatchObject({ loaded: 401, rejected: 0, notes: { rating_beyond: 1 } });
  expect(await scale()).toEqual({ low: 1, high: 5, n: 400 });
});

test('a slip that the sample missed is noted all the same', async () => {
  const ratings = turns(6244);
  const { profile } = await loadBytes(engine, calls(ratings));
  await clearTables(engine);
  const withSlip = (at: number) => calls(ratings.map((rating, i) => (i === at ? 9 : rating)));
  const missed = [];
  for (const at of [3001, 3002, 3003]) {
    const { profile: seen, report } = await loadBytes(engine, withSlip(at));
    missed.push(!seen.columns[5]?.sample.includes('9'));
    expect([report.notes, await scale()]).toEqual([{ rating_beyond: 1 }, { low: 1, high: 5, n: 6243 }]);
    await clearTables(engine);
  }

  // Of 6,244 rows about every third is sampled.
  expect(profile.columns[5]?.sample.length).toBeLessThan(2100);
  expect(missed).toContain(true);
});

test('more than one in a hundred is another scale, and the user may load slips as they are', async () => {
  const { report } = await loadBytes(engine, calls([...turns(95), 9, 9, 10, 8, 9]));
  expect([report.notes, await scale()]).toEqual([{}, { low: 1, high: 10, n: 100 }]);

  await clearTables(engine);
  const asRated = (mapping: Mapping) => ({ ...mapping, columns: mapping.columns.map((column) => ({ ...column, asRated: true })) }); // prettier-ignore
  const kept = await loadBytes(engine, calls([...turns(400), 9]), { edit: asRated });
  expect([kept.report.notes, await scale()]).toEqual([{}, { low: 1, high: 9, n: 401 }]);
});

test('0 beside 1 to 5 on calls that nobody answered is no rating', async () => {
  const ratings = [5, 0, 4, 0, 3, 0];
  const { report, mapping } = await loadBytes(
    engine,
    calls(ratings, (i) => ratings[i] === 0)
  );

  expect(mapping.questions.map(({ id }) => id)).toEqual(['unrated']);
  expect(report.notes).toEqual({ not_rated: 3 });
  expect(await scale()).toEqual({ low: 3, high: 5, n: 3 });
});

test('0 on answered calls is a rating, and thumbs are left alone', async () => {
  await loadBytes(engine, calls([5, 0, 4, 0, 3, 0]));
  expect(await scale()).toEqual({ low: 0, high: 5, n: 6 });

  await clearTables(engine);
  await loadBytes(
    engine,
    calls([1, 0, 1, 0], (i) => i % 2 === 1)
  );
  expect(await scale()).toEqual({ low: 0, high: 1, n: 4 });
});
