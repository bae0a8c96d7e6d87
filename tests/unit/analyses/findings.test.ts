import { expect, test } from 'vitest';
import {
  dailyTitle,
  heatTitle,
  ledeOf,
  ledeParts,
  movedTitle,
  promisesTitle,
  strainTitle
} from '#core/analyses/findings.ts';
import { tightest } from '#core/analyses/heat.ts';
import type { DailyColumn, Figure, HeatCell, SplitFigure } from '#core/analyses/overview-types.ts';
import { say, type Phrase } from '#core/i18n/text.ts';
import { estimate } from '#core/query/estimate.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';

const words = ({ text, params }: Phrase) => [say(text, 'en', params), say(text, 'zh', params)];
const context = { model: {} as never, settings: DEFAULT_SETTINGS };
const resolved = { fromDate: '2025-06-02', toDate: '2025-06-29' } as never;

const day = (outbound: number, inbound: number, before: [number, number] | null): DailyColumn => ({
  date: '2025-06-02',
  outbound,
  inbound,
  other: 0,
  total: outbound + inbound,
  previous: before && before[0] + before[1],
  previousOutbound: before && before[0],
  previousInbound: before && before[1],
  previousDate: null
});
const daily = (...days: DailyColumn[]) => words(dailyTitle({ hasDirection: true, days, events: [] }))[0];

test('the daily title says which way volume went and what explains it', () => {
  const week = (one: DailyColumn) => daily(...Array.from({ length: 5 }, () => one));
  expect(week(day(80, 50, [100, 50]))).toBe('Fewer calls, nearly all of the drop outbound');
  expect(week(day(100, 70, [100, 50]))).toBe('More calls, nearly all of the rise inbound');
  expect(week(day(90, 40, [100, 50]))).toBe('Fewer calls than before: −13.3%');
  expect(daily(day(100, 51, [100, 50]))).toBe('About as many calls as before');
  expect(daily(day(100, 50, null))).toBe('Calls handled per day');
});

test('a change that single days do not set apart from chance is no finding', () => {
  // 17 calls after 16 on one day: nothing is known of how days differ.
  expect(daily(day(9, 8, [8, 8]))).toBe('Calls handled per day');
  // Differences 40, −20, 30, −10, 10: mean 10, sd 25.5, t = 0.88 of 2.776.
  const days = [40, -20, 30, -10, 10].map((more) => day(50 + more, 50, [50, 50]));
  expect(daily(...days)).toBe('Calls handled per day');
  // Differences 12, 8, 11, 9, 10: mean 10, sd 1.58, t = 14.1.
  expect(daily(...[12, 8, 11, 9, 10].map((more) => day(50 + more, 50, [50, 50])))).toBe('More calls, nearly all of the rise outbound'); // prettier-ignore
});

test('the title of changes counts them', () => {
  const moved = (n: number) => words(movedTitle({ rows: [], tested: 20, moved: n }));

  expect(moved(6)).toEqual(['6 measures moved more than chance would', '6 项指标的变化超出随机波动']);
  expect(moved(1)[0]).toBe('1 measure moved more than chance would');
  expect(moved(0)[0]).toBe('Nothing moved more than chance would');
  expect(words(movedTitle(null))[0]).toBe('What moved');
});

const cell = (weekday: number, hour: number, value: number, small = false): HeatCell => ({ key: `${weekday}-${hour}`, weekday, hour, calls: value * 10, hours: 10, value, small }); // prettier-ignore
const flat = [1, 2, 3].flatMap((weekday) => [9, 14, 18].map((hour) => cell(weekday, hour, 4)));

test('the heat title names the tightest part of the week, or nothing', () => {
  const cells = [...flat, cell(1, 10, 9), cell(1, 11, 8.5), cell(1, 8, 7), cell(4, 15, 6), cell(7, 3, 99, true)];
  const title = (list: HeatCell[]) => words(heatTitle({ basis: 'agent_hour', cells: list, hours: 1, outlined: tightest(list) })); // prettier-ignore

  expect(tightest(cells)).toEqual(['1-10', '1-11', '1-8']);
  expect(title(cells)).toEqual(['Monday mornings are the tightest', '周一上午最紧张']);
  expect(title([...flat, cell(1, 10, 9), cell(2, 11, 8), cell(3, 15, 7)])[0]).toBe('Calls per agent-hour');
});

const bucket = (label: string, kept: number, due: number): SplitFigure => ({
  metric: 'kept_rate',
  now: estimate(metricOf('kept_rate'), { num: kept, den: due }),
  previous: null,
  usual: null,
  flag: null,
  value: label,
  label: { en: label, zh: label }
});
const promises = (...rows: SplitFigure[]) => words(promisesTitle({ metric: 'kept_rate', dimension: 'dpd', rows }));

