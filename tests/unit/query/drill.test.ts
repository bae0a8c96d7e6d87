import { expect, test } from 'vitest';
import { drillColumns } from '#core/query/drill.ts';

const shown = (id: string) => (drillColumns(id) ?? []).filter(({ first }) => first).map((column) => column.id);

test.each([
  ['csat_avg', ['csat']],
  ['service_level', ['wait_s']],
  ['aht_s', ['talk_s', 'hold_s', 'wrap_s']],
  ['waiver_rate', ['waiver_amount']]
])('rows of %s open with what it is made of', (id, columns) => {
  expect(shown(id)).toEqual(expect.arrayContaining(columns));
});

test('other rows open as they did', () => {
  expect(shown('calls_handled')).toEqual(['start', 'team', 'agent', 'direction', 'case_id', 'talk_s']);
});
