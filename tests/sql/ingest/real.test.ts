import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { memoryReader, profileSource, proposeMapping } from '#core/ingest/index.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

const FOLDER = '../shared/data/';
const present = existsSync(`${FOLDER}README.md`);
const read = (name: string) => {
  const bytes = readFileSync(FOLDER + name);
  return new Uint8Array(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
};
const text = (name: string) => new TextDecoder().decode(read(name));

if (!present) console.warn(`real files are not at ${FOLDER}: their tests are skipped`);

describe.skipIf(!present)('real files', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createNodeEngine();
  });
  beforeEach(() => clearTables(engine));
  afterAll(() => engine.close());

  const load = (name: string) =>
    loadBytes(engine, read(name), { name: name.replace(/\.gz$/, ''), zone: 'Europe/Berlin' });
  const one = async (query: string) => toRows(await engine.query(query))[0] ?? {};

  test('call centre trends: figures equal an independent count', async () => {
    const { report } = await load('call_centre_trends_2021.csv');
    const lines = text('call_centre_trends_2021.csv').trim().split('\r\n').slice(1).map((line) => line.split(',')); // prettier-ignore
    const answered = lines.filter((cells) => cells[5] === 'Y');
    const talk = answered.map((cells) => (cells[8] ?? '').split('.').reduce((sum, part) => sum * 60 + Number(part), 0));
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

    const found = await one(
      "SELECT count(csat)::DOUBLE AS rated, avg(csat) AS csat, avg(talk_s) FILTER (WHERE disposition = 'answered') AS talk, avg(wait_s) AS wait, min(start_local_s)::DOUBLE AS first FROM calls"
    );

    expect(report).toMatchObject({ kind: 'calls', read: 5000, loaded: 5000, rejected: 0, deduplicated: 0 });
    expect(answered).toHaveLength(4054);
    expect(found.rated).toBe(4054);
    expect(found.csat).toBeCloseTo(mean(answered.map((cells) => Number(cells[9]))), 9);
    expect(found.talk).toBeCloseTo(mean(talk), 9);
    expect(found.wait).toBeCloseTo(mean(answered.map((cells) => Number(cells[7]))), 9);
    expect(found.first).toBe(Date.parse('2021-01-01T09:12:58Z') / 1000);
  });

  test('bank campaign: dates in three columns, all rows, seconds', async () => {
    const { report } = await load('bank_outbound_calls_2008_2010.csv.gz');
    const total = text('bank_outbound_calls_2008_2010.csv.gz').trim().split('\r\n').slice(1).reduce((sum, line) => sum + Number(line.split(';')[12]), 0); // prettier-ignore

    const found = await one(
      "SELECT sum(talk_s)::DOUBLE AS talk, min(start_local_s)::DOUBLE AS low, max(start_local_s)::DOUBLE AS high, count(*) FILTER (WHERE direction = 'outbound') AS n FROM calls"
    );

    expect(report).toMatchObject({ kind: 'calls', read: 45_211, loaded: 45_211, rejected: 0 });
    expect(found.talk).toBe(total);
    expect(found.low).toBe(Date.parse('2008-05-05T00:00:00Z') / 1000);
    expect(found.high).toBe(Date.parse('2010-11-17T00:00:00Z') / 1000);
    expect(Number(found.n)).toBe(45_211);
  });

  test('card accounts and credit applications are cases', async () => {
    expect((await load('card_default_taiwan_2005_ids_00001_15000.csv')).report).toMatchObject({
      kind: 'cases',
      read: 15_000,
      loaded: 15_000
    });
    expect(await one("SELECT balance FROM cases WHERE case_id = '2'")).toEqual({ balance: 2682 });
    await clearTables(engine);
    expect((await load('credit_scoring_applications.csv')).report).toMatchObject({
      kind: 'cases',
      read: 4454,
      loaded: 4454
    });
    expect(await one('SELECT count(*) - count(balance) AS unknown FROM cases')).toEqual({ unknown: 18 });
  });

  test('daily sums of calls are refused, their clients load', async () => {
    const profile = await profileSource(memoryReader('telephony.csv', read('telephony_operators_daily_2019.csv.gz')));

    expect(profile.records).toBe(53_902);
    expect(proposeMapping(profile).questions.map(({ id, blocking }) => [id, blocking])).toEqual([['aggregated', true]]);
    expect((await load('telephony_clients_2019.csv')).report).toMatchObject({ kind: 'cases', read: 732, loaded: 732 });
  });

  test('complaint texts: 3,947 records in 9,379 lines', async () => {
    const profile = await profileSource(
      memoryReader('complaints.csv', read('consumer_complaint_narratives.csv.gz'), 10_000)
    );

    expect(profile.records).toBe(3947);
    expect(profile.ragged).toBe(0);
    const { report } = await loadBytes(engine, read('consumer_complaint_narratives.csv.gz'), {
      edit: (mapping) => ({
        ...mapping,
        kind: 'cases',
        columns: mapping.columns.map((column, i) => ({ ...column, target: ['case_id', 'product', 'cause'][i] ?? '' }))
      })
    });
    expect(report).toMatchObject({ read: 3947, loaded: 3947, rejected: 0 });
    expect(Number((await one('SELECT count(*) FILTER (WHERE contains(cause, chr(10))) AS n FROM cases')).n)).toBe(1169);
  });

  test.each([
    'comma_in_quotes', 'empty', 'empty_crlf', 'escaped_quotes', 'json', 'newlines', 'newlines_crlf', 'quotes_and_newlines', 'simple', 'simple_crlf', 'utf8'
  ])('csv-spectrum %s', async (name) => {
    const profile = await profileSource(memoryReader(name, read(`messy_csv/csv-spectrum/${name}.csv`)));
    const expected = JSON.parse(text(`messy_csv/csv-spectrum/expected_json/${name}.json`)) as Record<string, string>[];

    expect(profile.preview.map((cells) => Object.fromEntries(profile.columns.map(({ header }, i) => [header, cells[i]])))).toEqual(expected);
  }); // prettier-ignore

  test.each([
    ['10.January_2019', 1, 53], ['April-2011-for-publication', 1, 1452], ['Feb-2016', 1, 23], ['GPC_DCLG_December_2015_for_Publication', 1, 8],
    ['Wine_Cellar_Consumption_dataset_14-15', 1, 223], ['dwp-cmg-spend-1214', 1, 8], ['epcs-dwp-cmg-spend-july-2017', 6, 5],
    ['moj-aramis-data-march-11', 1, 871], ['over25k-transparency', 1, 188], ['20170320-ePC_Data-Travel-Stationery', 3, 12]
  ])('uk_gov %s: header line and records', async (name, line, records) => {
    const profile = await profileSource(memoryReader(name, read(`messy_csv/uk_gov/csv/${name}.csv`)));

    expect([profile.dialect.headerLine, profile.records]).toEqual([line, records]);
  }); // prettier-ignore
});
