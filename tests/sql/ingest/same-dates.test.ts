import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { accountSuperseded, type Mapping } from '#core/ingest/index.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

const HEADER = 'call_id,agent_id,start_at,talk_s\n';
// Three days; the new file holds the last of them again with one call less, one corrected, and a day more.
const OLD = `${HEADER}1,A,2026-03-01 09:00:00,10\n2,A,2026-03-02 09:00:00,20\n3,A,2026-03-03 09:00:00,30\n4,A,2026-03-03 10:00:00,40\n`;
const NEW = `${HEADER}3,A,2026-03-03 09:00:00,33\n5,A,2026-03-04 09:00:00,50\n`;

async function loadBoth(edit: (mapping: Mapping) => Mapping) {
  const first = await loadBytes(engine, OLD, { zone: 'UTC', name: 'old.csv' });
  const second = await loadBytes(engine, NEW, { zone: 'UTC', name: 'new.csv', sourceNo: 2, edit });
  return accountSuperseded(engine, [first.report, second.report]);
}
const loaded = async () =>
  toRows(await engine.query('SELECT source_no, call_id, talk_s FROM calls ORDER BY start_utc_s, source_no')).map(
    ({ source_no, call_id, talk_s }) => [source_no, call_id, talk_s]
  );

test('added files stand beside the earlier ones; a call that both have counts once, as the newer has it', async () => {
  const reports = await loadBoth((mapping) => mapping);

  expect(await loaded()).toEqual([
    [1, '1', 10],
    [1, '2', 20],
    [2, '3', 33],
    [1, '4', 40],
    [2, '5', 50]
  ]);
  expect(reports[0]).toMatchObject({ read: 4, loaded: 3, ignored: 1, superseded: 1 });
  expect(reports[1]).toMatchObject({ read: 2, loaded: 2, notes: { replaced: 1 } });
});

test('replacing the same dates takes out exactly the days that the new file holds, and counts them', async () => {
  const reports = await loadBoth((mapping) => ({ ...mapping, replacesDates: true }));

  expect(await loaded()).toEqual([
    [1, '1', 10],
    [1, '2', 20],
    [2, '3', 33],
    [2, '5', 50]
  ]);
  expect(reports[0]).toMatchObject({ read: 4, loaded: 2, rejected: 0, deduplicated: 0, ignored: 2, superseded: 2 });
  expect(reports[1]).toMatchObject({ read: 2, loaded: 2, rejected: 0, deduplicated: 0, ignored: 0 });
});

test('the same file again with replacing leaves every figure as it was', async () => {
  const first = await loadBytes(engine, OLD, { zone: 'UTC' });
  const second = await loadBytes(engine, OLD, {
    zone: 'UTC',
    sourceNo: 2,
    edit: (mapping) => ({ ...mapping, replacesDates: true })
  });

  const reports = await accountSuperseded(engine, [first.report, second.report]);

  expect(reports.map((report) => [report.loaded, report.ignored])).toEqual([
    [0, 4],
    [4, 0]
  ]);
});

test('a newer case file: rows that made way are counted as ignored', async () => {
  const text = (balance: number) => `case_id,assigned_date,balance\nk1,2026-03-01,${balance}\nk2,2026-03-01,5\n`;
  const first = await loadBytes(engine, text(10), { zone: 'UTC' });
  const second = await loadBytes(engine, text(20), { zone: 'UTC', sourceNo: 2 });

  const [older, newer] = await accountSuperseded(engine, [first.report, second.report]);

  // k1 has another balance and takes the place of the older row; k2 is the same row and is dropped.
  expect(older).toMatchObject({ read: 2, loaded: 1, ignored: 1, superseded: 1 });
  expect(newer).toMatchObject({ read: 2, loaded: 1, deduplicated: 1 });
});

test('rows before the first day that is wanted are ignored, broken ones among them not listed', async () => {
  const text = `${OLD}6,A,2026-03-01 11:00:00,-5\n7,A,2026-03-03 11:00:00,-5\n8,A,never,5\n`;

  const { report } = await loadBytes(engine, text, { zone: 'UTC', edit: (mapping) => ({ ...mapping, from: '2026-03-02' }) }); // prettier-ignore

  // Lines 2 and 6 lie before; lines 7 and 8 are broken.
  expect(report).toMatchObject({ read: 7, loaded: 3, rejected: 2, deduplicated: 0, ignored: 2, before: 2 });
  expect(toRows(await engine.query('SELECT line_no FROM rejects ORDER BY line_no')).map((row) => row.line_no)).toEqual([7, 8]); // prettier-ignore
});
