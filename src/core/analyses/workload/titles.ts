import { formatMinutes } from '#core/i18n/date.ts';
import { atStart, formatValue, inWords } from '#core/i18n/format.ts';
import { DAY_PART_NAMES, WEEKDAY_NAMES } from '#core/i18n/messages/findings.ts';
import { WORKLOAD_TITLES as TITLES } from '#core/i18n/messages/workload-page.ts';
import { say, type Phrase, type Text } from '#core/i18n/text.ts';
import { wilson } from '#core/stats/proportions.ts';
import { dayPartOf } from '../heat.ts';
import type { SplitPanel } from '../overview-types.ts';
import type { Backlog } from '../cases/by-team.ts';
import type { BusyPresent, BusyPresentPoint } from './busy-present.ts';
import { NOTABLE, type B2bComparison } from './expected-b2b.ts';
import type { TeamImbalance } from './imbalance.ts';
import type { OccupancyCell } from './occupancy-heat.ts';
import { MARK_S, type Spells } from './spells.ts';

/** Share of those present that planning aims at; a convention (METHODS 1.4, R1, R2), not a limit. */
export const TARGET = 0.85;

/** Agent-hours from which a half-hour may be named (UX 8). */
const SOLID_HOURS = 5;

const clock = (half: number): string => formatMinutes(half * 30);

/** Names the longest run of half-hours in which more of those present are busy than planning aims at; only where presence is measured. */
export function busyTitle({ day, days, basis }: BusyPresent): Phrase {
  const solid = day.filter(({ present }) => (present * days) / 2 >= SOLID_HOURS);
  if (basis.basis !== 'measured' || solid.length === 0) return { text: TITLES.busyPresent };
  const run = longestRun(solid.filter(({ busy, present }) => busy > TARGET * present));
  const target = `${Math.round(TARGET * 100)}%`;
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return { text: TITLES.busyUnder, params: { target } };
  return { text: TITLES.busyAbove, params: { target, from: clock(first.half), to: clock(last.half + 1) } };
}

/** The longest run of neighbours, the first of equal ones. */
function longestRun(points: readonly BusyPresentPoint[]): BusyPresentPoint[] {
  let best: BusyPresentPoint[] = [];
  let run: BusyPresentPoint[] = [];
  for (const point of points) {
    run = run.at(-1)?.half === point.half - 1 ? [...run, point] : [point];
    if (run.length > best.length) best = run;
  }
  return best;
}

/** Fullest cells that are looked at, and how many of them must agree. */
const TOP = 8;
const AGREE = 6;

/**
 * Cells of the title of the heat map: of the eight fullest solid half-hours those that share weekday and part of the day, when they are at least
 * six and the fullest is among them. Our choice; empty when the rule does not fire.
 */
export function fullest(cells: readonly OccupancyCell[]): OccupancyCell[] {
  const solid = cells.filter(({ occupancy }) => occupancy.status === 'ok' && (occupancy.value ?? 0) > 0);
  if (solid.length < 2 * TOP) return [];
  const top = [...solid]
    .sort((a, b) => (b.occupancy.value ?? 0) - (a.occupancy.value ?? 0) || a.weekday - b.weekday || a.half - b.half)
    .slice(0, TOP);
  const [first] = top;
  const part = (cell: OccupancyCell) => dayPartOf(Math.floor(cell.half / 2));
  const alike = top.filter((cell) => first && cell.weekday === first.weekday && part(cell) === part(first));
  return alike.length >= AGREE ? alike : [];
}

/** Names weekday and part of the day that the fullest half-hours share. */
export function heatTitle(cells: readonly OccupancyCell[]): Phrase {
  const [cell] = fullest(cells);
  const weekday = cell && WEEKDAY_NAMES[cell.weekday - 1];
  if (!cell || !weekday) return { text: TITLES.heat };
  const part: Text = DAY_PART_NAMES[dayPartOf(Math.floor(cell.half / 2))];
  return inWords(TITLES.heatTight, (locale) => ({ weekday: weekday[locale], part: part[locale] }));
}

/** How many stretches reach the mark. */
export function stretchTitle({ n, marked }: Spells): Phrase {
  if (n === 0) return { text: TITLES.stretches };
  const min = MARK_S / 60;
  if (marked === 0) return { text: TITLES.stretchesNone, params: { min } };
  return inWords(TITLES.stretchesSome, (locale) => ({ n: marked, min, shown: formatValue(marked, 'count', locale) }));
}

/** Share of one cause, with its name; null where it is unknown. */
interface CauseShare {
  readonly label: Text | null;
  readonly share: number;
  readonly contacts: number;
}

/** Contacts from which a cause may be named, and how far it must be ahead of the next one (our choices). */
const SOLID_CONTACTS = 50;
const AHEAD = 0.02;

/** Names the cause that fills most time, when it is clearly ahead of the next one. */
export function causesTitle(causes: readonly CauseShare[]): Phrase {
  const [first, second] = causes.filter(({ label }) => label !== null).sort((a, b) => b.share - a.share);
  const isClear = first && second && first.contacts >= SOLID_CONTACTS && first.share - second.share >= AHEAD;
  if (!isClear) return { text: TITLES.causes };
  return inWords(TITLES.causesTop, (locale) => ({
    cause: first.label ? atStart(say(first.label, locale)) : '',
    share: formatValue(first.share, 'ratio', locale, { decimals: 0 })
  }));
}

/** How many of the figures that have a usual range lie outside of it. */
export function teamsTitle(panels: readonly SplitPanel[]): Phrase {
  const judged = panels.flatMap(({ rows }) => rows.filter(({ now, usual }) => usual !== null && now.status === 'ok'));
  if (judged.length === 0) return { text: TITLES.teams };
  const outside = judged.filter((row) => row.flag !== null).length;
  if (outside === 0) return { text: TITLES.teamsUsual };
  return { text: TITLES.teamsAbove, params: { n: outside, all: judged.length } };
}

/** Says more only where a team that lives from its queue lies over ten points above expectation, its interval wholly so. */
export function backToBackTitle({ teams }: B2bComparison): Phrase {
  const judged = teams.filter(({ finding, observed }) => finding !== null && observed.status === 'ok');
  if (judged.length === 0) return { text: TITLES.backToBack };
  const isMore = judged.some(({ observed, expected }) => {
    const [low] = (observed.parts && wilson(observed.parts.num, observed.parts.den)) ?? [0];
    return expected.value !== null && low > expected.value + NOTABLE;
  });
  return { text: isMore ? TITLES.backToBackMore : TITLES.backToBackAs };
}

/** Whether work is shared more unevenly than chance explains. */
export function imbalanceTitle({ total }: TeamImbalance): Phrase {
  if (total.isUneven === null) return { text: TITLES.imbalance };
  return { text: total.isUneven ? TITLES.imbalanceUneven : TITLES.imbalanceChance };
}

/** Cases that nobody has. */
export function backlogTitle({ teams }: Backlog): Phrase {
  const n = teams.filter(({ isAssigned }) => !isAssigned).reduce((sum, { open }) => sum + open, 0);
  return n > 0
    ? inWords(TITLES.backlogUnassigned, (locale) => ({ n, shown: formatValue(n, 'count', locale) }))
    : { text: TITLES.backlog };
}
