import type { Settings } from '#core/settings.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { SRI_DEFAULT, type Comp } from '#core/stats/strain.ts';
import { occupancyBasis } from './basis.ts';
import { type Present } from './inputs.ts';

/** Agent-days below these are not scored (METHODS 1.3, DECISIONS). */
const MIN_SPAN_S = 2 * 3600;
const MIN_CONTACTS = 5;

/** The frozen reference (METHODS 3.3): first complete weeks, and what they must hold. */
const REFERENCE = { weeks: 8, agentDays: 100, agents: 10 };

/** The index needs this share of the weights (METHODS 3.4). */
const MIN_COVERAGE = 0.6 - 1e-9;

/** Share of the absolute score where a reference exists (grade C). */
const ABSOLUTE_SHARE = 0.5;

const OCCUPANCY = 'p1_occupancy';
/** Lower-case id of a component, as in the columns of agent_day. */
export const key = (comp: Comp): string => comp.id.toLowerCase();

/** What each component measures on a row of agent_day, in the unit its id names. `hours` are productive hours, else session spans. */
function rawValues(present: Present): Readonly<Record<string, Sql>> {
  const measured = occupancyBasis(present) === 'status' || occupancyBasis(present) === 'shifts';
  const hours = sql`nullif(coalesce(productive_s, span_s) / 3600, 0)`;
  return {
    p1_occupancy: measured ? sql`busy_in_s / nullif(productive_s, 0)` : sql`NULL::DOUBLE`,
    p2_back_to_back: sql`b2b_n / nullif(b2b_known, 0)::DOUBLE`,
    r1_unbroken_min: sql`longest_spell_s / 60`,
    r2_difficult_no_recovery_8h: sql`CASE WHEN difficult_known > 0 THEN 8 * unrecovered_n / ${hours} END`,
    e1_difficult_per_h: sql`CASE WHEN difficult_known > 0 THEN difficult_n / ${hours} END`,
    t1_day_h: sql`day_h`,
    t2_rest_h: sql`rest_h`,
    b1_backlog_days: sql`backlog_days`
  };
}

/** Adds the strain-risk index to `agent_day`; `strain_reference` keeps the frozen reference, one row per component and channel. */
export function strainDay(settings: Settings, present: Present, comps: readonly Comp[] = SRI_DEFAULT): Sql[] {
  const graded = comps.filter((comp) => comp.grade === 'C');
  return [rawTable(present, comps), referenceTable(settings, graded), ...scoreTable(comps)];
}

/** `strain_raw`: agent_day with raw values and the two bounds of occupancy (equal when it is measured). */
function rawTable(present: Present, comps: readonly Comp[]): Sql {
  const values = rawValues(present);
  const bounded = occupancyBasis(present) === 'bounds';
  const low = bounded ? sql`busy_s / nullif(span_s, 0)` : raw(`raw_${OCCUPANCY}`);
  const high = bounded ? sql`busy_s / nullif(span_s - long_gap_s, 0)` : raw(`raw_${OCCUPANCY}`);
  const columns = comps.map((comp) => sql`(${values[key(comp)] ?? sql`NULL`})::DOUBLE AS ${raw(`raw_${key(comp)}`)}`);
  return sql`
CREATE OR REPLACE TEMP TABLE strain_raw AS
SELECT *, ${low} AS occ_low, ${high} AS occ_high
FROM (
SELECT
  *,
  coalesce(span_s >= ${MIN_SPAN_S} AND contacts >= ${MIN_CONTACTS}, false) AS enough,
  (coalesce(productive_s, span_s) / 3600)::DOUBLE AS weight_h,
  ${join(columns)}
FROM agent_day)`;
}

