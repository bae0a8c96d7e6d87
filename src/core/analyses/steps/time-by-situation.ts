import type { Engine } from '#core/engine.ts';
import type { Text } from '#core/i18n/text.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { ask, callsIn, maybe, num, type AskOptions } from '../volume/ask.ts';

/** Parts of the work that the calls themselves tell apart, in the order of the steps. */
export const WORK_PARTS = ['reaching', 'rightParty', 'others', 'after'] as const;
export type WorkPart = (typeof WORK_PARTS)[number];

/** Agent time of one cause by part of the work, seconds. A part is null where its column is not in the data. */
export interface SituationTime {
  readonly value: string;
  readonly label: Text;
  readonly seconds: Readonly<Record<WorkPart, number | null>>;
  /** Calls handled. */
  readonly n: number;
  /** Of them, those that know every part which the file has; what a call does not know is in no part. */
  readonly known: number;
}

/**
 * Where agent time goes, by cause (UX 5.8 no. 3): attempts that reached nobody, talk and hold with the right party, with others (or not recorded
 * who), after-call work. Causes by total time; without a cause last.
 */
export async function timeBySituation(engine: Engine, options: AskOptions): Promise<SituationTime[]> {
  const { model, scope, signal } = options;
  const columns = model.present.calls ?? [];
  // A handling time is known where every leg knows every part.
  const held = columns.includes('hold_s') ? ' AND f.hold_s IS NOT NULL' : '';
  const knows = columns.includes('wrap_s') ? 'f.handle_s IS NOT NULL' : `f.talk_s IS NOT NULL${held}`;
  const rows = await ask(
    engine,
    sql`
SELECT f.cause::INTEGER AS cause,
  (count(*) FILTER (WHERE f.handled))::DOUBLE AS n,
  (count(*) FILTER (WHERE f.handled AND ${raw(knows)}))::DOUBLE AS known,
  coalesce(sum(f.busy_to - f.busy_from) FILTER (WHERE f.attempt AND NOT f.handled), 0)::DOUBLE AS reaching,
  coalesce(sum(f.talk_s + coalesce(f.hold_s, 0)) FILTER (WHERE f.handled AND f.rpc), 0)::DOUBLE AS right_party,
  coalesce(sum(f.talk_s + coalesce(f.hold_s, 0)) FILTER (WHERE f.handled AND f.rpc IS NOT TRUE), 0)::DOUBLE AS others,
  coalesce(sum(f.wrap_s) FILTER (WHERE f.handled), 0)::DOUBLE AS after_call
FROM call_fact AS f
WHERE ${callsIn(scope)}
GROUP BY f.cause`,
    signal
  );
  const idOf = new Map((model.dimensions.cause ?? []).map(({ id, code }) => [code, id]));
  const where = (has: boolean, value: number) => (has ? value : null);
  return rows
    .map((row): SituationTime => {
      const code = maybe(row, 'cause');
      const value = code === null ? '' : (idOf.get(code) ?? '');
      return {
        value,
        label: labelOfValue(model, 'cause', value),
        n: num(row, 'n'),
        known: num(row, 'known'),
        seconds: {
          reaching: where(columns.includes('direction'), num(row, 'reaching')),
          rightParty: where(columns.includes('rpc') || columns.includes('disposition'), num(row, 'right_party')),
          others: num(row, 'others'),
          after: where(columns.includes('wrap_s'), num(row, 'after_call'))
        }
      };
    })
    .filter(({ n, seconds }) => n > 0 || totalOf(seconds) > 0)
    .sort((a, b) => Number(a.value === '') - Number(b.value === '') || totalOf(b.seconds) - totalOf(a.seconds));
}

const totalOf = (seconds: SituationTime['seconds']): number =>
  WORK_PARTS.reduce((sum, part) => sum + (seconds[part] ?? 0), 0);
