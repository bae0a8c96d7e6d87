import { expect, test } from 'vitest';
import {
  callAt,
  clock,
  marks,
  pathOf,
  scale,
  secondsOf,
  table,
  type ShiftData,
  type ShiftRow
} from '#core/charts/shift-strips.ts';
import { CONTEXT } from './context.ts';

const NIGHT: ShiftRow = {
  key: '2025-06-02', label: 'Mon 2 Jun', busy: [[[1330, 1345], [1430, 1450]], [[1345, 1346.5]]], long: [[1430, 1530]],
  longest: 6000, n: 2, reason: null
}; // prettier-ignore
const DATA: ShiftData = {
  title: 'Shifts', longestLabel: 'longest', nLabel: 'calls', spanLabel: 'busy',
  parts: [{ id: 'talk', label: 'Talk', tone: 'talk' }, { id: 'hold', label: 'Hold', tone: 'hold' }],
  rows: [NIGHT, { ...NIGHT, key: 'none', busy: [[], []], long: [], longest: null, n: 0, reason: 'needs end times' }]
}; // prettier-ignore

test('carries a shift past midnight on one clock', () => {
  // 22:10 to 01:30: whole hours from 22:00 to 02:00.
  expect(scale(DATA)).toEqual({ min: 1320, max: 1560, step: 60 });
  expect([clock(1330), clock(1440), clock(1530), clock(-30)]).toEqual(['22:10', '00:00', '01:30', '23:30']);
});

test('ticks a long day every two or three hours', () => {
  const day = (from: number, to: number) => scale({ ...DATA, rows: [{ ...NIGHT, busy: [[[from, to]]], long: [] }] });

  expect(day(545, 1085)).toEqual({ min: 540, max: 1140, step: 120 });
  expect(day(480, 1320)).toEqual({ min: 480, max: 1320, step: 180 });
  expect(scale({ ...DATA, rows: [] })).toEqual({ min: 540, max: 1080, step: 180 });
});

test('draws all stretches of a part as one path', () => {
  expect(pathOf(NIGHT.busy[0] ?? [], { min: 1320 })).toBe('M10 0h15v1h-15zM110 0h20v1h-20z');
});

test('adds up the seconds of each part', () => {
  expect([secondsOf(NIGHT, 0), secondsOf(NIGHT, 1)]).toEqual([2100, 90]);
  expect(table(DATA, CONTEXT).rows[0]?.cells.map((cell) => cell.value ?? null)).toEqual([
    '2025-06-02', null, 2100, 90, 2, 6000
  ]); // prettier-ignore
});

test('says when the shift was, its long stretches, and why there is none', () => {
  const [night, none] = marks(DATA, CONTEXT);

  expect(night?.lines[0]).toEqual({ label: 'busy', value: '22:10–00:10' });
  expect(night?.lines.at(-1)).toEqual({ label: '', value: '23:50–01:30' });
  expect(none?.lines[0]).toEqual({ label: 'busy', value: 'needs end times' });
});

test('keeps what was not measured empty in the table', () => {
  expect(table(DATA, CONTEXT).rows[1]?.cells[2]).toEqual({ text: '–', value: null });
});

test('points at the contact under a minute, or the nearest within two', () => {
  const row: ShiftRow = {
    ...NIGHT,
    calls: [
      { span: [1330, 1345], words: 'a' },
      { span: [1430, 1450], words: 'b' }
    ]
  };

  expect([1329, 1340, 1346.9, 1347.1, 1428, 1500].map((minute) => callAt(row, minute))).toEqual([
    0,
    0,
    0,
    null,
    1,
    null
  ]);
  expect(callAt(NIGHT, 1340)).toBeNull();
});