/** Median and robust SD over the first complete weeks, per component of grade C and main channel. */
function referenceTable(settings: Settings, graded: readonly Comp[]): Sql {
  const shift = (4 - settings.weekStart + 7) % 7;
  const samples = graded.map(
    (comp) =>
      sql`SELECT ${key(comp)} AS component, channel, agent, ${raw(`raw_${key(comp)}`)} AS value FROM first_weeks`
  );
  const none = sql`SELECT NULL::VARCHAR AS component, NULL::SMALLINT AS channel, NULL::SMALLINT AS agent, NULL::DOUBLE AS value WHERE false`; // prettier-ignore
  return sql`
CREATE OR REPLACE TABLE strain_reference AS
WITH period AS (
  SELECT (((min(day) + ${shift} + 6) // 7) * 7 - ${shift})::INTEGER AS week_start, max(day) AS last_day FROM agent_day),
first_weeks AS (
  SELECT r.*
  FROM strain_raw AS r, period AS p
  WHERE r.enough AND r.day >= p.week_start AND r.day < p.week_start + ${REFERENCE.weeks * 7} AND p.last_day >= p.week_start + ${REFERENCE.weeks * 7 - 3}),
sample AS (
  ${samples.length ? join(samples, '\n  UNION ALL ') : none}),
middle AS (
  SELECT component, coalesce(channel, -1) AS channel, quantile_cont(value, 0.5) AS med,
    (quantile_cont(value, 0.75) - quantile_cont(value, 0.25)) / 1.349 AS spread
  FROM sample
  WHERE value IS NOT NULL
  GROUP BY component, coalesce(channel, -1)
  HAVING count(*) >= ${REFERENCE.agentDays} AND count(DISTINCT agent) >= ${REFERENCE.agents}),
around AS (
  SELECT m.component, m.channel, m.med, m.spread, 1.4826 * quantile_cont(abs(s.value - m.med), 0.5) AS mad
  FROM middle AS m
  JOIN sample AS s ON s.component = m.component AND coalesce(s.channel, -1) = m.channel
  WHERE s.value IS NOT NULL
  GROUP BY m.component, m.channel, m.med, m.spread)
SELECT component, channel, med, CASE WHEN mad > 0 THEN mad ELSE spread END AS scale
FROM around
WHERE mad > 0 OR spread > 0`;
}

/** The composite (METHODS 3.4): scores, weights redistributed inside the family first, parts, index and bounds. */
function scoreTable(comps: readonly Comp[]): Sql[] {
  const scored = comps.map((comp) => sql`CASE WHEN ${valueOf(comp)} IS NOT NULL THEN ${score(comp, valueOf(comp))} END AS ${raw(`score_${key(comp)}`)}`); // prettier-ignore
  const weights = comps.map((comp) => sql`CASE WHEN ${isKnown(comp)} THEN ${weight(comp, comps)} END AS ${raw(`weight_${key(comp)}`)}`); // prettier-ignore
  const references = comps
    .filter((comp) => comp.grade === 'C')
    .map((comp) => sql`LEFT JOIN strain_reference AS ${ref(comp)} ON ${ref(comp)}.component = ${key(comp)} AND ${ref(comp)}.channel = coalesce(r.channel, -1)`); // prettier-ignore
  const occupancy = comps.find((comp) => key(comp) === OCCUPANCY);
  const others = comps.filter((comp) => key(comp) !== OCCUPANCY).map(part);
  const rest = others.length
    ? sql`(${join(
        others.map((piece) => sql`coalesce(${piece}, 0)`),
        ' + '
      )})`
    : sql`0`;
  const at = (bound: string): Sql =>
    occupancy ? sql`${rest} + weight_p1_occupancy * ${score(occupancy, raw(bound))}` : rest;
  const dataset = comps.filter((comp) => comp.id !== 'B1_backlog_days');
  const lacks = dataset.map((comp) => sql`(has_${raw(key(comp))} AND NOT ${isKnown(comp)})`);
  const flags = dataset.map((comp) => sql`coalesce(bool_or(enough AND ${isKnown(comp)}), false) AS has_${raw(key(comp))}`); // prettier-ignore
  const kept = comps.flatMap((comp) => [
    raw(`raw_${key(comp)}`),
    sql`CASE WHEN scored THEN ${raw(`score_${key(comp)}`)} END AS ${raw(`score_${key(comp)}`)}`,
    sql`CASE WHEN scored THEN ${part(comp)} END AS ${raw(`part_${key(comp)}`)}`
  ]);
  return [
    sql`
CREATE OR REPLACE TABLE agent_day AS
WITH dataset AS (
  SELECT ${join(flags)} FROM strain_raw),
weighed AS (
  SELECT r.*, enough AND ${isDefined(comps)} AS scored, ${join(lacks, ' OR ')} AS partial, ${join([...scored, ...weights])}
  FROM strain_raw AS r
  CROSS JOIN dataset
  ${join(references, '\n  ')})
SELECT
  * EXCLUDE (enough, occ_low, occ_high, scored, partial, weight_h, ${join(
    comps.flatMap((comp) => ['raw', 'score', 'weight'].map((kind) => raw(`${kind}_${key(comp)}`))),
    ', '
  )}),
  scored,
  scored AND partial AS partial,
  weight_h,
  CASE WHEN scored AND raw_p1_occupancy IS NOT NULL THEN ${at('raw_p1_occupancy')} END AS sri,
  CASE WHEN scored AND occ_low IS NOT NULL THEN ${at('occ_low')} END AS sri_low,
  CASE WHEN scored AND occ_high IS NOT NULL THEN ${at('occ_high')} END AS sri_high,
  ${join(kept)}
FROM weighed
ORDER BY day, agent`
  ];
}

