import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

/** The unit proposed for a column of payments, and what its amounts become. */
async function amounts(caption: string, ...written: string[]) {
  await clearTables(engine);
  const rows = written.map((amount, i) => `P${i},C${i},2026-03-02,"${amount}"`);
  const { mapping } = await loadBytes(engine, `payment_id,case_id,paid_on,${caption}\n${rows.join('\n')}\n`);
  const column = mapping.columns.find(({ target }) => target === 'amount');
  const read = toRows(await engine.query('SELECT amount FROM payments ORDER BY payment_id'));
  return { unit: column?.amountUnit, read: read.map(({ amount }) => amount) };
}

test('amounts in cents, thousands, 万 or lakhs are counted in units of the currency', async () => {
  expect(await amounts('amount_in_cents', '12050', '-99')).toEqual({ unit: 'cent', read: [120.5, -0.99] });
  expect(await amounts('amount_cents', '0', '7')).toEqual({ unit: 'cent', read: [0, 0.07] });
  expect(await amounts('还款金额(分)', '12050', '(100)')).toEqual({ unit: 'cent', read: [120.5, -1] });
  expect(await amounts('还款金额（万元）', '1.5', '2')).toEqual({ unit: 'wan', read: [15_000, 20_000] });
  expect(await amounts('还款金额（百万元）', '1.5', '2')).toEqual({ unit: 'million', read: [1_500_000, 2_000_000] });
  expect(await amounts('Amount (thousands)', '1.5', '2')).toEqual({ unit: 'thousand', read: [1500, 2000] });
  expect(await amounts('Amount (lakhs)', '1.5', '2')).toEqual({ unit: 'lakh', read: [150_000, 200_000] });
});

test('amounts stay as written where nothing names a unit, or fractions speak against cents', async () => {
  expect(await amounts('Amount', '12050', '99')).toEqual({ unit: undefined, read: [12_050, 99] });
  expect(await amounts('还款金额(元)', '120.50', '99')).toEqual({ unit: undefined, read: [120.5, 99] });
  expect(await amounts('Amount (cents)', '120.55', '99.10')).toEqual({ unit: undefined, read: [120.55, 99.1] });
});

test('the unit of an amount can be changed', async () => {
  const text = 'payment_id,case_id,paid_on,amount\nP1,C1,2026-03-02,12050\n';
  await loadBytes(engine, text, {
    edit: (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column) =>
        column.target === 'amount' ? { ...column, amountUnit: 'cent' } : column
      )
    })
  });

  expect(toRows(await engine.query('SELECT amount FROM payments'))).toEqual([{ amount: 120.5 }]);
});

test('negative payments are turned around when they are said to be payments', async () => {
  const text =
    'payment_id,case_id,paid_on,amount\nP1,C1,2026-03-02,-120.50\nP2,C1,2026-03-03,(99.00)\nP3,C1,2026-03-04,20\n';
  await loadBytes(engine, text, {
    edit: (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column) => (column.target === 'amount' ? { ...column, sign: 'turned' } : column))
    })
  });

  const found = toRows(await engine.query('SELECT amount FROM payments ORDER BY payment_id'));
  expect(found.map(({ amount }) => amount)).toEqual([120.5, 99, -20]);
});
