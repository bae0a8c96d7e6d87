import type { Engine } from '#core/engine.ts';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { sql } from '#core/sql/sql.ts';
import { at, chiSquareTail, mean, sd, sum } from '#core/stats/numerics.ts';
import { underFilters, withinDays } from '../scope.ts';
import { ask, maybe, num, type AskOptions } from '../volume/ask.ts';

/** One person: workload x, and the contacts and hours for the test against chance. */
export interface Load {
  readonly team: string | number | null;
  readonly x: number;
  readonly contacts: number;
  readonly hours: number;
}

export interface Imbalance {
  readonly people: number;
  /** Gini and its small-sample form G·n/(n − 1). */
  readonly gini: number | null;
  readonly giniAdjusted: number | null;
  /** Small-sample Gini of contacts per hour: what the test is about. */
  readonly giniRate: number | null;
  /** Gini to expect from counts that differ by luck alone: 0.564/√(mean count). */
  readonly giniChance: number | null;
  /** Theil index; `between` teams + `within` teams. */
  readonly theil: number | null;
  readonly between: number | null;
  readonly within: number | null;
  /** Undefined when the smallest is 0: then `maxMean` is shown. */
  readonly maxMin: number | null;
  readonly maxMean: number | null;
  readonly cv: number | null;
  /** Dispersion test of contacts over hours: X², df = people − 1, p. */
  readonly x2: number | null;
  readonly p: number | null;
  /** True only when chance does not explain it (p < 0.05) among at least 5 people; null when too few. */
  readonly isUneven: boolean | null;
  readonly reason: Phrase | null;
}

const MIN_PEOPLE = 5;

/** How unevenly work is shared among people of the same role (METHODS 1.12; Theil 1967). */
export function imbalance(loads: readonly Load[]): Imbalance {
  const n = loads.length;
  const x = loads.map((load) => load.x).sort((a, b) => a - b);
  const mu = mean(x);
  const tooFew = n < MIN_PEOPLE ? { text: WORKLOAD.notes.fewPeople, params: { n: MIN_PEOPLE } } : null;
  if (mu === null || mu <= 0) return { ...EMPTY, people: n, reason: tooFew };
  const gini = giniOf(x);
  const test = dispersionTest(loads);
  const [least, most] = [at(x, 0), at(x, n - 1)];
  const spread = sd(x);
  const isUneven = tooFew || test.p === null ? null : test.p < 0.05;
  return {
    people: n,
    gini,
    giniAdjusted: n > 1 ? (gini * n) / (n - 1) : null,
    giniRate: rateSpread(loads),
    giniChance: test.meanCount > 0 ? 0.564 / Math.sqrt(test.meanCount) : null,
    ...theilParts(loads, mu),
    maxMin: least > 0 ? most / least : null,
    maxMean: most / mu,
    cv: spread === null ? null : spread / mu,
    x2: test.x2,
    p: test.p,
    isUneven,
    reason: tooFew ?? { text: isUneven ? WORKLOAD.notes.uneven : WORKLOAD.notes.withinChance }
  };
}

const EMPTY: Omit<Imbalance, 'people' | 'reason'> = {
  gini: null, giniAdjusted: null, giniRate: null, giniChance: null, theil: null, between: null, within: null, maxMin: null, maxMean: null, cv: null, x2: null,
  p: null, isUneven: null
}; // prettier-ignore

/** G = 2·Σ i·x₍ᵢ₎/(n·Σx) − (n + 1)/n of ordered values. */
const giniOf = (x: readonly number[]): number =>
  (2 * sum(x.map((value, i) => (i + 1) * value))) / (x.length * sum(x)) - (x.length + 1) / x.length;

/** Gini of contacts per hour over people whose hours are known, G·n/(n − 1); null for fewer than two. */
function rateSpread(loads: readonly Load[]): number | null {
  const rates = loads.flatMap(({ contacts, hours }) => (hours > 0 ? [contacts / hours] : [])).sort((a, b) => a - b);
  const n = rates.length;
  return n > 1 && sum(rates) > 0 ? (giniOf(rates) * n) / (n - 1) : null;
}

