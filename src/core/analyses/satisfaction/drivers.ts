import { toRows, type Engine, type Value } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { SATISFACTION_PAGE } from '#core/i18n/messages/satisfaction-page.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { bh } from '#core/stats/multiplicity.ts';
import { betaI, tInv } from '#core/stats/numerics.ts';
import { callsIn, type AskOptions } from '../volume/ask.ts';

export const DRIVER_IDS = ['long_hold', 'transferred', 'repeat', 'long_wait', 'difficult'] as const;
export type DriverId = (typeof DRIVER_IDS)[number];

/** Seconds from which a hold or a wait counts as long (our choice; METHODS names none). */
export const LONG_S = 60;

/** Ratings needed on each side (METHODS 0.5: mean of ratings, 30 per side). */
const MIN_SIDE = 30;
/** False discovery rate over the drivers tested (UX 8). */
const FALSE_DISCOVERY = 0.05;

/** What goes with a lower or higher score: contacts with the circumstance against contacts without it. */
export interface Driver {
  readonly id: DriverId;
  /** Difference of the mean scores, with − without, in points of the scale; within causes where the data have them. */
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
  readonly p: number | null;
  /** Beyond chance after Benjamini–Hochberg over the drivers tested. */
  readonly moved: boolean;
  /** Ratings with and without the circumstance, and their plain means. */
  readonly nWith: number;
  readonly nWithout: number;
  readonly meanWith: number | null;
  readonly meanWithout: number | null;
  readonly reason: Phrase | null;
}

/** Ratings of one agent in one cause, with and without one circumstance: numbers and sums. */
export interface DriverSums {
  readonly agent: Value;
  readonly stratum: Value;
  readonly n1: number;
  readonly s1: number;
  readonly n0: number;
  readonly s0: number;
}

interface Definition {
  readonly id: DriverId;
  readonly column: string;
  /** Whether the circumstance holds, over `call_fact AS f`; unknown leaves the rating out. */
  readonly holds: Sql;
}

const DEFINITIONS: readonly Definition[] = [
  { id: 'long_hold', column: 'hold_s', holds: sql`f.hold_s > ${LONG_S}` },
  { id: 'transferred', column: 'disposition', holds: raw('f.transferred') },
  { id: 'repeat', column: 'customer_id', holds: raw('r.call_no IS NOT NULL') },
  { id: 'long_wait', column: 'wait_s', holds: sql`CASE WHEN f.offered THEN f.wait_s > ${LONG_S} END` },
  { id: 'difficult', column: '', holds: raw('f.difficult') }
];

const WEEK_S = 7 * 86_400;

/**
 * Differences of satisfaction that go with circumstances of the contact (UX 5.7 no. 4). Compared within causes, weights n₁n₀/(n₁ + n₀) per cause; the
 * interval is that of a difference of means with agents as clusters (linearised, t with k − 1 degrees of freedom). Association only.
 */
export async function drivers(engine: Engine, options: AskOptions): Promise<Driver[]> {
  const { scope, model, signal } = options;
  const hasCause = (model.dimensions.cause ?? []).length > 0;
  const flags = DEFINITIONS.map(({ holds }, i) => sql`${holds} AS x${raw(String(i))}`.text).join(',\n    ');
  const sums = DEFINITIONS.map((_, i) => `(count(*) FILTER (WHERE x${i}))::DOUBLE AS n1_${i}, (sum(csat) FILTER (WHERE x${i}))::DOUBLE AS s1_${i},
  (count(*) FILTER (WHERE NOT x${i}))::DOUBLE AS n0_${i}, (sum(csat) FILTER (WHERE NOT x${i}))::DOUBLE AS s0_${i}`); // prettier-ignore
  const result = await engine.query(
    sql`
WITH rated AS (
  SELECT f.* FROM call_fact AS f WHERE f.handled AND f.csat IS NOT NULL AND ${callsIn(scope)}),
again AS (
  SELECT DISTINCT f.call_no
  FROM rated AS f
  JOIN call_fact AS e ON e.customer_no = f.customer_no AND e.offered AND e.call_no < f.call_no
    AND e.start_utc_s >= f.start_utc_s - ${WEEK_S}
  WHERE f.offered),
one AS (
  SELECT f.agent, ${raw(hasCause ? 'f.cause' : '0')} AS stratum, f.csat,
    ${raw(flags)}
  FROM rated AS f
  LEFT JOIN again AS r ON r.call_no = f.call_no)
SELECT agent, stratum,
  ${raw(sums.join(',\n  '))}
FROM one
GROUP BY agent, stratum
ORDER BY agent, stratum`.text,
    signal ? { signal } : {}
  );
  const rows = toRows(result);
  const found = DEFINITIONS.map(({ id, column }, i): Driver => {
    const reason = missing(column, model);
    const cell = (row: (typeof rows)[number], name: string) => Number(row[`${name}_${i}`] ?? 0);
    const own = rows.map((row): DriverSums => ({ agent: row.agent ?? null, stratum: row.stratum ?? null, n1: cell(row, 'n1'), s1: cell(row, 's1'), n0: cell(row, 'n0'), s0: cell(row, 's0') })); // prettier-ignore
    return driverOf(id, reason ? [] : own, reason);
  });
  const tested = found.filter(({ p }) => p !== null);
  const adjusted = bh(tested.map(({ p }) => p ?? 1));
  const beyond = new Set(tested.filter((_, i) => (adjusted[i] ?? 1) <= FALSE_DISCOVERY).map(({ id }) => id));
  return found.map((driver) => ({ ...driver, moved: beyond.has(driver.id) }));
}

