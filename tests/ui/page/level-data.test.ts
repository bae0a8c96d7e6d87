import { expect, test } from 'vitest';
import type { Envelope } from '#core/semantic/types.ts';
import { levelCell } from '#lib/ui/page/level-data.ts';
import { ENGLISH } from '../../support/english.ts';

const cellOf = (coverage: number, rest: Partial<Envelope> = {}) => {
  const now: Envelope = {
    id: 'handle_s_per_case', unit: 'seconds', value: 600, n: 90, ci: [500, 700], ciMethod: 'cluster', status: 'ok', reason: null,
    basis: 'measured', coverage, warnings: [], ...rest
  }; // prettier-ignore
  return levelCell({ metric: now.id, now, previous: null, usual: null, flag: null }, ENGLISH);
};

test('a figure that some rows do not know says so, and under 80 % is drawn as not solid', () => {
  expect(cellOf(1)).toMatchObject({ known: undefined, knowsLittle: false, small: false });
  expect(cellOf(0.979)).toMatchObject({ known: 'known for 98% of the rows', knowsLittle: false, small: false });
  expect(cellOf(0.79)).toMatchObject({ known: 'known for 79% of the rows', knowsLittle: true, small: true });
});

test('a small sample stays one, and without a value there is nothing to be known', () => {
  expect(cellOf(0.5, { status: 'insufficient' })).toMatchObject({ small: true, knowsLittle: false });
  expect(cellOf(0, { value: null, status: 'not_computable' })).toMatchObject({ known: undefined, knowsLittle: false });
});

test('a mean rating is solid though few customers rate: their share stands beside it', () => {
  const rating = cellOf(0.22, { id: 'csat_avg', unit: 'score', value: 3.9, ci: [3.8, 4] });
  expect(rating).toMatchObject({ known: undefined, knowsLittle: false, small: false });
});
