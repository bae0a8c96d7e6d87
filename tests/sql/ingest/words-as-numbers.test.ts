import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { checkMapping, estimate } from '#core/ingest/index.ts';
import { dayRange, dayRangeExpr, daysOf } from '#core/ingest/values/day-ranges.ts';
import { ratingOf } from '#core/ingest/values/ratings.ts';
import { dpdBucket, dpdLabels } from '#core/model/dimensions.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

const rows = async (query: string) => toRows(await engine.query(query));
const { dpdBounds } = DEFAULT_SETTINGS;
const head = 'Case ID,Assigned on,Balance at assignment';

/** Case → days and group under the usual bounds. */
async function groups(): Promise<Record<string, [number | null, string | null]>> {
  const found = await rows(
    sql`SELECT case_id, dpd, ${dpdBucket(raw('dpd'), dpdBounds)}::DOUBLE AS code FROM cases ORDER BY case_id`.text
  );
  const labels = dpdLabels(dpdBounds);
  return Object.fromEntries(
    found.map(({ case_id, dpd, code }) => [case_id, [dpd, code === null ? null : labels[Number(code)]]])
  ) as Record<string, [number | null, string | null]>;
}

test('ranges of days past due as the usual groups have them fall into the group they name', async () => {
  const ranges = ['0', '1-30 days', '逾期31-60天', '61 to 90', '91–120 Tage', '121~180', '>180', 'n/a', ''];
  const text = `${head},Days past due\n${ranges.map((range, i) => `${i},2026-03-02,100,${range}`).join('\n')}\n`;

  const { mapping, report, profile } = await loadBytes(engine, text);

  expect(report).toMatchObject({ kind: 'cases', read: 9, loaded: 9, rejected: 0, notes: { days_range: 6 } });
  expect(report.notes).not.toHaveProperty('days_range_crossing');
  expect(mapping.questions).toEqual([]);
  expect(estimate(profile, mapping)).toMatchObject({ rejected: 0, notes: { days_range: 6 } });
  // Middles, rounded up: (1 + 30) / 2 = 15.5, 45.5, 75.5, 105.5, 150.5; the first day over 180.
  expect(await groups()).toEqual({
    0: [0, '0'],
    1: [16, '1–30'],
    2: [46, '31–60'],
    3: [76, '61–90'],
    4: [106, '91–120'],
    5: [151, '121–180'],
    6: [181, 'over 180'],
    7: [null, null],
    8: [null, null]
  });
});

test('a number of days with a word beside it is that number, exactly and without a note', async () => {
  const days = ['93天', '93 days', '93 Tage', '逾期45天', '12', '7'];
  const text = `${head},Days past due\n${days.map((day, i) => `${i},2026-03-02,100,${day}`).join('\n')}\n`;

  const { report, profile, mapping } = await loadBytes(engine, text);

  expect(report).toMatchObject({ kind: 'cases', read: 6, loaded: 6, rejected: 0 });
  expect(report.notes).toEqual({});
  expect(estimate(profile, mapping)).toMatchObject({ rejected: 0, notes: {} });
  const found = await rows('SELECT dpd FROM cases ORDER BY case_id');
  expect(found.map(({ dpd }) => dpd)).toEqual([93, 93, 93, 45, 12, 7]);
});

test('ranges with other bounds are said to be so, with the bounds that would fit', async () => {
  const ranges = ['1-29', '30-59', '60-89', '90+'];
  const text = `${head},DPD bucket\n${ranges.map((range, i) => `${i},2026-03-02,100,${range}`).join('\n')}\n`;

  const { mapping, report } = await loadBytes(engine, text);

  // 30 belongs to 1–30 and 60 to 31–60; 1-29 lies in 1–30 as a whole. Ends of the groups of the file: 0, 29, 59, 89.
  expect(report).toMatchObject({ loaded: 4, rejected: 0, notes: { days_range: 1, days_range_crossing: 3 } });
  expect(mapping.questions.map(({ id, blocking, text: { params } }) => [id, blocking, params])).toEqual([
    ['ranges', false, { column: 'DPD bucket', ranges: '30-59, 60-89, 90+', bounds: '0, 29, 59, 89' }]
  ]);
  expect(await groups()).toEqual({ 0: [15, '1–30'], 1: [45, '31–60'], 2: [75, '61–90'], 3: [91, '91–120'] });
});

test('a range may be set to another day or to unknown, and a word that is no range is not loaded as 0', async () => {
  const ranges = ['1-30', '31-60', 'M2', 'legal', '1-30'];
  const text = `${head},DPD\n${ranges.map((range, i) => `${i},2026-03-02,100,${range}`).join('\n')}\n`;

  const { mapping, report } = await loadBytes(engine, text, {
    edit: (proposed) => ({
      ...proposed,
      columns: proposed.columns.map((column) =>
        column.target === 'dpd' ? { ...column, values: { ...column.values, '1-30': '1', '31-60': '' } } : column
      )
    })
  });

  expect(mapping.columns.find(({ target }) => target === 'dpd')?.values).toMatchObject({ m2: '46', legal: '' });
  // 1-30 twice and M2; the range set to unknown and the word without a number.
  expect(report).toMatchObject({ loaded: 5, rejected: 0, notes: { days_range: 3, word_blanked: 2 } });
  expect(Object.values(await groups()).map(([days]) => days)).toEqual([1, null, 46, null, 1]);
});

