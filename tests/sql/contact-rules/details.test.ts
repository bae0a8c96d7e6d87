import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { auditContacts } from '#core/analyses/contact-rules/audit.ts';
import { contactHours, highestCounts, isClosed, markedCalls, stepOf } from '#core/analyses/contact-rules/details.ts';
import { withEdits, isEdited } from '#core/analyses/contact-rules/edited.ts';
import { RULE_PRESETS } from '#core/analyses/contact-rules/presets.ts';
import type { ContactRule, FrequencyRule, HoursRule } from '#core/analyses/contact-rules/types.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { build, openEngine } from '../model/support.ts';

const rule = <R extends ContactRule>(id: string): R => RULE_PRESETS.flatMap((preset): readonly ContactRule[] => preset.rules).find((one) => one.id === id) as R; // prettier-ignore

/** Monday 2 March: nine attempts on D1 from 09:00 to 17:00; Tuesday 06:30 and 19:30 on D2; Sunday 8 March 08:30 on D3. */
const CALLS = [
  ...Array.from({ length: 9 }, (_, i) => ({ at: `2026-03-02 ${String(9 + i).padStart(2, '0')}:00:00`, id: 'D1' })),
  { at: '2026-03-03 06:30:00', id: 'D2' },
  { at: '2026-03-03 19:30:00', id: 'D2' },
  { at: '2026-03-08 08:30:00', id: 'D3' }
];
const CSV = `call_id,agent_id,case_id,customer_id,direction,start_local,talk_s,disposition
${CALLS.map(({ at, id }, i) => `c${i + 1},A1,${id},P${id},outbound,${at},0,no_answer`).join('\n')}`;

let engine: Engine;
let model: ModelInfo;
beforeAll(async () => {
  engine = await openEngine();
  model = await build(engine, { calls: CSV });
}, 120_000);
afterAll(() => engine.close());
const ask = (from = 0) => ({ scope: { from, to: 40_000, codes: {} }, settings: DEFAULT_SETTINGS, model });

test('hours of the week: attempts and those outside, whole hours for India, half-hours for Australia', async () => {
  const india = await contactHours(engine, rule<HoursRule>('in-hours'), ask());
  const australia = await contactHours(engine, rule<HoursRule>('au-hours'), ask());

  const outside = (found: typeof india) => found.cells.filter((cell) => cell.outside > 0);
  expect(india.step).toBe(1);
  expect(outside(india)).toEqual([
    { key: '2-6', attempts: 1, outside: 1 },
    { key: '2-19', attempts: 1, outside: 1 }
  ]);
  expect(india.cells.filter(({ key }) => key.startsWith('1-'))).toHaveLength(9);
  expect(australia.step).toBe(0.5);
  expect(outside(australia).map(({ key }) => key)).toEqual(['2-6.5', '7-8.5']);
});

test('an hour is closed when no part of it is permitted', () => {
  const australia = rule<HoursRule>('au-hours');

  expect(stepOf(australia)).toBe(0.5);
  expect([7, 7.5, 20.5, 21].map((hour) => isClosed(australia, 1, hour, 0.5))).toEqual([true, false, false, true]);
  expect([8.5, 9].map((hour) => isClosed(australia, 6, hour, 0.5))).toEqual([true, false]);
});

test('the highest number of attempts in seven days per debt: nine, two, one', async () => {
  const bins = await highestCounts(engine, rule<FrequencyRule>('us-attempts'), ask());

  expect(bins).toEqual([
    { count: 1, units: 1 },
    { count: 2, units: 1 },
    { count: 9, units: 1 }
  ]);
});

test('lists marks a page at a time, each with the calls it was counted with, or those of one hour', async () => {
  const attempts = rule<FrequencyRule>('us-attempts');
  const first = await markedCalls(engine, attempts, { ...ask(), offset: 0, limit: 1 });
  const second = await markedCalls(engine, attempts, { ...ask(), offset: 1, limit: 1 });
  const cell = await markedCalls(engine, rule<HoursRule>('in-hours'), { ...ask(), offset: 0, limit: 10, cell: { key: '2-19', step: 1 } }); // prettier-ignore
  const half = await markedCalls(engine, rule<HoursRule>('au-hours'), { ...ask(), offset: 0, limit: 10, cell: { key: '7-8.5', step: 0.5 } }); // prettier-ignore

  expect(first.map(({ role, callId, nth }) => [role, callId, nth])).toEqual([
    ['mark', 'c8', 8],
    ...Array.from({ length: 7 }, (_, i) => ['counted', `c${i + 1}`, i + 1])
  ]);
  expect([second.length, second[0]?.callId]).toEqual([9, 'c9']);
  expect(cell.map(({ callId, at, caseId, customerId }) => [callId, at, caseId, customerId])).toEqual([
    ['c11', '2026-03-03 19:30:00', 'D2', 'PD2']
  ]);
  expect(half.map(({ callId }) => callId)).toEqual(['c12']);
});

test('changed numbers change the marks; what cannot be a number is passed over', async () => {
  const preset = rule<FrequencyRule>('us-attempts');
  const stricter = withEdits(preset, { 'us-attempts': { limit: 5 } });
  const nonsense = withEdits(preset, { 'us-attempts': { limit: -1, unit: 'planet', source: 'me' } });

  const { rules } = await auditContacts(engine, { ...ask(), rules: [preset, stricter] });

  expect(rules.map(({ marks }) => marks)).toEqual([2, 4]);
  expect([isEdited(stricter, preset), isEdited(nonsense, preset), nonsense.source]).toEqual([
    true,
    false,
    preset.source
  ]);
});

test('chosen hours of the week narrow the marks, not the counts', async () => {
  const hours = [17];
  const scope = { ...ask().scope, hours };
  const { rules } = await auditContacts(engine, { ...ask(), scope, rules: [rule('us-attempts')] });

  expect([rules[0]?.calls, rules[0]?.marks]).toEqual([1, 1]);
});
