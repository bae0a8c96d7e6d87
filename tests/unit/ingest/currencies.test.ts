import { expect, test } from 'vitest';
import { currenciesOf, memoryReader, profileSource, proposeMapping } from '#core/ingest/index.ts';
import { currencyOf } from '#core/ingest/values/currencies.ts';
import { readNumber } from '#core/ingest/values/numbers.ts';

async function payments(...amounts: string[]) {
  const text = `Case ID,Paid on,Amount\n${amounts.map((amount, i) => `A${i},2026-03-02,"${amount}"`).join('\n')}\n`;
  const profile = await profileSource(memoryReader('list.csv', new TextEncoder().encode(text)));
  const mapping = proposeMapping(profile, { zone: 'UTC', kind: 'payments' });
  return { mapping, codes: currenciesOf(mapping, profile).map(({ code }) => code) };
}

test('signs, words and codes of currencies are told from the number', () => {
  const values = [
    '$1,234.50',
    '(1,234.50) $',
    '₹1,23,456.00',
    '1.234,50 €',
    'CHF 12',
    '12 USD',
    'HK$ 5',
    '￥8',
    '8元',
    '-£3',
    '12',
    '12%',
    'abc'
  ];

  expect(values.map(currencyOf)).toEqual(['USD', 'USD', 'INR', 'EUR', 'CHF', 'USD', 'HKD', 'CNY', 'CNY', 'GBP', null, null, null]); // prettier-ignore
});

test('amounts with these signs are read, Indian groups included', () => {
  const values = ['₹1,23,456.50', '12,34,567', 'R$ 1,000.25', '₩5,000', '1,234.5 ₺', '-₱20'];

  expect(values.map((value) => readNumber(value, '.'))).toEqual([123_456.5, 1_234_567, 1000.25, 5000, 1234.5, -20]);
});

test('the currency of a file is the one that its amounts name; several are said before loading', async () => {
  const [one, none, mixed] = [await payments('$5', '7', '$9.50'), await payments('5', '7'), await payments('$5', '€7')];

  expect([one.codes, none.codes, mixed.codes]).toEqual([['USD'], [], ['USD', 'EUR']]);
  expect(one.mapping.questions).toEqual([]);
  expect(mixed.mapping.questions).toMatchObject([
    { id: 'currencies', column: 'Amount', blocking: false, text: { params: { codes: 'USD, EUR', examples: '$5, €7' } } }
  ]);
});
