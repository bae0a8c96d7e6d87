import type { Engine } from '#core/engine.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import { isoOf } from '#core/query/calendar.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql } from '#core/sql/sql.ts';
import { ask, callsIn, num, share, type AskOptions } from './ask.ts';

export interface RepeatContact {
  readonly total: Envelope;
  /** By week of the first contact; the last seven days before `as_of` are not ripe and not counted. */
  readonly weeks: readonly { readonly week: string; readonly rate: Envelope }[];
}

/** Share of handled inbound contacts that the same customer followed with another within 7 days, by week (DECISIONS). */
export async function repeatContact(
  engine: Engine,
  { scope, settings, model, signal }: AskOptions
): Promise<RepeatContact> {
  const start = settings.weekStart;
  const rows = await ask(
    engine,
    sql`
SELECT
  (f.day - ((f.day + 3) % 7 + 1 - ${start} + 7) % 7)::INTEGER AS week,
  (count(*) FILTER (WHERE f.repeat_7d))::DOUBLE AS repeats,
  count(f.repeat_7d)::DOUBLE AS known,
  count(*)::DOUBLE AS handled
FROM call_fact AS f
WHERE f.offered AND f.handled AND ${callsIn(scope)}
GROUP BY week
ORDER BY week`,
    signal
  );
  const knows = model.present.calls?.some((name) => name === 'customer_id' || name === 'case_id') ?? false;
  const reason = knows ? null : { text: VOLUME.notes.noCustomer };
  const total = (name: string): number => rows.reduce((sum, row) => sum + num(row, name), 0);
  const rate = (repeats: number, known: number, handled: number): Envelope =>
    share('repeat_contact_rate_7d', {
      num: repeats,
      den: known,
      reason,
      coverage: handled > 0 ? known / handled : 0,
      tooFew: { text: VOLUME.notes.tooFew, params: { n: known } }
    });
  return {
    total: rate(total('repeats'), total('known'), total('handled')),
    weeks: rows
      .filter((row) => num(row, 'known') > 0)
      .map((row) => ({ week: isoOf(num(row, 'week')), rate: rate(num(row, 'repeats'), num(row, 'known'), num(row, 'handled')) }))
  }; // prettier-ignore
}