test('stages as bare numbers are no days', async () => {
  const text = `${head},Bucket\n1,2026-03-02,100,1\n2,2026-03-02,100,2\n`;

  const { mapping } = await loadBytes(engine, text);

  expect(mapping.columns.find(({ header }) => header === 'Bucket')?.target).toBe('');
});

test.each([
  ['30-59', 45], ['1-30 days', 16], ['31 - 60 Tage', 46], ['逾期31-60天', 46], ['31至60天', 46], ['M2(31-60天)', 46], ['0-30', 15],
  ['90+', 91], ['90 days+', 91], ['>180', 181], ['>= 181', 182], ['over 90 days', 91], ['über 90 Tage', 91], ['逾期超过180天', 181], ['90天以上', 91],
  ['180 or more', 181], ['91-9999', 91], ['<30', 16], ['up to 30 days', 16], ['30天以内', 16], ['60-31', null], ['abc', null], ['2024-01-05', null],
  ['3-', null]
])('%s is read alike here and by the engine', async (text, days) => {
  const [row] = await rows(sql`SELECT (${dayRangeExpr(raw('cell'))})::DOUBLE AS days FROM (SELECT ${text} AS cell)`.text);

  const range = dayRange(text);

  expect([range && daysOf(range), row?.days]).toEqual([days, days]);
}); // prettier-ignore

const calls = 'Call ID,Start,Agent,Direction,Talk seconds,Satisfaction';
const rated = (words: readonly string[]) =>
  `${calls}\n${words.map((word, i) => `${i},2026-03-02 09:0${i}:00,A,inbound,60,${word}`).join('\n')}\n`;

test.each([
  ['English', ['Very satisfied', 'satisfied', 'neutral', 'Dissatisfied', 'very dissatisfied', '']],
  ['German', ['sehr zufrieden', 'zufrieden', 'teils teils', 'unzufrieden', 'sehr unzufrieden', '-']],
  ['Chinese', ['非常满意', '满意', '一般', '不满意', '非常不满意', '']],
  [
    'numbered',
    ['5 - very satisfied', '4: satisfied', '3. neutral', '2 (rather dissatisfied)', 'Very dissatisfied (1)', '']
  ],
  ['starred', ['★★★★★', '4 stars', '3 out of 5', '2/5', '1分', '']]
])('satisfaction in %s words counts from 5 to 1', async (_, words) => {
  const { mapping, report } = await loadBytes(engine, rated(words));

  expect(report).toMatchObject({ kind: 'calls', loaded: 6, rejected: 0 });
  expect(Object.values(mapping.columns.find(({ target }) => target === 'csat')?.values ?? {})).toEqual(['5', '4', '3', '2', '1']); // prettier-ignore
  expect((await rows('SELECT csat FROM calls ORDER BY call_id')).map(({ csat }) => csat)).toEqual([5, 4, 3, 2, 1, null]); // prettier-ignore
});

test('a word of satisfaction without a number is unknown, and numbers beside words stay', async () => {
  const { mapping, profile, report } = await loadBytes(engine, rated(['满意', '4', '没意见', '不满意', '5', '满意']));

  expect(mapping.columns.find(({ target }) => target === 'csat')?.values).toEqual({
    满意: '4',
    没意见: '',
    不满意: '2'
  });
  expect(report).toMatchObject({ loaded: 6, rejected: 0, notes: { word_blanked: 1 } });
  expect(estimate(profile, mapping)).toMatchObject({ rejected: 0, notes: { word_blanked: 1 } });
  expect((await rows('SELECT csat FROM calls ORDER BY call_id')).map(({ csat }) => csat)).toEqual([4, 4, null, 2, 5, 4]); // prettier-ignore
});

test('a number and words that say opposite things are left to the user', () => {
  // A German school scale runs the other way; ten of ten is no contradiction; a count is no rating.
  const rated = [
    '1 - sehr zufrieden',
    '5 - sehr unzufrieden',
    '3 - teils teils',
    '10 - very satisfied',
    '3 complaints'
  ];

  expect(rated.map(ratingOf)).toEqual([null, null, 3, 10, null]);
});

test('nothing is said once the groups of the settings are those of the file', async () => {
  const text = `${head},DPD bucket\n${['1-29', '30-59', '60-89', '90+'].map((range, i) => `${i},2026-03-02,100,${range}`).join('\n')}\n`;

  const { mapping, profile } = await loadBytes(engine, text);

  expect(checkMapping(mapping, profile, [0, 29, 59, 89])).toEqual([]);
});

test.each([
  ['Zufriedenheit', 'k. A.', ['4,0', '5,0', '2,0'], 11 / 3],
  ['满意度', '未评价', ['4', '5', '2'], 11 / 3],
  ['Satisfaction', 'Not rated', ['4', '5', '2'], 11 / 3]
])('ratings under “%s” are read beside many cells that say “%s”', async (caption, none, given, mean) => {
  const cells = [...Array.from({ length: 20 }, () => none), ...given];
  const lines = cells.map((cell, i) => `${i};02.03.2026 10:00:00;A1;60;${cell}`);
  const { mapping, report } = await loadBytes(
    engine,
    `Call ID;Start;Agent;Talk time;${caption}\n${lines.join('\n')}\n`
  );

  expect(mapping.columns.find(({ target }) => target === 'csat')?.header).toBe(caption);
  expect(report).toMatchObject({ kind: 'calls', read: 23, loaded: 23, rejected: 0 });
  const [sum] = await rows('SELECT avg(csat)::DOUBLE AS mean, count(csat)::DOUBLE AS n FROM calls');
  expect(sum).toEqual({ mean: expect.closeTo(mean, 9), n: 3 });
});
