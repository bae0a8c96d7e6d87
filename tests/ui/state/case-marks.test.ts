import { beforeEach, expect, test } from 'vitest';
import { caseMarks, dataSetOf } from '#lib/state/case-marks.svelte.ts';

const NOW = new Date('2026-06-15T09:30:00Z');
const source = (name: string, kind: string, size = 10) => ({ name, size, report: { kind } });

beforeEach(() => {
  localStorage.clear();
  caseMarks.open('other');
  caseMarks.forget();
  caseMarks.open('a');
});

test('keeps done marks and notes by data set and case, also after a reload', () => {
  caseMarks.markDone('F1', true, NOW);
  caseMarks.setNote('F1', '  asks for instalments ');

  expect(JSON.parse(localStorage.getItem('evenkeel.cases.a')!)).toEqual({
    F1: { doneAt: '2026-06-15T09:30:00.000Z', note: 'asks for instalments' }
  });
  caseMarks.open('b');
  expect(caseMarks.of('F1')).toEqual({});
  caseMarks.open('a');
  expect([caseMarks.isDone('F1'), caseMarks.done]).toEqual([true, ['F1']]);
});

test('takes back one change after the other', () => {
  caseMarks.markDone('F1', true, NOW);
  caseMarks.setNote('F2', 'letter sent');

  expect(caseMarks.undoable).toEqual(['F2']);
  expect(caseMarks.undo()).toEqual(['F2']);
  expect([caseMarks.of('F2'), caseMarks.isDone('F1')]).toEqual([{}, true]);
  expect(caseMarks.undo()).toEqual(['F1']);
  expect(caseMarks.isDone('F1')).toBe(false);
  expect(caseMarks.undo()).toEqual([]);
  expect(localStorage.getItem('evenkeel.cases.a')).toBeNull();
});

test('forgets the marks of every data set and leaves preferences alone', () => {
  localStorage.setItem('evenkeel.locale', '"zh"');
  caseMarks.setNote('F1', 'one');
  caseMarks.open('b');
  caseMarks.setNote('F2', 'two');
  expect(caseMarks.kept).toBe(2);

  caseMarks.forget();

  expect([caseMarks.kept, caseMarks.of('F2')]).toEqual([0, {}]);
  expect(Object.keys(localStorage)).toEqual(['evenkeel.locale']);
});

test('reads a damaged entry as no marks', () => {
  localStorage.setItem('evenkeel.cases.c', '[1');

  caseMarks.open('c');

  expect(caseMarks.done).toEqual([]);
});

test('a data set is named by the files of cases: others come and go, another export is another one', () => {
  const cases = source('cases.csv', 'cases');

  expect(dataSetOf([cases])).toBe(dataSetOf([source('shifts.csv', 'shifts'), cases]));
  expect(dataSetOf([cases])).not.toBe(dataSetOf([source('cases.csv', 'cases', 11)]));
  expect(dataSetOf([source('calls.csv', 'calls')])).not.toBe(dataSetOf([cases]));
  expect(dataSetOf([cases])).not.toContain('cases');
});
