import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { auditContacts } from '#core/analyses/contact-rules/audit.ts';
import { usableHash, usableId } from '#core/model/usable-id.ts';
import { RULE_PRESETS } from '#core/analyses/contact-rules/presets.ts';
import type { ContactRule, RuleAudit } from '#core/analyses/contact-rules/types.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';
import { raw } from '#core/sql/sql.ts';
import { build, openEngine, rows } from '../model/support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const RULES: readonly ContactRule[] = RULE_PRESETS.flatMap((preset): readonly ContactRule[] => preset.rules);
const rule = (id: string): ContactRule => RULES.find((one) => one.id === id)!;
const ALL = { from: 0, to: 40_000, codes: {} };
const HEADER = 'call_id,agent_id,case_id,customer_id,direction,start_local,talk_s,disposition,rpc,customer_tz';

interface Call {
  at: string;
  debt?: string;
  person?: string;
  direction?: string;
  talk?: number;
  result?: string;
  rpc?: string;
  tz?: string;
}
const csv = (calls: readonly Call[]): string =>
  [
    HEADER,
    ...calls.map(({ at, debt = 'D1', person = 'P1', direction = 'outbound', talk = 0, result = 'no_answer', rpc = '', tz = '' }, i) =>
      [`c${i + 1}`, 'A1', debt, person, direction, at, talk, result, rpc, tz].join(',')
    )
  ].join('\n'); // prettier-ignore

async function audit(
  calls: readonly Call[],
  id: string,
  options: { zone?: string; settings?: Partial<Settings>; scope?: typeof ALL } = {}
): Promise<RuleAudit> {
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const model = await build(engine, { calls: csv(calls) }, settings, options.zone ?? 'UTC');
  const result = await auditContacts(engine, { scope: options.scope ?? ALL, settings, model, rules: [rule(id)] });
  return result.rules[0]!;
}
const listed = async ({ marksSql }: RuleAudit) => rows(engine, marksSql!);
const markedCalls = async (result: RuleAudit) =>
  (await listed(result)).filter((row) => row.role === 'mark').map((row) => row.call_id);
const dayTimes = (count: number, day: string): Call[] =>
  Array.from({ length: count }, (_, i) => ({ at: `${day} ${String(9 + i).padStart(2, '0')}:00:00` }));

test('leaves seven attempts alone and marks the eighth within seven consecutive days', async () => {
  const seven = dayTimes(7, '2026-03-02');

  const without = await audit(seven, 'us-attempts');
  const withEighth = await audit([...seven, { at: '2026-03-08 09:00:00' }], 'us-attempts');

  expect([without.marks, without.unitsMarked, without.units]).toEqual([0, 0, 1]);
  expect([withEighth.marks, withEighth.unitsMarked, withEighth.calls]).toEqual([1, 1, 8]);
  expect(await markedCalls(withEighth)).toEqual(['c8']);
  expect((await listed(withEighth)).filter((row) => row.role === 'counted')).toHaveLength(7);
  expect(withEighth.rule.mark.en).toBe('presumption exceeded');
});

test('forgets attempts after seven days: the eighth on day eight is free', async () => {
  const result = await audit([...dayTimes(7, '2026-03-02'), { at: '2026-03-09 08:00:00' }], 'us-attempts');

  expect(result.marks).toBe(0);
});

test('counts per person and debt: another debt or another person begins anew', async () => {
  const calls = [
    ...dayTimes(7, '2026-03-02'),
    { at: '2026-03-03 09:00:00', debt: 'D2' },
    { at: '2026-03-03 10:00:00', person: 'P2' }
  ];

  const result = await audit(calls, 'us-attempts');

  expect([result.marks, result.units]).toEqual([0, 3]);
});

test('counts attempts before the range and marks only calls inside it, by week', async () => {
  const calls = [...dayTimes(8, '2026-03-02'), { at: '2026-03-08 09:00:00' }];
  const sunday = 20_520;

  const result = await audit(calls, 'us-attempts', { scope: { from: sunday, to: sunday, codes: {} } });

  expect([result.calls, result.marks]).toEqual([1, 1]);
  expect(result.weeks).toEqual([{ week: '2026-03-02', calls: 1, marks: 1 }]);
});

test('a month and a conversation count from before the range', async () => {
  const talk = { talk: 40, result: 'answered', rpc: 'true' };
  const [sunday, july31] = [20_520, 20_665];

  const month = await audit(
    [...dayTimes(10, '2026-07-01'), { at: '2026-07-31 10:00:00' }].map((call) => ({ ...call, ...talk })),
    'au-month',
    { scope: { from: july31, to: july31, codes: {} } }
  );
  const after = await audit([{ at: '2026-03-02 09:00:00', ...talk }, { at: '2026-03-08 09:00:00' }], 'us-after-conversation', { scope: { from: sunday, to: sunday, codes: {} } }); // prettier-ignore

  expect([month.calls, month.marks]).toEqual([1, 1]);
  expect([after.calls, after.marks]).toEqual([1, 1]);
});

