import { expect, test } from 'vitest';
import { memoryReader, profileSource, proposeMapping } from '#core/ingest/index.ts';
import { withMark } from '#lib/ui/import/reading.ts';
import { checkMapping } from '#core/ingest/check.ts';

/** The proposal for payments of these amounts. */
async function propose(amounts: readonly string[], { mark = ',', date = '2026-03-02' } = {}) {
  const line = (cells: readonly string[]) => cells.map((cell) => (cell.includes(mark) ? `"${cell}"` : cell)).join(mark);
  const rows = amounts.map((amount, i) => line([`A${i}`, date, amount]));
  const text = `${line(['Case ID', 'Paid on', 'Amount'])}\n${rows.join('\n')}\n`;
  const profile = await profileSource(memoryReader('list.csv', new TextEncoder().encode(text)));
  const mapping = proposeMapping(profile, { zone: 'UTC', kind: 'payments' });
  const amount = mapping.columns.find(({ target }) => target === 'amount');
  return { profile, mapping, decimal: amount?.decimal, asked: mapping.questions.map(({ id }) => id), amount };
}

test('a point before three digits parts thousands where semicolons or dates with points speak for it', async () => {
  const semicolons = await propose(['1.234', '2.234', '12.000'], { mark: ';' });
  const dates = await propose(['1.234', '950'], { date: '02.03.2026' });

  expect([semicolons.decimal, semicolons.asked]).toEqual([',', []]);
  expect(semicolons.amount?.confidence).toBeLessThan(0.85);
  expect([dates.decimal, dates.asked.filter((id) => id === 'decimalMark')]).toEqual([',', []]);
});

test('other amounts of the file decide before its semicolons do, unless they contradict each other', async () => {
  const readAs = async (waived: string, balance: string) => {
    const text = `Case ID;Assigned on;Balance at assignment;Balance;Waived amount\nA1;2026-03-02;1.234;${balance};${waived}\nA2;2026-03-02;2.234;;\n`;
    const profile = await profileSource(memoryReader('list.csv', new TextEncoder().encode(text)));
    const mapping = proposeMapping(profile, { zone: 'UTC', kind: 'cases' });
    const column = mapping.columns.find(({ target }) => target === 'balance_at_assignment');
    return [column?.decimal, mapping.questions.map(({ id }) => id)];
  };

  expect(await readAs('12.50', '')).toEqual(['.', []]);
  expect(await readAs('12,50', '')).toEqual([',', []]);
  expect(await readAs('12,50', '9.75')).toEqual(['.', ['decimalMark']]);
});

test('where nothing tells, both readings are asked, and one answer settles it', async () => {
  const { profile, mapping, asked } = await propose(['€1.234', '950', '-2.500']);

  expect(asked).toEqual(['decimalMark']);
  expect(mapping.questions[0]).toMatchObject({
    column: 'Amount',
    blocking: true,
    text: { params: { example: '€1.234' } }
  });
  for (const decimal of [',', '.'] as const) {
    const answered = withMark(mapping, profile, decimal);
    expect(answered.columns.find(({ target }) => target === 'amount')?.decimal).toBe(decimal);
    expect(checkMapping(answered, profile)).toEqual([]);
  }
});

test('amounts that tell are not asked', async () => {
  const decided = await Promise.all([
    propose(['1.234', '2.50']),
    propose(['1.234', '1.234.567']),
    propose(['1.234', '0.500']),
    propose(['1.234', '1234.500']),
    propose(['1234', '950']),
    propose(['1,234.50', '1.234'])
  ]);

  expect(decided.map(({ decimal, asked }) => [decimal, asked])).toEqual([['.', []], [',', []], ['.', []], ['.', []], ['.', []], ['.', []]]); // prettier-ignore
});
