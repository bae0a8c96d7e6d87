import type { Engine } from '#core/engine.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import type { FilterId } from '#core/query/types.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { clusterRatioInterval } from '#core/stats/cluster.ts';
import type { Scope } from '../scope.ts';
import { ask, callsIn, figure, maybe, num, type AskOptions, type Row } from './ask.ts';

/** Handle time of one group (for example a cause), over the contacts whose present parts are all known. */
export interface HandleGroup {
  /** Code of the dimension; null where it is unknown. */
  readonly code: number | null;
  /** Handled contacts, and those with all parts known. */
  readonly handled: number;
  readonly known: number;
  /** Means in seconds; hold is null when the file has no hold time. They add up to the handle time. */
  readonly talkS: number | null;
  readonly holdS: number | null;
  readonly wrapS: number | null;
  readonly totalS: number;
  readonly aht: Envelope;
}

export interface HandleSplit {
  /** Ordered by total time, largest first. */
  readonly now: readonly HandleGroup[];
  readonly previous: readonly HandleGroup[];
  readonly holdRecorded: boolean;
}

export interface HandleSplitOptions extends AskOptions {
  /** The period to compare with, filters included. */
  readonly previous?: Scope | null;
  /** Default: cause. */
  readonly by?: FilterId;
}

/** Handle time = talk + hold + wrap by cause, now and in the period before; intervals cluster by person and work date (METHODS 0.5). */
export async function handleSplit(engine: Engine, options: HandleSplitOptions): Promise<HandleSplit> {
  const { scope, previous = null, by = 'cause', model, signal } = options;
  const has = (name: string): boolean => model.present.calls?.includes(name) ?? false;
  const missing = ['talk_s', 'wrap_s'].filter((name) => !has(name)).map((name) => `calls.${name}`);
  const reason = missing.length ? { text: VOLUME.notes.noHandle, params: { columns: missing.join(', ') } } : null;
  const holdRecorded = has('hold_s');
  const read = async (one: Scope): Promise<HandleGroup[]> => {
    const rows = await ask(engine, splitSql(one, by), signal);
    return rows.map((row) => groupOf(row, holdRecorded, reason));
  };
  return { now: await read(scope), previous: previous ? await read(previous) : [], holdRecorded };
}

function splitSql(scope: Scope, by: FilterId) {
  return sql`
WITH agent_day AS (
  SELECT
    f.${raw(by)} AS code,
    f.cluster,
    count(*) AS handled,
    count(f.handle_s) AS known,
    sum(f.handle_s) AS handle_s,
    sum(f.talk_s) FILTER (WHERE f.handle_s IS NOT NULL) AS talk_s,
    sum(f.hold_s) FILTER (WHERE f.handle_s IS NOT NULL) AS hold_s,
    sum(f.wrap_s) FILTER (WHERE f.handle_s IS NOT NULL) AS wrap_s
  FROM call_fact AS f
  WHERE f.handled AND ${callsIn(scope)}
  GROUP BY f.${raw(by)}, f.cluster)
SELECT
  code::INTEGER AS code,
  sum(handled)::DOUBLE AS handled,
  sum(known)::DOUBLE AS known,
  sum(handle_s)::DOUBLE AS handle_s,
  sum(talk_s)::DOUBLE AS talk_s,
  sum(hold_s)::DOUBLE AS hold_s,
  sum(wrap_s)::DOUBLE AS wrap_s,
  (count(*) FILTER (WHERE known > 0))::DOUBLE AS k,
  sum(handle_s ^ 2)::DOUBLE AS num2,
  sum(handle_s * known)::DOUBLE AS num_den,
  (sum(known ^ 2) FILTER (WHERE known > 0))::DOUBLE AS den2
FROM agent_day
GROUP BY code
ORDER BY handle_s DESC NULLS LAST, code`;
}

function groupOf(row: Row, holdRecorded: boolean, reason: Envelope['reason']): HandleGroup {
  const known = num(row, 'known');
  const handled = num(row, 'handled');
  const mean = (name: string): number | null => (known > 0 && row[name] !== null ? num(row, name) / known : null);
  const interval = clusterRatioInterval({
    k: num(row, 'k'),
    sumNum: num(row, 'handle_s'),
    sumDen: known,
    sumNum2: num(row, 'num2'),
    sumNumDen: num(row, 'num_den'),
    sumDen2: num(row, 'den2')
  });
  const ci = interval.lo !== null && interval.hi !== null ? ([interval.lo, interval.hi] as const) : null;
  return {
    code: maybe(row, 'code'),
    handled,
    known,
    talkS: mean('talk_s'),
    holdS: holdRecorded ? mean('hold_s') : null,
    wrapS: mean('wrap_s'),
    totalS: num(row, 'handle_s'),
    aht: figure('aht_s', 'seconds', {
      value: interval.value,
      n: known,
      ci,
      ciMethod: 'cluster',
      reason,
      coverage: handled > 0 ? known / handled : 0,
      tooFew: { text: VOLUME.notes.tooFew, params: { n: known } }
    })
  };
}