const ref = (comp: Comp): Sql => raw(`ref_${key(comp)}`);
/** Measured value; occupancy that is only bounded has none, and so no score of its own (greatest and least would make one of NULL). */
const valueOf = (comp: Comp): Sql => raw(`raw_${key(comp)}`);
const part = (comp: Comp): Sql => sql`${raw(`weight_${key(comp)}`)} * ${raw(`score_${key(comp)}`)}`;

/** Occupancy is known when one of its bounds is. */
function isKnown(comp: Comp): Sql {
  return key(comp) === OCCUPANCY ? sql`(occ_low IS NOT NULL)` : sql`(${raw(`raw_${key(comp)}`)} IS NOT NULL)`;
}

/** Full weight of a family, and the part of it whose components are known in the row. */
const familyWeight = (comps: readonly Comp[], fam: string): number =>
  comps.filter((comp) => comp.fam === fam).reduce((total, { w }) => total + w, 0);

function knownWeight(comps: readonly Comp[]): Sql {
  return sql`(${join(
    comps.map((comp) => sql`CASE WHEN ${isKnown(comp)} THEN ${comp.w} ELSE 0 END::DOUBLE`),
    ' + '
  )})`;
}

/** W_F / Σ W of families with a known component · w_k / Σ w of known components of the family. */
function weight(comp: Comp, comps: readonly Comp[]): Sql {
  const families = [...new Set(comps.map(({ fam }) => fam))];
  const present = families.map((fam) => {
    const any = comps.filter((other) => other.fam === fam).map(isKnown);
    return sql`CASE WHEN ${join(any, ' OR ')} THEN ${familyWeight(comps, fam)} ELSE 0 END::DOUBLE`;
  });
  const own = comps.filter(({ fam }) => fam === comp.fam);
  return sql`${familyWeight(comps, comp.fam)}::DOUBLE / (${join(present, ' + ')}) * ${comp.w}::DOUBLE / ${knownWeight(own)}`;
}

/** At least 60 % of the weights, occupancy, and recovery or emotional demand. */
function isDefined(comps: readonly Comp[]): Sql {
  const all = comps.reduce((total, { w }) => total + w, 0);
  const occupancy = comps.filter((comp) => key(comp) === OCCUPANCY).map(isKnown);
  const demand = comps.filter(({ fam }) => fam === 'recovery' || fam === 'emotional').map(isKnown);
  if (occupancy.length === 0 || demand.length === 0) return sql`false`;
  return sql`(${knownWeight(comps)} >= ${MIN_COVERAGE * all} AND ${join(occupancy, ' AND ')} AND (${join(demand, ' OR ')}))`;
}

/** Score 0–100: by the anchors, for grade C mixed with the place in the frozen reference where there is one. */
function score(comp: Comp, value: Sql): Sql {
  const sign = comp.hi < comp.lo ? -1 : 1;
  const x = sql`(${sign} * ${value})`;
  const absolute = sql`CASE WHEN ${x} <= ${sign * comp.mid} THEN 50 * ${ramp(x, sign * comp.lo, sign * comp.mid)} ELSE 50 + 50 * ${ramp(x, sign * comp.mid, sign * comp.hi)} END`;
  if (comp.grade !== 'C') return absolute;
  const relative = sql`greatest(0, least(100, 25 + 25 * ${sign} * (${value} - ${ref(comp)}.med) / ${ref(comp)}.scale))`;
  return sql`CASE WHEN ${ref(comp)}.scale > 0 THEN ${ABSOLUTE_SHARE} * (${absolute}) + ${1 - ABSOLUTE_SHARE} * ${relative} ELSE ${absolute} END`;
}

/** Position between two anchors, 0–1; anchors that coincide make a step. */
function ramp(x: Sql, from: number, to: number): Sql {
  if (from === to) return sql`(CASE WHEN ${x} >= ${to} THEN 1 ELSE 0 END)`;
  return sql`greatest(0, least(1, (${x} - ${from}) / ${to - from}::DOUBLE))`;
}
