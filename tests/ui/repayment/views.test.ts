import { expect, test } from 'vitest';
import type { PromiseWeek } from '#core/analyses/repayment/promise-weeks.ts';
import type { Reminders } from '#core/analyses/repayment/reminders.ts';
import type { Waivers } from '#core/analyses/repayment/waivers.ts';
import * as levels from '#core/charts/level-table.ts';
import * as columns from '#core/charts/time-columns.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { remindersTable } from '#lib/ui/repayment/reminders-view.ts';
import { hoursData, waiversData } from '#lib/ui/repayment/views.ts';
import { weeksData } from '#lib/ui/repayment/weeks-view.ts';
import { formatsOf } from '#lib/ui/formats.ts';
import { CONTEXT as BARE } from '../../unit/charts/context.ts';
import { ENGLISH } from '../../support/english.ts';

const CONTEXT = { ...BARE, format: formatsOf('en', 'EUR') };

const figure = (rest: Partial<Envelope>): Envelope => ({
  id: 'x', unit: 'ratio', value: 0.5, n: 400, ci: null, ciMethod: 'wilson', status: 'ok', reason: null, basis: 'measured', coverage: 1, warnings: [], ...rest }); // prettier-ignore
const texts = ({ rows }: { rows: readonly { cells: readonly { text: string }[] }[] }) => rows.map(({ cells }) => cells.map(({ text }) => text)); // prettier-ignore

test('promised and received of a due week rest on the same promises, those not yet due outlined', () => {
  const week: PromiseWeek = { week: '2026-06-08', promised: 300, received: 180, pendingPromised: 200, pendingReceived: 50, pending: 2, unknownAmounts: 0, kept: figure({}) }; // prettier-ignore
  const ahead = { ...week, week: '2026-06-15', promised: 0, received: 0, pendingReceived: 0 };
  const data = weeksData({ weeks: [week, ahead], reason: null }, ENGLISH);

  // 300 + 200 promised; 180 + 50 of it received.
  expect(data.columns).toEqual([
    { values: [300], pending: 200, previous: 230 },
    { values: [0], pending: 200, previous: 0 }
  ]);
  expect(data.named).toBe(true);
  expect(columns.table(data, CONTEXT).columns.map(({ label }) => label).slice(1)).toEqual(['promised', 'not due yet', 'received']); // prettier-ignore
});

test('waivers: intervals are in the unit of their figure, and rows that compare other cases say so', () => {
  const found: Waivers = {
    waiver_rate: figure({ value: 0.046, ci: [0.035, 0.06] }),
    waiver_amount: figure({ unit: 'money', value: 900 }),
    recovered: figure({ unit: 'money', value: 300 }),
    waivedPerRecovered: figure({ value: 3 }),
    horizonDays: 60,
    breakEven: {
      landmarkDay: 30, balance: 1000, waiver: 100, required: 0.4,
      comparison: { exposed: figure({ value: 0.3, ci: [0.25, 0.35] }), unexposed: figure({}), without: 0.36 } as never
    },
    notes: [],
    reason: null
  }; // prettier-ignore

  const data = waiversData(found, ENGLISH);

  const rows = texts(levels.table(data, CONTEXT));
  expect(rows[0]?.slice(1, 3)).toEqual(['4.6%', '3.5–6.0%']);
  expect(levels.marks(data, CONTEXT)[0]?.lines[0]?.value).toContain('3.5–6.0%');
  const others = data.rows.filter(({ detail }) => detail === 'open on day 30, also from before the range');
  expect(others.map(({ key }) => key)).toEqual(['with', 'without', 'required']);
});

test('the difference of kept promises is in points, with its sign', () => {
  const comparison = { exposed: figure({}), unexposed: figure({}), rd: 0.062, rdCi: [-0.011, 0.1], eValue: 2, status: 'ok' }; // prettier-ignore
  const found = { timings: [{ timing: -1, comparison, perArm: 400, sentence: null }] } as unknown as Reminders;

  expect(texts(remindersTable(found, ENGLISH))[0]?.slice(5, 7)).toEqual(['+6.2 pts', '−1.1 pts … +10.0 pts']);
});

test('hours are hatched by contact hours, not by working hours', () => {
  const settings = { ...DEFAULT_SETTINGS, inHours: { days: [1], fromMin: 540, toMin: 600 }, contactHours: { days: [1, 2, 3, 4, 5, 6, 7], fromMin: 480, toMin: 660 } }; // prettier-ignore
  const cell = (hour: number) => ({ weekday: 1, hour, rpcRate: figure({}), inContactHours: true });

  const data = hoursData({ cells: [cell(7), cell(8), cell(10)], notes: [], reason: null }, [], {
    ...ENGLISH,
    settings
  });

  expect(data.cells.map(({ key, hatched }) => [key, hatched])).toEqual([
    ['1-7', true],
    ['1-8', false],
    ['1-10', false]
  ]);
  expect(data.hatchLabel).toBe('outside the contact hours of Settings, Mon–Sun 08:00–11:00');
});
