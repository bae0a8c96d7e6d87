import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { memoryReader, profileSource } from '#core/ingest/index.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

const rows = async (query: string) => toRows(await engine.query(query));
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
const lines = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i)).join('\n');

test('a telephony export: title lines, semicolons, names with commas, blanks, trailing columns, totals', async () => {
  const text = [
    'Report: Call detail',
    'Period: 01/02/2026 - 28/02/2026',
    '',
    'Call ID;Date;Time;Agent Name;Direction;Queue Wait;Talk Time;Wrap Up;Result;;;',
    '1000;25/02/2026;8:05:12;"Li, Mei (117)";Incoming;0:10;1:10:05;0:31;Answered;;;',
    '1001;26/02/2026;9:00:12;"Li, Mei (117)";Outgoing;0:00;;0:00;No Answer;;;',
    '1002;27/02/2026;9:07:00;Bo;Incoming;0:59;2:03;0:00;Promise to Pay;;;',
    'Total;;;;;;1:12:08;;;;;'
  ].join('\r\n');

  const { report } = await loadBytes(engine, text, { zone: 'UTC' });

  expect(report).toMatchObject({ kind: 'calls', read: 4, loaded: 3, rejected: 0, deduplicated: 0, ignored: 1 });
  expect(
    await rows('SELECT start_utc_s, agent_id, wait_s, talk_s, wrap_s, direction, disposition FROM calls ORDER BY call_id')
  ).toEqual([
    { start_utc_s: utc('2026-02-25 08:05:12'), agent_id: 'Li, Mei (117)', wait_s: 10, talk_s: 4205, wrap_s: 31, direction: 'inbound', disposition: 'answered' },
    { start_utc_s: utc('2026-02-26 09:00:12'), agent_id: 'Li, Mei (117)', wait_s: 0, talk_s: null, wrap_s: 0, direction: 'outbound', disposition: 'no_answer' },
    { start_utc_s: utc('2026-02-27 09:07:00'), agent_id: 'Bo', wait_s: 59, talk_s: 123, wrap_s: 0, direction: 'inbound', disposition: 'promise' }
  ]); // prettier-ignore
});

test('German captions with decimal commas', async () => {
  const text = `Fallnummer;Bearbeiter;Zugewiesen am;Saldo bei Zuweisung;Aktueller Saldo;Tage überfällig\n${lines(9, (i) => `F-${i};B${i % 2};0${i + 1}.01.2026;1.200,50;900,0${i};${i * 5}`)}`;

  const { report } = await loadBytes(engine, text, { zone: 'Europe/Berlin' });

  expect(report).toMatchObject({ kind: 'cases', read: 9, loaded: 9 });
  // 9 × 1,200.50 = 10,804.50; 9 × 900 + 0.00 + … + 0.08 = 8,100.36; days 0 … 40: 180.
  const [sum] = await rows(
    'SELECT sum(balance_at_assignment)::DOUBLE AS a, round(sum(balance), 2)::DOUBLE AS b, sum(dpd)::DOUBLE AS d FROM cases'
  );
  expect(sum).toEqual({ a: 10_804.5, b: 8_100.36, d: 180 });
});

test('captions in two lines are joined where one line alone says too little', async () => {
  const grouped = `Call,,,Agent,,Time\nID,Direction,Result,ID,Team,Start\n${lines(4, (i) => `${i},inbound,answered,A${i},T1,2026-03-02 09:10:1${i}`)}`;
  const filled = `Call ID,Agent,Times,,\n,,Start,Talk,Wrap\n${lines(4, (i) => `${i},A${i},2026-03-02 09:10:1${i},60,5`)}`;

  const first = await loadBytes(engine, grouped, { zone: 'UTC' });
  const second = await loadBytes(engine, filled, { zone: 'UTC', sourceNo: 2 });

  expect(first.profile.columns.map(({ header }) => header)).toEqual(['Call ID', 'Direction', 'Result', 'Agent ID', 'Team', 'Start']); // prettier-ignore
  expect(first.report).toMatchObject({ read: 4, loaded: 4 });
  expect(first.report.columns).toEqual(['call_id', 'agent_id', 'team', 'direction', 'start_at', 'disposition']);
  expect(second.profile.columns.map(({ header }) => header)).toEqual(['Call ID', 'Agent', 'Start', 'Talk', 'Wrap']);
  expect(second.report).toMatchObject({ read: 4, loaded: 4, rejected: 0 });
});

test('one line of captions stays one line', async () => {
  const text = 'Agent,Team,Result\nMei,North,answered\nBo,South,busy\n';

  const profile = await profileSource(memoryReader('one.csv', new TextEncoder().encode(text)));

  expect(profile.dialect.headerLine).toBe(1);
  expect(profile.records).toBe(2);
});

