import { expect, test } from 'vitest';
import { bucketName, bucketTick, labelled, type Buckets } from '#core/charts/buckets.ts';
import { CONTEXT } from './context.ts';

const halfHours: Buckets = { kind: 'halfHour', keys: ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30'] };

test('names a clock bucket by its two ends', () => {
  expect(bucketName('08:30', halfHours, CONTEXT)).toBe('08:30–09:00');
  expect(bucketName('23:00', { kind: 'hour', keys: ['23:00'] }, CONTEXT)).toBe('23:00–24:00');
});

test('labels full hours, fewer where there is less room', () => {
  expect([...labelled(halfHours, 600)]).toEqual([0, 2, 4]);
  expect([...labelled(halfHours, 100)]).toEqual([0, 4]);
});

test('says what an ordinal axis counts at its first tick', () => {
  const attempts: Buckets = { kind: 'ordinal', keys: ['1', '2'], label: 'Attempt' };

  expect(attempts.keys.map((key) => bucketTick(key, attempts, CONTEXT))).toEqual(['Attempt 1', '2']);
});

test('labels Mondays, and month starts once Mondays have no room', () => {
  const days = Array.from({ length: 62 }, (_, i) => new Date(Date.UTC(2025, 5, 1 + i)).toISOString().slice(0, 10));

  // 1 June 2025 is a Sunday: Mondays are 1, 8, 15 …; 1 June, 1 July and 1 August are 0, 30 and 61, the last without room.
  expect([...labelled({ kind: 'day', keys: days }, 800)]).toEqual([1, 8, 15, 22, 29, 36, 43, 50, 57]);
  expect([...labelled({ kind: 'day', keys: days }, 200)]).toEqual([0, 30]);
});