test('an id is usable unless it is masked or blank, without the blanks around it', async () => {
  const ids = ['C1', ' C1', 'C1\u3000', 'C 1', 'é7', '', '  ', 'C*9', 'C＊9', '••9'];
  const list = ids.map((text, i) => `(${i}, '${text}')`).join(', ');

  const found = await rows(engine, `SELECT i, ${usableId(raw('x')).text} AS id, (${usableHash(raw('x')).text} = hash('C1')) AS is_first FROM (VALUES ${list}, (10, NULL)) AS t(i, x) ORDER BY i`); // prettier-ignore

  expect(found.map(({ id }) => id)).toEqual(['C1', 'C1', 'C1', 'C 1', 'é7', null, null, null, null, null, null]);
  expect(found.map(({ is_first }) => is_first)).toEqual([true, true, true, false, false, null, null, null, null, null, null]); // prettier-ignore
});

test('an inbound conversation starts the seven days of B but is no attempt for A', async () => {
  const talk = { at: '2026-03-02 10:00:00', direction: 'inbound', talk: 120, result: 'answered' };
  const calls = [talk, ...dayTimes(7, '2026-03-08'), { at: '2026-03-09 09:00:00' }];

  const after = await audit(calls, 'us-after-conversation');
  const attempts = await audit([talk, ...dayTimes(7, '2026-03-03')], 'us-attempts');

  expect(await markedCalls(after)).toEqual(['c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
  expect((await listed(after)).filter((row) => row.role === 'conversation').map((row) => row.call_id)).toEqual(
    Array(7).fill('c1')
  );
  expect([attempts.calls, attempts.marks]).toEqual([7, 0]);
});

test('a talk with another person is no conversation about the debt', async () => {
  const talk = { at: '2026-03-02 10:00:00', talk: 30, result: 'answered' };

  const other = await audit([{ ...talk, rpc: 'false' }, { at: '2026-03-03 10:00:00' }], 'us-after-conversation');
  const debtor = await audit([{ ...talk, rpc: 'true' }, { at: '2026-03-02 18:00:00' }], 'us-after-conversation');

  expect(other.marks).toBe(0);
  expect(debtor.marks).toBe(1);
});

test.each([
  ['us-hours', '07:59:59', 1],
  ['us-hours', '08:00:00', 0],
  ['us-hours', '21:00:00', 0],
  ['us-hours', '21:00:01', 1],
  ['cn-hours', '21:59:59', 0],
  ['cn-hours', '22:00:00', 1],
  ['cn-hours', '07:59:59', 1],
  ['cn-hours', '08:00:00', 0],
  ['in-hours', '19:00:00', 0],
  ['in-hours', '19:00:01', 1]
])('%s at %s gives %i marks', async (id, time, marks) => {
  const result = await audit([{ at: `2026-03-04 ${time}` }], id);

  expect([result.calls, result.marks]).toEqual([1, marks]);
});

test('hours of Australia differ at the weekend and close on holidays', async () => {
  const at = ['2026-03-06 07:30:00', '2026-03-07 08:59:59', '2026-03-07 09:00:00', '2026-03-09 12:00:00'];

  const result = await audit(at.map((start) => ({ at: start })), 'au-hours', { settings: { holidays: ['2026-03-09'] } }); // prettier-ignore

  expect(await markedCalls(result)).toEqual(['c2', 'c4']);
});

test('reads the customer’s own clock: zone names with summer time, offsets, else the site with a warning', async () => {
  const result = await audit(
    [
      { at: '2026-03-06 13:30:00', tz: 'America/New_York' },
      { at: '2026-03-09 03:00:00', tz: 'EST' },
      { at: '2026-03-09 03:00:00', tz: 'UTC+05:30' },
      { at: '2026-03-09 11:59:59', tz: 'America/New_York' },
      { at: '2026-03-09 12:30:00', tz: 'America/New_York' },
      { at: '2026-03-09 13:30:00', tz: '-6' }
    ],
    'us-hours'
  );

  expect((await listed(result)).map((row) => [row.call_id, row.customer_time])).toEqual([
    ['c2', '2026-03-09 03:00:00'],
    ['c4', '2026-03-09 07:59:59'],
    ['c6', '2026-03-09 07:30:00']
  ]);
  expect(result.marks).toBe(3);
  expect(result.warnings.map(({ params }) => params?.share)).toEqual([17]);
});

test('without a column for the customer’s zone the site’s wall clock counts, also over a clock change', async () => {
  const calls = [{ at: '2026-03-28 07:59:59' }, { at: '2026-03-29 08:00:00' }, { at: '2026-03-30 07:59:59' }];

  const result = await audit(calls, 'us-hours', { zone: 'Europe/Berlin' });

  expect(await markedCalls(result)).toEqual(['c1', 'c3']);
  expect(result.warnings).toHaveLength(1);
});

test('effective calls in China: three answered calls a day per debtor over all debts, the fourth is marked', async () => {
  const answered = (at: string, debt: string): Call => ({ at, debt, talk: 20, result: 'answered' });
  const calls = [
    answered('2026-03-04 09:00:00', 'D1'),
    answered('2026-03-04 10:00:00', 'D2'),
    { at: '2026-03-04 10:30:00' },
    answered('2026-03-04 11:00:00', 'D1'),
    answered('2026-03-04 12:00:00', 'D3'),
    { ...answered('2026-03-04 13:00:00', 'D1'), direction: 'inbound' },
    answered('2026-03-05 09:00:00', 'D1')
  ];

  const result = await audit(calls, 'cn-effective');

  expect(await markedCalls(result)).toEqual(['c5']);
  expect([result.calls, result.units]).toEqual([5, 1]);
});

test('contacts in Australia: the fourth in a calendar week and the eleventh in a month, per account', async () => {
  const contact = (day: number): Call => ({ at: `2026-06-${String(day).padStart(2, '0')} 10:00:00`, talk: 40, result: 'answered', rpc: 'true' }); // prettier-ignore
  const days = [1, 2, 3, 8, 9, 10, 15, 16, 17, 18, 22];

  const week = await audit(days.map(contact), 'au-week');
  const month = await audit([...days.map(contact), { ...contact(30), at: '2026-07-01 10:00:00' }], 'au-month');

  expect(await markedCalls(week)).toEqual(['c10']);
  expect(await markedCalls(month)).toEqual(['c11']);
});

test('masked or missing ids give "not computable" with the columns, never zero', async () => {
  const masked = dayTimes(9, '2026-03-02').map((call) => ({ ...call, person: 'C12****89' }));

  const person = await audit(masked, 'us-attempts');
  const none = await audit(masked.map((call) => ({ ...call, person: '' })), 'us-attempts'); // prettier-ignore
  const account = await audit(masked, 'au-week');

  expect([person.status, person.needs, person.marksSql]).toEqual([
    'not_computable',
    ['calls.customer_id', 'calls.case_id'],
    null
  ]);
  expect([none.status, none.needs]).toEqual(['not_computable', ['calls.customer_id']]);
  expect(person.reason?.params?.share).toBe(100);
  expect([person.share.value, person.share.status]).toEqual([null, 'not_computable']);
  expect(account.status).toBe('computable');
});

test('takes the person from the cases file, and says so when a part of the ids is masked', async () => {
  const calls = dayTimes(8, '2026-03-02').map((call) => ({ ...call, person: '' }));
  const some = [...dayTimes(8, '2026-03-02'), { at: '2026-03-02 20:00:00', person: '***' }];
  const cases = 'case_id,customer_id,opened_date\nD1,P9,2026-01-01';
  const model = await build(engine, { calls: csv(calls), cases });

  const fromCases = await auditContacts(engine, {
    scope: ALL,
    settings: DEFAULT_SETTINGS,
    model,
    rules: [rule('us-attempts')]
  });
  const partly = await audit(some, 'us-attempts');

  expect(fromCases.rules[0]?.marks).toBe(1);
  expect([partly.marks, partly.coverage]).toEqual([1, 8 / 9]);
  expect(partly.warnings.map(({ params }) => params?.share)).toEqual([undefined, 11]);
});

test('legs of one call are one attempt', async () => {
  const calls = csv(dayTimes(8, '2026-03-02')).replace(/^c8,/m, 'c7,');
  const model = await build(engine, { calls });

  const result = await auditContacts(engine, {
    scope: ALL,
    settings: DEFAULT_SETTINGS,
    model,
    rules: [rule('us-attempts')]
  });

  expect(result.rules[0]?.calls).toBe(7);
});

test('dates without times and calls without direction are named', async () => {
  const dates = await audit([{ at: '2026-03-04 00:00:00' }], 'us-hours');
  const directionless = await audit([{ at: '2026-03-04 10:00:00', direction: '' }], 'us-hours');

  expect(dates.status).toBe('not_computable');
  expect(directionless.needs).toEqual(['calls.direction']);
});
