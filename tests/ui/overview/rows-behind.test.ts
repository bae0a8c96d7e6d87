import { expect, test } from 'vitest';
import type { OverviewData } from '#core/analyses/overview-types.ts';
import { rowsBehind } from '#lib/ui/overview/rows-behind.ts';

const team = { dimension: 'team', value: 'late', label: { en: 'Late', zh: 'Late' } };
const data = {
  promises: { metric: 'kept_rate', dimension: 'dpd' },
  moved: {
    rows: [
      { key: 'aht_s', metric: 'aht_s', split: null },
      { key: 'kept_rate@team=late', metric: 'kept_rate', split: team },
      { key: 'strain_risk@team=late', metric: 'strain_risk', split: team }
    ]
  },
  heat: { basis: 'clock_hour' }
} as unknown as OverviewData;

test('a change has the rows that its metric counts, of its part alone', () => {
  expect(rowsBehind('moved', 'aht_s', data)).toEqual({ metric: 'aht_s', mark: undefined });
  expect(rowsBehind('moved', 'kept_rate@team=late', data)).toEqual({ metric: 'kept_rate', mark: { by: ['team'], key: ['late'] } }); // prettier-ignore
  expect(rowsBehind('moved', null, data)).toEqual({ metric: 'calls_handled' });
});

test('behind strain lie days worked, never its scores', () => {
  expect(rowsBehind('strain', 'late', data)).toEqual({ metric: 'people_worked', mark: { by: ['team'], key: ['late'] } }); // prettier-ignore
  expect(rowsBehind('moved', 'strain_risk@team=late', data).metric).toBe('people_worked');
});

test('the others by the group that their marks stand for', () => {
  expect(rowsBehind('daily', '2026-03-02', data).mark).toEqual({ by: ['day'], key: ['2026-03-02'] });
  expect(rowsBehind('heat', '1-10', data).mark).toEqual({ by: ['weekdayHour'], key: ['1-10'] });
  // Per agent-hour, calls of people without presence are in neither part.
  const perPerson = { ...data, heat: { ...data.heat, basis: 'agent_hour' as const } };
  expect(rowsBehind('heat', '1-10', perPerson).where?.text).toContain('presence_fact');
  expect(rowsBehind('promises', 'd31', data)).toEqual({ metric: 'kept_rate', mark: { by: ['dpd'], key: ['d31'] } });
});
