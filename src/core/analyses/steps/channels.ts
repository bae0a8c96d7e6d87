import type { Engine } from '#core/engine.ts';
import { CHANNELS } from '#core/i18n/messages/steps.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { columnOr } from '../contact-rules/columns.ts';
import { withinDays } from '../scope.ts';
import { ask, count, maybe, type Ask, type Row } from '../repayment/ask.ts';
import { notComputable, rate, ratioOfSums } from '../repayment/envelope.ts';
import { meets, missing, type Need } from '../repayment/needs.ts';
import { ofCalls, ofCases } from '../repayment/population.ts';

/** One channel of contacts in the range. */
export interface Channel {
  /** Code of the dimension; `null` = unknown. */
  readonly code: number | null;
  readonly contacts: number;
  /** Cases with a handled contact on it. */
  readonly cases: number;
  /** Of all contacts. */
  readonly share: Envelope;
  readonly aht_s: Envelope;
  /** Right-party contacts of outbound attempts. */
  readonly rpc_rate: Envelope;
  /** Right-party conversations that ended in a promise. */
  readonly promise_rate: Envelope;
  /** Promises made on the day of a handled contact on this channel, due by now, that were kept. */
  readonly kept_rate: Envelope;
  readonly csat_avg: Envelope;
}

/** Reminders of the range by channel. */
export interface ReminderChannel {
  /** Canonical code (sms, letter …) or the file's word; `null` = unknown. */
  readonly channel: string | null;
  readonly sent: number;
  readonly share: Envelope;
  readonly delivered: Envelope;
}