test('the promises title names the bucket past which fewer are kept, when the interval says so', () => {
  const falling = promises(bucket('1–30 days', 700, 1000), bucket('31–60 days', 690, 1000), bucket('61–90 days', 300, 600)); // prettier-ignore
  expect(falling).toEqual(['Fewer promises are kept past 60 days', '逾期超过 60 天后，履约的承诺减少']);
  expect(promises(bucket('1–30 days', 70, 100), bucket('31–60 days', 68, 100))[0]).toBe('Promises kept by days past due'); // prettier-ignore
  expect(promises(bucket('1–30 days', 30, 40), bucket('31–60 days', 1, 40))[0]).toBe('Promises kept by days past due'); // prettier-ignore
});

const figure = (
  metric: string,
  value: number,
  previous: number | null,
  usual: [number, number] | null,
  flag: Figure['flag'] = null
): Figure => ({
  // prettier-ignore
  metric,
  now: { ...estimate(metricOf(metric), { num: value * 1000, den: 1000, n: 1000 }), value },
  previous: previous === null ? null : { ...estimate(metricOf(metric), { num: previous * 1000, den: 1000, n: 1000 }), value: previous }, // prettier-ignore
  usual: usual && { lo: usual[0], hi: usual[1], windows: 20 },
  flag
});

test('strain titles count teams outside their usual range', () => {
  const team = (flag: Figure['flag']): SplitFigure => ({ ...figure('aht_s', 50, null, [40, 45], flag), value: 'x', label: { en: 'x', zh: 'x' } }); // prettier-ignore
  const title = (...flags: Figure['flag'][]) => words(strainTitle({ metric: 'strain_risk', dimension: 'team', rows: flags.map(team) })); // prettier-ignore

  expect(title('above', null, 'above')).toEqual(['Strain is above usual in 2 teams', '2 个班组的压力指数高于常态']);
  expect(title('below', null)[0]).toBe('Strain is below usual in 1 team');
  expect(title(null, null)[0]).toBe('Strain is within its usual range in every team');
  expect(title()[0]).toBe('Strain by team');
});

test('the lede says what is flagged, the furthest outside first', () => {
  const key = [
    figure('calls_handled', 48216, 49750, [46900, 51200]),
    figure('occupancy', 0.834, 0.813, [0.78, 0.83], 'above'),
    figure('aht_s', 402, 384, [370, 380], 'above')
  ];

  expect(words(ledeOf({ key, resolved }, context))).toEqual([
    'Handling time at 6m 42s, above the usual range (+18s on the previous period). Occupancy at 83.4%, above the usual range (+2.1 pts on the previous period).',
    '处理时长为 6分42秒，高于常态（较上期 +18秒）。占用率为 83.4%，高于常态（较上期 +2.1 个百分点）。'
  ]);
});

test('the lede without a flag restates the first figures', () => {
  const calm = [figure('calls_handled', 48216, null, [46900, 51200]), figure('aht_s', 402, null, null)];
  const plain = calm.map((one) => ({ ...one, usual: null }));

  expect(words(ledeOf({ key: calm, resolved }, context))[0]).toBe(
    'No key figure is outside its usual range: calls handled 48,216, handling time 6m 42s.'
  );
  expect(words(ledeOf({ key: plain, resolved }, context))).toEqual([
    '2–29 Jun 2025: Calls handled 48,216, handling time 6m 42s.',
    '2025年6月2日–29日：处理通话量 48,216，处理时长 6分42秒。'
  ]);
  const unknown = { ...figure('aht_s', 0, null, null), usual: null };
  const missing = { ...unknown, now: { ...unknown.now, value: null, status: 'not_computable' as const } };
  expect(words(ledeOf({ key: [missing], resolved }, context))[0]).toBe('No key figure can be computed from these files: each says what it needs.'); // prettier-ignore
});

test('the lede does not deny calls that are only too few', () => {
  const rated = figure('csat_avg', 3.6, null, null);
  const few = { ...rated, usual: null, now: { ...rated.now, status: 'insufficient' as const, n: 5 } };
  const none = figure('calls_handled', 0, null, null);

  expect(words(ledeOf({ key: [few], resolved }, context))).toEqual([
    'Too few to say anything in 2–29 Jun 2025.',
    '2025年6月2日–29日样本过少，暂不下结论。'
  ]);
  expect(words(ledeOf({ key: [none, few], resolved }, context))[0]).toBe('No calls match in 2–29 Jun 2025.');
});

test('no calls at all are no finding, however far below usual', () => {
  const none = figure('calls_handled', 0, 1200, [900, 1400], 'below');

  expect(words(ledeOf({ key: [none], resolved }, context))[0]).toBe('No calls match in 2–29 Jun 2025.');
});

test('the numbers of the lede are pieces of their own, in both languages', () => {
  const key = [figure('occupancy', 0.834, 0.813, [0.78, 0.83], 'above')];
  const { en, zh } = ledeParts({ key, resolved }, context);

  expect(en).toEqual([
    { text: 'Occupancy at ', metric: null },
    { text: '83.4%', metric: 'occupancy' },
    { text: ', above the usual range', metric: null },
    { text: ' (+2.1 pts on the previous period).', metric: null }
  ]);
  expect(zh.filter(({ metric }) => metric !== null)).toEqual([{ text: '83.4%', metric: 'occupancy' }]);
});