function missing(column: string, model: ModelInfo): Phrase | null {
  if (column === '' || (model.present.calls ?? []).includes(column)) return null;
  if (column === 'customer_id' && (model.present.calls ?? []).includes('case_id')) return null;
  return { text: SATISFACTION_PAGE.needs[column as keyof typeof SATISFACTION_PAGE.needs] };
}

function driverOf(id: DriverId, sums: readonly DriverSums[], reason: Phrase | null): Driver {
  const nWith = sums.reduce((sum, { n1 }) => sum + n1, 0);
  const nWithout = sums.reduce((sum, { n0 }) => sum + n0, 0);
  const meanWith = nWith > 0 ? sums.reduce((sum, { s1 }) => sum + s1, 0) / nWith : null;
  const meanWithout = nWithout > 0 ? sums.reduce((sum, { s0 }) => sum + s0, 0) / nWithout : null;
  const none = { id, difference: null, interval: null, p: null, moved: false, nWith, nWithout, meanWith, meanWithout };
  if (reason) return { ...none, reason };
  if (nWith < MIN_SIDE || nWithout < MIN_SIDE) {
    return { ...none, reason: { text: SATISFACTION_PAGE.tooFewSide, params: { n: Math.min(nWith, nWithout), min: MIN_SIDE } } }; // prettier-ignore
  }
  const found = stratifiedDifference(sums);
  return found ? { ...none, ...found, reason: null } : { ...none, reason: { text: SATISFACTION_PAGE.noOverlap } };
}

/**
 * Mean of differences within strata, each weighted n₁n₀/(n₁ + n₀), with a cluster-robust 95 % interval over agents: influence of an agent
 * Σ w/W · [(s₁ − m₁n₁)/N₁ − (s₀ − m₀n₀)/N₀], variance k/(k − 1) · Σ of squares, t with k − 1 degrees of freedom; k are the agents with a rating
 * that is compared.
 * Null when no stratum has both sides or fewer than two agents remain.
 */
export function stratifiedDifference(
  sums: readonly DriverSums[]
): { difference: number; interval: readonly [number, number]; p: number } | null {
  const strata = new Map<Value, DriverSums[]>();
  for (const row of sums) strata.set(row.stratum, [...(strata.get(row.stratum) ?? []), row]);
  const parts = [...strata.values()].flatMap((rows) => {
    const total = (name: 'n1' | 's1' | 'n0' | 's0') => rows.reduce((sum, row) => sum + row[name], 0);
    const [n1, n0] = [total('n1'), total('n0')];
    if (n1 === 0 || n0 === 0) return [];
    return [{ rows, n1, n0, m1: total('s1') / n1, m0: total('s0') / n0, weight: (n1 * n0) / (n1 + n0) }];
  });
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return null;
  const difference = parts.reduce((sum, { weight: w, m1, m0 }) => sum + (w / weight) * (m1 - m0), 0);
  const influence = new Map<Value, number>();
  for (const { rows, n1, n0, m1, m0, weight: w } of parts) {
    for (const row of rows) {
      if (row.n1 + row.n0 === 0) continue;
      const own = (w / weight) * ((row.s1 - m1 * row.n1) / n1 - (row.s0 - m0 * row.n0) / n0);
      influence.set(row.agent, (influence.get(row.agent) ?? 0) + own);
    }
  }
  const k = influence.size;
  if (k < 2) return null;
  const se = Math.sqrt((k / (k - 1)) * [...influence.values()].reduce((sum, u) => sum + u * u, 0));
  const half = tInv(0.975, k - 1) * se;
  const t2 = (difference / se) ** 2;
  const p = se > 0 ? betaI((k - 1) / 2, 1 / 2, (k - 1) / (k - 1 + t2)) : 1;
  return { difference, interval: [difference - half, difference + half], p };
}