export interface ChannelMix {
  /** Most contacts first. */
  readonly channels: readonly Channel[];
  readonly reminders: readonly ReminderChannel[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

const MIN_CONTACTS = 20;
const MIN_RATINGS = 30;

/** Channel mix of the range, and what each channel achieves; the customer often chooses, so differences are no effects. */
export async function channelMix(engine: Engine, input: Ask): Promise<ChannelMix> {
  const reason = missing(input.model, ['calls']);
  const reminders = meets(input.model, 'reminders.sent_at') ? await remindersOf(engine, input) : [];
  if (reason) return { channels: [], reminders, notes: [], reason };

  const rows = await ask(engine, channelSql(input), input);
  const contacts = rows.reduce((sum, row) => sum + count(row, 'contacts'), 0);
  return {
    channels: rows.map((row) => channelOf(row, contacts, input)),
    reminders,
    notes: [{ text: CHANNELS.chosen }],
    reason: null
  };
}

function channelOf(row: Row, contacts: number, { model }: Ask): Channel {
  const of = (id: string, needs: readonly Need[], envelope: Envelope): Envelope => {
    const reason = missing(model, needs);
    return reason ? notComputable(id, envelope.unit, reason) : envelope;
  };
  const moments = (name: string) => ({
    k: count(row, `${name}_k`),
    sumNum: count(row, `${name}_num`),
    sumDen: count(row, `${name}_den`),
    sumNum2: count(row, `${name}_num2`),
    sumNumDen: count(row, `${name}_mixed`),
    sumDen2: count(row, `${name}_den2`)
  });
  const [handle, rating] = [moments('handle'), moments('rating')];
  const known = count(row, 'handled') > 0 ? handle.sumDen / count(row, 'handled') : 1;
  return {
    code: maybe(row, 'code'),
    contacts: count(row, 'contacts'),
    cases: count(row, 'cases'),
    share: rate('channel_share', count(row, 'contacts'), contacts),
    aht_s: of('aht_s', ['calls.wrap_s'], ratioOfSums('aht_s', 'seconds', { moments: handle, n: handle.sumDen, min: MIN_CONTACTS, coverage: known })), // prettier-ignore
    rpc_rate: of('rpc_rate', ['calls.direction', 'calls.rpc'], rate('rpc_rate', count(row, 'rpc'), count(row, 'attempts'))), // prettier-ignore
    promise_rate: of('promise_rate', ['calls.rpc'], rate('promise_rate', count(row, 'promises'), count(row, 'conversations'))), // prettier-ignore
    kept_rate: of('kept_rate', ['calls.case_id', 'promises.due_date', 'payments.paid_date'], rate('kept_rate', count(row, 'kept'), count(row, 'matured'))), // prettier-ignore
    csat_avg: ratioOfSums('csat_avg', 'score', { moments: rating, n: rating.sumDen, min: MIN_RATINGS })
  };
}

/** Means cluster by agent-day (handle time) and agent (ratings), METHODS 0.5. */
function channelSql({ scope }: Ask): Sql {
  return sql`
WITH contact AS (
  SELECT
    f.channel AS code,
    f.case_no,
    f.agent,
    f.day,
    f.cluster,
    f.handled,
    f.attempt,
    f.rpc,
    f.promise,
    CASE WHEN f.handled THEN f.handle_s END AS handle_s,
    f.csat
  FROM call_fact AS f
  WHERE ${ofCalls(scope, 'f')}),
tally AS (
  SELECT
    code,
    count(*) AS contacts,
    count(DISTINCT case_no) FILTER (WHERE handled) AS cases,
    count(*) FILTER (WHERE handled) AS handled,
    count(*) FILTER (WHERE attempt) AS attempts,
    count(*) FILTER (WHERE attempt AND rpc) AS rpc,
    count(*) FILTER (WHERE rpc AND promise IS NOT NULL) AS conversations,
    count(*) FILTER (WHERE promise) AS promises
  FROM contact
  GROUP BY code),
handle_sum AS (
  SELECT code, cluster, sum(handle_s) AS num, count(*) AS den
  FROM contact
  WHERE handle_s IS NOT NULL
  GROUP BY code, cluster),
handle AS (
  SELECT code, count(*) AS k, sum(num) AS num, sum(den) AS den, sum(num * num) AS num2, sum(num * den) AS mixed, sum(den * den) AS den2
  FROM handle_sum
  GROUP BY code),
rating_sum AS (
  SELECT code, agent, sum(csat) AS num, count(*) AS den
  FROM contact
  WHERE csat IS NOT NULL
  GROUP BY code, agent),
rating AS (
  SELECT code, count(*) AS k, sum(num) AS num, sum(den) AS den, sum(num * num) AS num2, sum(num * den) AS mixed, sum(den * den) AS den2
  FROM rating_sum
  GROUP BY code),
talked AS (
  SELECT DISTINCT code, case_no, day
  FROM contact
  WHERE handled AND case_no IS NOT NULL),
promise AS (
  SELECT t.code, count(*) AS matured, count(*) FILTER (WHERE p.state = 'kept') AS kept
  FROM talked AS t
  JOIN promise_fact AS p ON p.case_no = t.case_no AND p.made_day = t.day AND p.matured
  GROUP BY t.code)
SELECT
  t.code::DOUBLE AS code,
  t.contacts::DOUBLE AS contacts,
  t.cases::DOUBLE AS cases,
  t.handled::DOUBLE AS handled,
  t.attempts::DOUBLE AS attempts,
  t.rpc::DOUBLE AS rpc,
  t.conversations::DOUBLE AS conversations,
  t.promises::DOUBLE AS promises,
  promise.matured::DOUBLE AS matured,
  promise.kept::DOUBLE AS kept,
  ${momentColumns('handle')},
  ${momentColumns('rating')}
FROM tally AS t
LEFT JOIN handle ON handle.code IS NOT DISTINCT FROM t.code
LEFT JOIN rating ON rating.code IS NOT DISTINCT FROM t.code
LEFT JOIN promise ON promise.code IS NOT DISTINCT FROM t.code
ORDER BY t.contacts DESC, t.code`;
}

function momentColumns(name: 'handle' | 'rating'): Sql[] {
  return ['k', 'num', 'den', 'num2', 'mixed', 'den2'].map((column) =>
    raw(`${name}.${column}::DOUBLE AS ${name}_${column}`)
  );
}

async function remindersOf(engine: Engine, input: Ask): Promise<ReminderChannel[]> {
  const rows = await ask(engine, reminderSql(input), input);
  const all = rows.reduce((sum, row) => sum + count(row, 'sent'), 0);
  return rows.map((row) => ({
    channel: row.channel === null ? null : String(row.channel),
    sent: count(row, 'sent'),
    share: rate('reminder_share', count(row, 'sent'), all),
    delivered: rate('reminder_delivered', count(row, 'delivered'), count(row, 'known'), {
      coverage: count(row, 'sent') > 0 ? count(row, 'known') / count(row, 'sent') : 1
    })
  }));
}

function reminderSql({ scope, model }: Ask): Sql {
  return sql`
WITH sent AS (
  SELECT
    ${columnOr(model, 'reminders', 'channel', 'r')} AS channel,
    ${columnOr(model, 'reminders', 'delivered', 'r', 'BOOLEAN')} AS delivered
  FROM reminders AS r
  LEFT JOIN case_key AS key ON key.case_id = r.case_id
  LEFT JOIN case_fact AS c ON c.case_no = key.case_no
  WHERE ${withinDays(scope, 'r.sent_local_s // 86400')} AND ${ofCases(scope, 'c')})
SELECT
  channel,
  count(*)::DOUBLE AS sent,
  count(delivered)::DOUBLE AS known,
  (count(*) FILTER (WHERE delivered))::DOUBLE AS delivered
FROM sent
GROUP BY channel
ORDER BY sent DESC, channel`;
}
