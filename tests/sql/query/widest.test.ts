import { beforeAll, expect, test } from 'vitest';
import { widestPart, without } from '#core/analyses/widest.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import { world, type World } from '../repayment/support.ts';

/** Four calls of team Early on Monday 2 March at 9, one of team Late on 9 March at 14. */
const CALLS = ['call_id,agent_id,team,start_at,talk_s', ...[1, 2, 3, 4].map((i) => `e${i},A1,Early,2026-03-02 09:0${i}:00,100`), 'l1,A2,Late,2026-03-09 14:00:00,300'].join('\n'); // prettier-ignore

let calls: World;
let team: (name: string) => string;
beforeAll(async () => {
  calls = await world({ calls: CALLS });
  team = (name) => calls.model.dimensions.team!.find((one) => one.name === name)!.id;
});

const part = (selection: Partial<Selection>) =>
  widestPart(calls.engine, { ...calls, selection: { ...DEFAULT_SELECTION, ...selection } });

test('dates beside the data leave out most', async () => {
  expect(await part({ range: { from: '2024-03-05', to: '2024-03-07' } })).toBe('dates');
});

test('of filters that no call passes together, the one whose removal brings back more', async () => {
  // Without the team four calls at 9 are left, without the hour one call of Late.
  expect(await part({ range: 'all', filters: { team: [team('Late')] }, hours: ['1-9'] })).toBe('team');
  // Without the hour four calls of Early, without the team one call at 14.
  expect(await part({ range: 'all', filters: { team: [team('Early')] }, hours: ['1-14'] })).toBe('hours');
});

test('where the dates leave out what the filter keeps, they are named', async () => {
  expect(await part({ range: { from: '2026-03-03', to: '2026-03-08' }, filters: { team: [team('Late')] } })).toBe('dates'); // prettier-ignore
});

test('where only everything together brings calls back, that is said', async () => {
  const range = { from: '2024-03-05', to: '2024-03-07' };
  expect(await part({ range, filters: { team: [team('Late')] }, hours: ['1-9'] })).toBe('all');
});

test('what is taken away leaves the rest as it is', () => {
  const selection: Selection = { range: 'last4w', compare: 'year', filters: { team: ['late'], cause: ['fee'] }, hours: ['1-9'], handle: { from: 60, to: 120 } }; // prettier-ignore

  expect(without(selection, 'team')).toEqual({ ...selection, filters: { cause: ['fee'] } });
  expect(without(selection, 'dates')).toEqual({ ...selection, range: 'all' });
  expect(without(selection, 'hours')).toEqual({ ...selection, hours: [] });
  expect(without(selection, 'handle')).toEqual({ ...selection, handle: null });
  expect(without(selection, 'all')).toEqual({ range: 'all', compare: 'year', filters: {}, hours: [], handle: null });
});
