import { describe, expect, test } from 'vitest';
import type { Trend } from '#core/analyses/trend.ts';
import { halvesOf, type ArrivalColumn } from '#core/analyses/volume/arrival-panels.ts';
import type { Counts, WeekSlotArrivals } from '#core/analyses/volume/arrivals.ts';
import type { Forecast } from '#core/analyses/volume/forecast.ts';
import type { HandleGroup, HandleSplit } from '#core/analyses/volume/handle-split.ts';
import type { Histogram } from '#core/analyses/volume/histogram.ts';
import type { ServiceLevels } from '#core/analyses/volume/service-level.ts';
import {
  arrivalsTitle,
  forecastTitle,
  fullest,
  heatTitle,
  histogramTitle,
  longerTitle,
  partsTitle,
  repeatTitle,
  serviceTitle,
  waitsTitle
} from '#core/analyses/volume/titles.ts';
import type { WaitGroup } from '#core/analyses/volume/waits.ts';
import { say, type Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';

const en = (phrase: Phrase) => say(phrase.text, 'en', phrase.params);
const counts = (offered: number): Counts => ({ offered, handled: 0, handledInbound: 0, abandoned: 0, otherExit: 0, attempts: 0 }); // prettier-ignore
const envelope = (id: string, value: number | null, n: number, ci: [number, number] | null = null): Envelope =>
  ({ id, unit: 'seconds', value, n, ci, ciMethod: 'cluster', status: n >= 50 ? 'ok' : 'insufficient', reason: null, basis: 'measured', coverage: 1, warnings: [] }); // prettier-ignore

describe('columns', () => {
  const days = (pairs: [number, number | null, boolean?][]): ArrivalColumn[] =>
    pairs.map(([now, previous, closed = false], i) => ({ key: `2026-05-0${i + 1}`, counts: counts(now), previous, closed })); // prettier-ignore

  test('compares days with data with days with data', () => {
    // 1,200 against 1,000; the day without an earlier one and the closed day do not count.
    const title = arrivalsTitle(days([[600, 500], [600, 500], [900, null], [0, 700, true]]), 'offered', 'day'); // prettier-ignore
    expect(en(title)).toBe('More calls offered than before: +20.0%');
  });

  test('a difference that counts make by chance is none', () => {
    // 110 against 90: 20 is less than 1.96 × √200 = 27.7.
    expect(en(arrivalsTitle(days([[110, 90]]), 'offered', 'day'))).toBe('About as many calls offered as before');
    expect(en(arrivalsTitle(days([[1100, 900]]), 'offered', 'day'))).toBe('More calls offered than before: +22.2%');
    expect(en(arrivalsTitle(days([[110, null]]), 'offered', 'day'))).toBe('Calls offered per day');
  });

  test('names the busiest hour only where it stands out', () => {
    const hours = (values: number[]) => values.map((n, i) => ({ key: `0${8 + i}:00`.slice(-5), counts: counts(n), previous: null, closed: false })); // prettier-ignore
    expect(en(arrivalsTitle(hours([100, 200]), 'offered', 'hour'))).toBe('Most calls at 09:00');
    expect(en(arrivalsTitle(hours([190, 200]), 'offered', 'hour'))).toBe('Calls offered by hour');
  });

  test('a bucket covers its half-hours', () => {
    expect([halvesOf('09:00', 'hour'), halvesOf('09:30', 'halfHour'), halvesOf('09:00', 'halfHour')]).toEqual([
      [18, 19],
      [19, 19],
      [18, 18]
    ]);
  });
});

describe('the map of half-hours', () => {
  const slot = (weekday: number, half: number, offered: number): WeekSlotArrivals => ({ weekday, half, days: 2, ...counts(offered) }); // prettier-ignore
  const quiet = Array.from({ length: 12 }, (_, i) => slot(3, 16 + i, 10));

  test('names a part of a weekday when six of the eight fullest half-hours lie in it', () => {
    const busy = Array.from({ length: 6 }, (_, i) => slot(1, 16 + i, 100 + i));
    const found = fullest([...quiet, ...busy], 'offered');
    expect(found).toHaveLength(6);
    expect(en(heatTitle(found, 'offered'))).toBe('Most calls come on Monday mornings');
  });

  test('names nothing when they are spread, or weekdays have no data', () => {
    const spread = [1, 2, 4, 5].flatMap((day) => [slot(day, 20, 100), slot(day, 21, 100)]);
    expect(fullest([...quiet, ...spread], 'offered')).toEqual([]);
    expect(fullest(quiet.map((one) => ({ ...one, days: 0 })), 'offered')).toEqual([]); // prettier-ignore
    expect(en(heatTitle([], 'abandoned'))).toBe('Calls abandoned by half-hour of the week');
  });
});

describe('handling time by cause', () => {
  const group = (value: string, now: [number, number], previous: [number, number] | null, n = 200): HandleGroup => ({
    value,
    label: value === '' ? null : { en: value, zh: value },
    parts: { talk: now[0], hold: null, wrap: null },
    figure: {
      metric: 'aht_s',
      now: envelope('aht_s', now[0], n, [now[0] - now[1], now[0] + now[1]]),
      previous: previous && envelope('aht_s', previous[0], n, [previous[0] - previous[1], previous[0] + previous[1]]),
      usual: null,
      flag: null
    },
    totalS: now[0] * n
  });
  const split = (...groups: HandleGroup[]): HandleSplit => ({ metric: 'aht_s', holdRecorded: true, groups });

  test('names the cause with the most time, where causes are recorded for most of it', () => {
    expect(en(partsTitle(split(group('dispute', [600, 20], null), group('forgot', [400, 20], null))))).toBe(
      'Dispute takes the most time: 60%'
    );
    const unknown = group('', [900, 20], null, 2000);
    expect(en(partsTitle(split(unknown, group('dispute', [600, 20], null), group('forgot', [400, 20], null))))).toBe(
      'What handling time is made of'
    );
  });

  test('names the cause that took longer, beyond chance only', () => {
    const still = group('forgot', [400, 20], [395, 20]);
    expect(en(longerTitle(split(group('dispute', [600, 20], [500, 20]), still)))).toBe(
      'Dispute takes longer than before: +20.0%'
    );
    expect(en(longerTitle(split(group('dispute', [400, 20], [500, 20]), still)))).toBe(
      'Dispute takes less time than before: −20.0%'
    );
    expect(en(longerTitle(split(still)))).toBe('No cause changed more than chance would');
    expect(en(longerTitle(split(group('forgot', [400, 20], null))))).toBe('Handling time by cause');
  });
});

test('the spread is told by median and 90th percentile, when there are enough contacts', () => {
  const spread = (n: number): Histogram => ({ of: 'handle_s', n, bins: [], median: envelope('m', 300, n), p90: envelope('p', 900, n) }); // prettier-ignore
  expect(en(histogramTitle(spread(80)))).toBe('Half within 5m, one in ten over 15m');
  expect(en(histogramTitle(spread(10)))).toBe('How handling time is spread');
});

test('the title of a weekly rate says where the latest solid week lies', () => {
  const trend = (ci: [number, number], usual = true): Trend => ({
    metric: 'repeat_contact_rate_7d',
    usual: usual ? { lo: 0.18, hi: 0.22, windows: 20 } : null,
    points: [
      { from: '', to: '', inPeriod: true, envelope: envelope('r', 0.2, 400, ci) },
      { from: '', to: '', inPeriod: true, envelope: envelope('r', null, 0) }
    ]
  });
  expect(en(repeatTitle(trend([0.23, 0.27])))).toBe('Repeat contact is above usual');
  expect(en(repeatTitle(trend([0.1, 0.17])))).toBe('Repeat contact is below usual');
  expect(en(repeatTitle(trend([0.21, 0.27])))).toBe('Repeat contact is within its usual range');
  expect(en(repeatTitle(trend([0.23, 0.27], false)))).toBe('Repeat contact within 7 days');
});

test('service level, waits and the week ahead restate their figures', () => {
  const level = (n: number) => ({ chosen: 3, thresholdS: 20, levels: { 3: { ...envelope('service_level', 0.793, n), unit: 'ratio' } } }) as unknown as ServiceLevels; // prettier-ignore
  const wait = (median: number, n: number) => ({ n, median: envelope('m', median, n), p90: envelope('p', 60, n), bins: [] }) as WaitGroup; // prettier-ignore
  const days = [{ date: '2026-05-23', value: 1000.4, low: 900, high: 1100 }, { date: '2026-05-24', value: 500, low: 450, high: 550 }]; // prettier-ignore

  expect(en(serviceTitle(level(500)))).toBe('Service level: 79.3% within 20s');
  expect(en(serviceTitle(level(12)))).toBe('Service level');
  expect(en(waitsTitle({ answered: wait(3, 100), abandoned: wait(20, 100) }))).toBe(
    'Typical wait: answered 3s, gave up 20s'
  );
  expect(en(waitsTitle({ answered: wait(3, 100), abandoned: wait(20, 5) }))).toBe('Half are answered within 3s');
  expect(en(forecastTitle({ days } as unknown as Forecast))).toBe('About 1,500 inbound calls expected 23–24 May 2026');
  expect(en(forecastTitle({ days: [] } as unknown as Forecast))).toBe('Calls expected');
});
