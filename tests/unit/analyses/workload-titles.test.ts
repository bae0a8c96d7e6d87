import { expect, test } from 'vitest';
import type { BusyPresent } from '#core/analyses/workload/busy-present.ts';
import type { TeamB2b } from '#core/analyses/workload/expected-b2b.ts';
import { imbalance } from '#core/analyses/workload/imbalance.ts';
import type { OccupancyCell } from '#core/analyses/workload/occupancy-heat.ts';
import type { Spells } from '#core/analyses/workload/spells.ts';
import {
  backlogTitle,
  backToBackTitle,
  busyTitle,
  causesTitle,
  fullest,
  heatTitle,
  imbalanceTitle,
  stretchTitle,
  teamsTitle
} from '#core/analyses/workload/titles.ts';
import type { SplitFigure } from '#core/analyses/overview-types.ts';
import { LOCALES, say, type Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';

const english = ({ text, params }: Phrase) => say(text, 'en', params);
const envelope = (value: number | null, more: Partial<Envelope> = {}): Envelope => ({
  id: 'occupancy',
  unit: 'ratio',
  value,
  n: 100,
  ci: null,
  ciMethod: 'none',
  status: 'ok',
  reason: null,
  basis: 'measured',
  coverage: 1,
  warnings: [],
  ...more
});

const busy = (shares: readonly number[], present = 10, basis: 'measured' | 'inferred' = 'measured'): BusyPresent => ({
  day: shares.map((share, i) => ({ half: 18 + i, busy: share * present, present, days: 5 })),
  dates: [],
  days: 5,
  basis: { basis, warnings: [], reason: null }
});

test('names the longest run of half-hours with over 85% of those present busy', () => {
  expect(english(busyTitle(busy([0.9, 0.8, 0.86, 0.9, 0.85])))).toBe('Over 85% of those present are busy 10:00–11:00');
  expect(english(busyTitle(busy([0.5, 0.85])))).toBe('No half-hour has over 85% of those present busy');
  // 5 days · 1 person · half an hour = 2.5 agent-hours: too few to say; sessions of calls only estimate who was there
  expect(english(busyTitle(busy([0.9], 1)))).toBe('Agents busy and present');
  expect(english(busyTitle(busy([0.9], 10, 'inferred')))).toBe('Agents busy and present');
});

const cell = (weekday: number, half: number, value: number, status: Envelope['status'] = 'ok'): OccupancyCell => ({
  weekday,
  half,
  agentHours: 20,
  occupancy: envelope(value, { status })
});
/** Ten half-hours of a Tuesday afternoon at 0.6 … and two of a Monday morning. */
const calm = [...Array.from({ length: 10 }, (_, i) => cell(2, 26 + i, 0.6)), cell(1, 18, 0.6), cell(1, 19, 0.6)];

test('names the fullest part of a day only when the fullest half-hours share it', () => {
  const monday = Array.from({ length: 6 }, (_, i) => cell(1, 18 + i, 0.95 - i / 100));
  const spread = [1, 2, 3, 4, 5, 6].map((weekday) => cell(weekday, 20, 0.9));
  const small = monday.map((one) => ({ ...one, occupancy: envelope(0.95, { status: 'insufficient' as const }) }));

  expect(english(heatTitle([...calm.slice(0, 10), ...monday]))).toBe('Monday mornings are the fullest');
  expect(fullest([...calm.slice(0, 10), ...monday])).toHaveLength(6);
  expect(english(heatTitle([...calm, ...spread]))).toBe('Occupancy by half-hour');
  expect(english(heatTitle([...calm.slice(0, 10), ...small]))).not.toBe('Monday mornings are the fullest');
  expect(fullest(monday)).toEqual([]);
});

test('counts the stretches of 90 minutes', () => {
  const spells = (n: number, marked: number): Spells => ({ n, marked, bins: [], medianS: null, p90S: null });

  expect(english(stretchTitle(spells(2000, 1131)))).toBe('1,131 stretches last 90 minutes or longer');
  expect(english(stretchTitle(spells(20, 1)))).toBe('1 stretch lasts 90 minutes or longer');
  expect(english(stretchTitle(spells(20, 0)))).toBe('No stretch lasts 90 minutes');
  expect(english(stretchTitle(spells(0, 0)))).toBe('Stretches without a pause');
});

test('names the cause that is clearly ahead, never the unknown one', () => {
  const cause = (name: string | null, share: number, contacts = 100) => ({
    label: name === null ? null : { en: name, zh: name },
    share,
    contacts
  });

  expect(english(causesTitle([cause(null, 0.5), cause('Dispute', 0.3), cause('Forgot', 0.2)]))).toBe('Dispute fills 30% of the time'); // prettier-ignore
  expect(english(causesTitle([cause('Dispute', 0.3), cause('Forgot', 0.29)]))).toBe('Share of agent time by cause');
  expect(english(causesTitle([cause('Dispute', 0.9, 49), cause('Forgot', 0.1)]))).toBe('Share of agent time by cause');
  expect(english(causesTitle([]))).toBe('Share of agent time by cause');
});

test('counts the team figures outside their usual range', () => {
  const row = (flag: SplitFigure['flag'], usual = true): SplitFigure => ({
    metric: 'occupancy',
    now: envelope(0.9),
    previous: null,
    usual: usual ? { lo: 0.7, hi: 0.8, windows: 9 } : null,
    flag,
    value: 'a',
    label: { en: 'A', zh: 'A' }
  });
  const title = (...rows: SplitFigure[]) => english(teamsTitle([{ metric: 'occupancy', dimension: 'team', rows }]));

  expect(title(row('above'), row(null))).toBe('1 of 2 figures by team are outside their usual range');
  expect(title(row(null), row(null))).toBe('Every team is within its usual range');
  expect(title(row(null, false))).toBe('Workload by team');
});

test('speaks of routing and dialler only when a whole interval lies ten points above expectation', () => {
  const team = (events: number, n: number, expected: number, finding = true): TeamB2b => ({
    team: 1,
    observed: envelope(events / n, { n, parts: { num: events, den: n } }),
    expected: envelope(expected),
    difference: events / n - expected,
    finding: finding ? { text: { en: 'x', zh: 'x' } } : null
  });
  const title = (...teams: TeamB2b[]) => english(backToBackTitle({ total: team(1, 2, 0), teams, patienceS: null, isSolid: true, warnings: [] })); // prettier-ignore

  // 600 of 1,000: Wilson 0.569–0.630, above 0.3 + 0.1; 60 of 100: 0.502–0.691, not wholly above 0.45 + 0.1
  expect(title(team(600, 1000, 0.3))).toMatch(/^More back to back/);
  expect(title(team(60, 100, 0.45))).toMatch(/^About as much/);
  expect(title(team(600, 1000, 0.3, false))).toBe('Back-to-back calls, seen and expected');
});

test('says uneven only beyond chance', () => {
  const loads = (contacts: readonly number[]) => imbalance(contacts.map((n) => ({ team: 1, x: n / 8, contacts: n, hours: 8 }))); // prettier-ignore
  const title = (contacts: readonly number[]) => english(imbalanceTitle({ total: loads(contacts), teams: [], leftOut: 0, note: { text: { en: '', zh: '' } } })); // prettier-ignore

  expect(title([20, 47, 90, 44, 52])).toBe('Contacts per hour differ more than chance explains');
  expect(title([50, 47, 55, 44, 52])).toBe('Contacts per hour differ no more than by chance');
  expect(title([50, 47])).toBe('How evenly work is shared');
});

test('cases that nobody has come first in both languages', () => {
  const row = (isAssigned: boolean, open: number) => ({ team: 1, isAssigned, open, balance: null, overdue: null, neglected: null }); // prettier-ignore
  const found = backlogTitle({ asOf: null, reason: null, teams: [row(true, 9), row(false, 1200)] });

  expect(LOCALES.map((locale) => say(found.text, locale, found.params))).toEqual(['1,200 open cases have no agent', '1,200 件在办案件未分派坐席']); // prettier-ignore
  expect(english(backlogTitle({ asOf: null, reason: null, teams: [row(true, 9)] }))).toBe('Open, overdue and neglected cases'); // prettier-ignore
});