test('one date with start and end as times of day, also past midnight', async () => {
  const text = `id,date,start,end,agent,talk seconds\n1,2026-03-02,9:00:00 AM,9:10:00 AM,A,500\n2,2026-03-02,11:55:00 PM,12:04:00 AM,A,500\n`;

  const { report } = await loadBytes(engine, text, { zone: 'UTC' });

  expect(report).toMatchObject({ read: 2, loaded: 2, rejected: 0 });
  expect(await rows('SELECT start_utc_s, end_utc_s FROM calls ORDER BY line_no')).toEqual([
    { start_utc_s: utc('2026-03-02 09:00:00'), end_utc_s: utc('2026-03-02 09:10:00') },
    { start_utc_s: utc('2026-03-02 23:55:00'), end_utc_s: utc('2026-03-03 00:04:00') }
  ]);
});

test('a time of day without a date gets no meaning', async () => {
  const { mapping } = await loadBytes(
    engine,
    'CALL ID,TIMESTAMP,CALL TIME,TALK TIME\n1,2026-03-02 09:00:00,00:03:41,00:03:20\n'
  );

  expect(mapping.columns.find(({ header }) => header === 'CALL TIME')?.target).toBe('');
});

test('a date in doubt follows a sure one of the same file', async () => {
  const text = `Account No,Date Placed,Close Date,Balance\n1,02/25/2026,03/04/2026,10\n2,02/26/2026,,10\n`;

  const { mapping } = await loadBytes(engine, text, { zone: 'UTC' });

  expect(mapping.questions).toEqual([]);
  expect(await rows('SELECT CAST(closed_date AS VARCHAR) AS day FROM cases WHERE case_id = 1')).toEqual([
    { day: '2026-03-04' }
  ]);
});

test('dates in doubt in all columns are asked for once', async () => {
  const text = `Account No,Date Placed,Close Date,Balance\n1,02/05/2026,03/04/2026,10\n2,02/06/2026,,10\n`;

  const { mapping } = await loadBytes(engine, text, { zone: 'UTC' });

  expect(mapping.questions.map(({ id, column }) => [id, column])).toEqual([['dateOrder', 'Date Placed']]);
});

const FOLDER = '../shared/data/messy_csv/';
const present = existsSync(FOLDER);
if (!present) console.warn(`messy files are not at ${FOLDER}: their tests are skipped`);

describe.skipIf(!present)('published messy files', () => {
  const profileOf = (name: string) =>
    profileSource(memoryReader(name, new Uint8Array(readFileSync(`${FOLDER}${name}`))));
  const names = (folder: string) =>
    present ? readdirSync(`${FOLDER}${folder}`).filter((name) => name.endsWith('.csv')) : [];

  // The expected result of location_coordinates.csv names another phone number than the file itself.
  const spectrum = names('csv-spectrum').filter((name) => name !== 'location_coordinates.csv');

  test.each(spectrum)('csv-spectrum %s: captions and cells as its expected result', async (name) => {
    const expected = JSON.parse(
      readFileSync(`${FOLDER}csv-spectrum/expected_json/${name.replace('.csv', '.json')}`, 'utf8')
    ) as Record<string, string>[];

    const found = await profileOf(`csv-spectrum/${name}`);

    const cells = found.preview.map((record) =>
      Object.fromEntries(found.columns.map(({ header, index }) => [header, record[index] ?? '']))
    );
    expect(cells).toEqual(expected);
  });

  const PLAIN = ['10.January_2019.csv', 'April-2011-for-publication.csv', 'GPC_DCLG_December_2015_for_Publication.csv', 'Wine_Cellar_Consumption_dataset_14-15.csv', 'dwp-cmg-spend-1214.csv', 'epcs-dwp-cmg-spend-july-2017.csv', 'moj-aramis-data-march-11.csv', 'over25k-transparency.csv']; // prettier-ignore

  test.each(PLAIN)('uk_gov %s: as many records as the cleaned version', async (name) => {
    const clean = await profileOf(`uk_gov/clean/${name}`);

    const found = await profileOf(`uk_gov/csv/${name}`);

    expect(found.records - found.totalsLines.length).toBe(clean.records - clean.totalsLines.length);
    expect(found.ragged).toBe(0);
  });

  test.each(names('uk_gov/csv'))('uk_gov %s: is read to its end in words, whatever it is', async (name) => {
    const found = await profileOf(`uk_gov/csv/${name}`);

    expect(found.records).toBeGreaterThan(0);
    expect(found.columns.length).toBeGreaterThan(1);
  });
});
