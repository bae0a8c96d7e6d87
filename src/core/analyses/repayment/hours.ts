import type { Engine } from '#core/engine.ts';
import { NOTES, REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { ask, count, type Ask } from './ask.ts';
import { rate } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCalls } from './population.ts';

/** Outbound attempts of one local hour of the week. */
export interface HourCell {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  /** Local hour, 0–23. */
  readonly hour: number;
  readonly rpcRate: Envelope;
  /** False where contact hours do not cover the hour at all: hatched. */
  readonly inContactHours: boolean;
}

export interface ReachByHour {
  /** Hours with attempts, Monday first. */
  readonly cells: readonly HourCell[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** Right-party contacts per outbound attempt by weekday and local hour (UX 5.6, 7; METHODS 5.1: who is called when is not random). */
export async function reachByHour(engine: Engine, input: Ask): Promise<ReachByHour> {
  const reason = missing(input.model, ['calls.start_at', 'calls.direction', 'calls.rpc']);
  if (reason) return { cells: [], notes: [], reason };

  const rows = await ask(engine, hourSql(input), input);
  const cells = rows.map((row) => {
    const [weekday, hour] = [Math.floor(count(row, 'how') / 24) + 1, count(row, 'how') % 24];
    return { weekday, hour, rpcRate: rate('rpc_rate', count(row, 'rpc'), count(row, 'n')), inContactHours: isInContactHours(weekday, hour, input.settings) }; // prettier-ignore
  });
  return {
    cells,
    notes: [{ text: NOTES.whoIsCalledWhen }],
    reason: cells.length > 0 ? null : { text: REASONS.noRows }
  };
}

/** Whether contact hours touch an hour of a weekday. */
export function isInContactHours(
  weekday: number,
  hour: number,
  { contactHours: { days, fromMin, toMin } }: Pick<Settings, 'contactHours'>
): boolean {
  return days.includes(weekday) && hour * 60 < toMin && (hour + 1) * 60 > fromMin;
}

function hourSql({ scope }: Ask): Sql {
  return sql`
SELECT f.how::DOUBLE AS how, count(*)::DOUBLE AS n, (count(*) FILTER (WHERE f.rpc))::DOUBLE AS rpc
FROM call_fact AS f
WHERE f.attempt AND f.how IS NOT NULL AND ${ofCalls(scope, 'f')}
GROUP BY f.how
ORDER BY f.how`;
}
