import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { estimate } from '#core/ingest/index.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

const rows = async (query: string) => toRows(await engine.query(query));
const CASES = `Case ID,Assigned on,Balance at assignment\n${Array.from({ length: 20 }, (_, i) => `1.23E+10,2026-03-02,${100 + i}`).join('\n')}\n`;

test('cases whose ids a spreadsheet rounded stay apart, and it is said before and after loading', async () => {
  const { report, mapping, profile } = await loadBytes(engine, CASES);

  expect(mapping.questions).toMatchObject([{ id: 'roundedIds', column: 'Case ID', blocking: false, text: { params: { example: '1.23E+10' } } }]); // prettier-ignore
  expect(mapping.columns[0]?.confidence).toBeLessThan(0.6);
  expect(estimate(profile, mapping)).toMatchObject({ rejected: 0, notes: { id_rounded: 20 } });
  expect(report).toMatchObject({ read: 20, loaded: 20, deduplicated: 0, rejected: 0, notes: { id_rounded: 20 } });
  expect(await rows('SELECT count(DISTINCT case_id)::DOUBLE AS ids, min(case_id) AS least FROM cases')).toEqual([
    { ids: 20, least: '1.23E+10 #1:10' }
  ]);
});

test('calls, promises and payments with rounded ids belong to no case and repeat no other', async () => {
  const calls = 'Call ID,Start,Agent,Direction,Talk seconds,Case ID\n9.1E+11,2026-03-02 09:00:05,A,inbound,60,1.23E+10\n9.1E+11,2026-03-02 09:10:05,A,inbound,70,1.23E+10\n417,2026-03-02 09:20:05,A,inbound,70,A7\n'; // prettier-ignore
  const payments = 'Payment ID,Case ID,Paid on,Amount\n7E+12,1.23E+10,2026-03-02,50\n7E+12,1.23E+10,2026-03-03,50\n';

  const loaded = [await loadBytes(engine, calls), await loadBytes(engine, payments, { sourceNo: 2 })];

  expect(loaded.map(({ report }) => [report.kind, report.read, report.loaded, report.notes])).toEqual([
    ['calls', 3, 3, { id_rounded: 2 }],
    ['payments', 2, 2, { id_rounded: 2 }]
  ]);
  expect(await rows('SELECT call_id, case_id FROM calls ORDER BY line_no')).toEqual([
    { call_id: null, case_id: null },
    { call_id: null, case_id: null },
    { call_id: '417', case_id: 'A7' }
  ]);
  expect(await rows('SELECT payment_id, case_id, amount FROM payments ORDER BY line_no')).toEqual([
    { payment_id: null, case_id: null, amount: 50 },
    { payment_id: null, case_id: null, amount: 50 }
  ]);
});

test('a second file with the same rounded ids takes the place of none', async () => {
  await loadBytes(engine, CASES);
  const { report } = await loadBytes(engine, CASES.replaceAll(',1', ',2'), { sourceNo: 2 });

  expect(report).toMatchObject({ loaded: 20, notes: { id_rounded: 20 } });
  expect(await rows('SELECT count(*)::DOUBLE AS n FROM cases')).toEqual([{ n: 40 }]);
});