/** T = Σ_g s_g·ln(μ_g/μ) + Σ_g s_g·T_g, with s_g the group's share of total x and 0·ln 0 = 0. */
function theilParts(loads: readonly Load[], mu: number): { theil: number; between: number; within: number } {
  const total = sum(loads.map(({ x }) => x));
  const groups = [...new Set(loads.map(({ team }) => team))].map((team) => loads.filter((load) => load.team === team));
  const parts = groups.flatMap((group) => {
    const own = sum(group.map(({ x }) => x));
    const center = own / group.length;
    if (center === 0) return [];
    const inside = sum(group.map(({ x }) => (x > 0 ? (x / center) * Math.log(x / center) : 0))) / group.length;
    return [{ between: (own / total) * Math.log(center / mu), within: (own / total) * inside }];
  });
  const between = sum(parts.map((part) => part.between));
  const within = sum(parts.map((part) => part.within));
  return { theil: between + within, between, within };
}

/** X² = Σ(xᵢ − Eᵢ)²/Eᵢ of contacts, Eᵢ = hoursᵢ·Σx/Σhours. */
function dispersionTest(loads: readonly Load[]): { x2: number | null; p: number | null; meanCount: number } {
  const hours = sum(loads.map((load) => load.hours));
  const contacts = sum(loads.map((load) => load.contacts));
  const meanCount = loads.length > 0 ? contacts / loads.length : 0;
  if (hours <= 0 || contacts <= 0 || loads.length < 2) return { x2: null, p: null, meanCount };
  const x2 = sum(
    loads.flatMap((load) => {
      const expected = (load.hours * contacts) / hours;
      return expected > 0 ? [(load.contacts - expected) ** 2 / expected] : [];
    })
  );
  return { x2, p: chiSquareTail(x2, loads.length - 1), meanCount };
}

export interface TeamImbalance {
  readonly total: Imbalance;
  readonly teams: readonly { readonly team: number | null; readonly imbalance: Imbalance }[];
  /** People with fewer worked days than 5. */
  readonly leftOut: number;
  readonly note: Phrase;
}

const MIN_DAYS = 5;

/** Imbalance of busy hours per worked day, over all people and within teams; people with at least 5 worked days (DECISIONS, `workload_gini`). */
export async function workloadImbalance(
  engine: Engine,
  { scope, settings, signal }: AskOptions
): Promise<TeamImbalance> {
  const rows = await ask(
    engine,
    sql`
SELECT
  d.agent::INTEGER AS agent,
  mode(d.team)::INTEGER AS team,
  count(*)::DOUBLE AS days,
  (sum(d.busy_s) / 3600)::DOUBLE AS busy_h,
  sum(d.contacts)::DOUBLE AS contacts,
  (sum(coalesce(d.productive_s, d.span_s)) / 3600)::DOUBLE AS hours
FROM agent_day AS d
WHERE d.contacts > 0 AND ${withinDays(scope, 'd.day')} AND ${underFilters(scope, 'd', ['team', 'agent'])}
GROUP BY d.agent
ORDER BY d.agent`,
    signal
  );
  const kept = rows.filter((row) => num(row, 'days') >= MIN_DAYS);
  const loads: Load[] = kept.map((row) => ({
    team: maybe(row, 'team'),
    x: num(row, 'busy_h') / num(row, 'days'),
    contacts: num(row, 'contacts'),
    hours: num(row, 'hours')
  }));
  const teams = [...new Set(kept.map((row) => maybe(row, 'team')))];
  const leftOut = rows.length - kept.length;
  return {
    total: hidden(imbalance(loads), settings.minGroup),
    teams: teams.map((team) => ({
      team,
      imbalance: hidden(imbalance(loads.filter((load) => load.team === team)), settings.minGroup)
    })),
    leftOut,
    note: { text: WORKLOAD.notes.fewWorkedDays, params: { days: MIN_DAYS, left: leftOut } }
  };
}

/** Nothing is shown about fewer people than the minimum group. */
function hidden(result: Imbalance, minGroup: number): Imbalance {
  if (result.people >= minGroup) return result;
  return { ...EMPTY, people: result.people, reason: { text: WORKLOAD.notes.fewPeople, params: { n: minGroup } } };
}
