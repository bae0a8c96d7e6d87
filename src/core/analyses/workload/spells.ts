import type { Engine } from '#core/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
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
  readonly list: readonly Spell[];
}

export interface SpellOptions extends AskOptions {
  /** Default 90 minutes (UX 5.4; our choice, above the 50–60 minutes after which UK guidance prefers a break). */
  readonly markS?: number;
  /** The list holds stretches of at least this length, longest first. */
  readonly minS?: number;
  readonly limit?: number;
}

const BIN_MIN = 10;
const BINS = 18;

/** How long people go on without a pause (METHODS 1.8): histogram and the longest stretches. */
export async function spells(engine: Engine, options: SpellOptions): Promise<Spells> {
  const { signal, markS = 90 * 60, minS = 0, limit = 100 } = options;
  const table = spellTable(options);
  const bins = await ask(
    engine,
    sql`WITH ${table}
SELECT least(seconds // ${BIN_MIN * 60}, ${BINS})::INTEGER AS bin, count(*)::DOUBLE AS n, (count(*) FILTER (WHERE seconds >= ${markS}))::DOUBLE AS marked
FROM spell
GROUP BY bin
ORDER BY bin`,
    signal
  );
  const [middle] = await ask(
    engine,
    sql`WITH ${table}
SELECT quantile_cont(seconds, 0.5)::DOUBLE AS median, quantile_cont(seconds, 0.9)::DOUBLE AS p90
FROM spell`,
    signal
  );
  const list = await ask(
    engine,
    sql`WITH ${table}
SELECT
  agent::INTEGER AS agent,
  team::INTEGER AS team,
  day::INTEGER AS day,
  strftime(make_timestamp(start_local_s * 1000000), '%H:%M') AS start,
  seconds::DOUBLE AS seconds,
  contacts::DOUBLE AS contacts
FROM spell
WHERE seconds >= ${minS}
ORDER BY seconds DESC, agent, day
LIMIT ${limit}`,
    signal
  );
  const counts = new Map(bins.map((row) => [num(row, 'bin'), num(row, 'n')]));
  return {
    n: bins.reduce((total, row) => total + num(row, 'n'), 0),
    bins: Array.from({ length: BINS + 1 }, (_, i) => ({
      from: i * BIN_MIN,
      to: i === BINS ? null : (i + 1) * BIN_MIN,
      count: counts.get(i) ?? 0
    })),
    medianS: maybe(middle, 'median'),
    p90S: maybe(middle, 'p90'),
    marked: bins.reduce((total, row) => total + num(row, 'marked'), 0),
    list: list.map((row) => ({
      agent: num(row, 'agent'),
      team: maybe(row, 'team'),
      date: isoOf(num(row, 'day')),
      start: String(row.start),
      seconds: num(row, 'seconds'),
      contacts: num(row, 'contacts')
    }))
  };
}

function spellTable({ scope }: AskOptions): Sql {
  return sql`
spell AS (
  SELECT
    l.agent,
    mode(l.team) AS team,
    min(l.work_day) AS day,
    min(l.busy_from) + arg_min(c.off_s, l.busy_from) AS start_local_s,
    max(l.busy_to) - min(l.busy_from) AS seconds,
    count(*) AS contacts
  FROM leg_fact AS l
  JOIN call_fact AS c ON c.call_no = l.call_no
  WHERE l.voice AND ${withinDays(scope, 'l.work_day')} AND ${underFilters(scope, 'l', ['team', 'agent'])}
  GROUP BY l.agent, ${raw('l.spell_no')})`;
}
