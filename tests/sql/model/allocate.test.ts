import { expect, test } from 'vitest';
import { allocate, UNNAMED, type PaymentRow, type PromiseRow } from '#core/model/allocate.ts';

const OPTIONS = { graceDays: 3, keptTolerance: 0.95, asOfDay: 100 };
const promise = (no: number, made: number, due: number, amount: number | null, replacedBy: number | null = null): PromiseRow => ({ no, caseNo: 1, made, due, amount, replacedBy }); // prettier-ignore
const payment = (day: number, amount: number): PaymentRow => ({ caseNo: 1, day, amount });
const judge = (promises: PromiseRow[], payments: PaymentRow[], options = OPTIONS) =>
  allocate(promises, payments, options).map(({ no, paid, state }) => [no, paid, state]);

test('takes money from the made date to due date plus grace', () => {
  const payments = [payment(9, 40), payment(10, 30), payment(23, 20), payment(24, 50)];

  expect(judge([promise(1, 10, 20, 100)], payments)).toEqual([[1, 50, 'partial']]);
});

test('keeps at 95 % and breaks at nothing', () => {
  expect(judge([promise(1, 10, 20, 100)], [payment(12, 95)])).toEqual([[1, 95, 'kept']]);
  expect(judge([promise(1, 10, 20, 100)], [payment(12, 94.9)])).toEqual([[1, 94.9, 'partial']]);
  expect(judge([promise(1, 10, 20, 100)], [])).toEqual([[1, 0, 'broken']]);
});

test('fills the oldest due first and lets the rest flow on', () => {
  // The second is made on the due day of the first, so both stand; their windows overlap by the grace days.
  const promises = [promise(1, 10, 20, 100), promise(2, 20, 30, 80)];

  expect(judge(promises, [payment(22, 150)])).toEqual([
    [1, 100, 'kept'],
    [2, 50, 'partial']
  ]);
});

test('takes a reversal back from the latest allocation', () => {
  const promises = [promise(1, 10, 20, 100), promise(2, 20, 30, 80)];

  expect(judge(promises, [payment(12, 100), payment(25, 80), payment(28, -100)])).toEqual([
    [1, 80, 'partial'],
    [2, 0, 'broken']
  ]);
});

test('gives superseded promises nothing and leaves kept ones alone', () => {
  const promises = [promise(1, 10, 20, 100), promise(2, 12, 25, 50), promise(3, 14, 30, 60)];

  // 2 is kept on day 13, before 3 was made; 1 was replaced by 2.
  expect(judge(promises, [payment(11, 90), payment(13, 50), payment(15, 60)])).toEqual([
    [1, 0, 'superseded'],
    [2, 50, 'kept'],
    [3, 60, 'kept']
  ]);
});

test('lets the later of two promises of one day stand', () => {
  expect(judge([promise(1, 10, 30, 100), promise(2, 10, 20, 40)], [payment(12, 40)])).toEqual([
    [1, 0, 'superseded'],
    [2, 40, 'kept']
  ]);
});

test('leaves promises pending until due date plus grace is over', () => {
  const [early] = allocate([promise(1, 90, 98, 100)], [payment(91, 100)], OPTIONS);
  const [ripe] = allocate([promise(1, 90, 97, 100)], [payment(91, 100)], OPTIONS);

  expect(early).toEqual({ no: 1, paid: 100, state: 'pending', matured: false });
  expect(ripe).toEqual({ no: 1, paid: 100, state: 'kept', matured: true });
});

test('keeps a promise without an amount when anything is paid', () => {
  expect(judge([promise(1, 10, 20, null)], [payment(12, 1)])).toEqual([[1, 1, 'kept']]);
});

test('a replacement that the file names stands for the old promise whenever it was made, unless that was kept by then', () => {
  const late = [promise(1, 10, 20, 100, 2), promise(2, 22, 30, 100)];

  expect(judge(late, [payment(25, 100)])).toEqual([
    [1, 0, 'superseded'],
    [2, 100, 'kept']
  ]);
  expect(judge(late, [payment(15, 100), payment(25, 40)])).toEqual([
    [1, 100, 'kept'],
    [2, 40, 'partial']
  ]);
  expect(judge([promise(1, 10, 20, 100, UNNAMED)], [payment(12, 100)])).toEqual([[1, 0, 'superseded']]);
});
