import type { Engine } from '#core/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { spellRows } from '#core/model/leg-fact.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { underFilters, withinDays } from '../scope.ts';
import { ask, maybe, num, type AskOptions } from '../volume/ask.ts';

/** One stretch of voice contacts without a lull of 5 minutes or a recorded break. */
export interface Spell {
  readonly agent: number;
  readonly team: number | null;
  readonly date: string;
  /** Local start `HH:MM`, and length in seconds. */
  readonly start: string;
  readonly seconds: number;
  readonly contacts: number;
}

export interface Spells {
  readonly n: number;
  /** Bins of 10 minutes; the last is open (`to` null). Minutes. */
  readonly bins: readonly { readonly from: number; readonly to: number | null; readonly count: number }[];
  readonly medianS: number | null;
  readonly p90S: number | null;
  /** Stretches of at least `markS` seconds. */
  readonly marked: number;
}

export interface SpellOptions extends AskOptions {
  /** Default 90 minutes (UX 5.4; our choice, above the 50–60 minutes after which UK guidance prefers a break). */
  readonly markS?: number;
}

export interface SpellListOptions extends AskOptions {
  /** Stretches of at least this length, longest first. */
  readonly minS?: number;
  readonly limit?: number;
}

/** Length from which a stretch is marked, seconds. */
export const MARK_S = 90 * 60;

const BIN_MIN = 10;
const BINS = 18;

/** How long people go on without a pause (METHODS 1.8), as a histogram. */
export async function spells(engine: Engine, options: SpellOptions): Promise<Spells> {
  const { signal, markS = MARK_S } = options;
  const rows = await ask(
    engine,
    sql`WITH ${spellTable(options)}
SELECT
  least(floor(seconds / ${BIN_MIN * 60}), ${BINS})::INTEGER AS bin,
  count(*)::DOUBLE AS n,
  (count(*) FILTER (WHERE seconds >= ${markS}))::DOUBLE AS marked,
  (SELECT quantile_cont(seconds, 0.5) FROM spell)::DOUBLE AS median,
  (SELECT quantile_cont(seconds, 0.9) FROM spell)::DOUBLE AS p90
FROM spell
GROUP BY bin
ORDER BY bin`,
    signal
  );
  const counts = new Map(rows.map((row) => [num(row, 'bin'), num(row, 'n')]));
  return {
    n: rows.reduce((total, row) => total + num(row, 'n'), 0),
    bins: Array.from({ length: BINS + 1 }, (_, i) => ({
      from: i * BIN_MIN,
      to: i === BINS ? null : (i + 1) * BIN_MIN,
      count: counts.get(i) ?? 0
    })),
    medianS: maybe(rows[0], 'median'),
    p90S: maybe(rows[0], 'p90'),
    marked: rows.reduce((total, row) => total + num(row, 'marked'), 0)
  };
}

/** The stretches one by one, longest first. */
export async function spellList(engine: Engine, options: SpellListOptions): Promise<Spell[]> {
  const { signal, minS = 0, limit = 100 } = options;
  const rows = await ask(
    engine,
    sql`WITH ${spellTable(options)}
SELECT
  s.agent::INTEGER AS agent,
  s.team::INTEGER AS team,
  s.day AS day,
  strftime(make_timestamp((s.busy_from + c.off_s) * 1000000), '%H:%M') AS start,
  s.seconds AS seconds,
  s.contacts::DOUBLE AS contacts
FROM spell AS s
JOIN call_fact AS c ON c.call_no = s.call_no
WHERE s.seconds >= ${minS}
ORDER BY s.seconds DESC, s.agent, s.day
LIMIT ${limit}`,
    signal
  );
  return rows.map((row) => ({
    agent: num(row, 'agent'),
    team: maybe(row, 'team'),
    date: isoOf(num(row, 'day')),
    start: String(row.start),
    seconds: num(row, 'seconds'),
    contacts: num(row, 'contacts')
  }));
}

/** The team of a stretch is that of its first contact, so that the filter comes after the grouping. */
function spellTable({ scope }: AskOptions): Sql {
  const legs = sql`${withinDays(scope, 'l.work_day')} AND ${underFilters(scope, 'l', ['agent'])}`;
  return sql`
spell AS MATERIALIZED (
  SELECT agent, team, day, call_no, busy_from, seconds, contacts
  FROM (${spellRows(legs)}) AS s
  WHERE ${underFilters(scope, 's', ['team'])})`;
}
