import { toRows, type Engine } from '#core/engine.ts';
import { MODEL } from '#core/i18n/messages/model.ts';
import type { Settings } from '#core/settings.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { has, type Present } from './inputs.ts';
import type { Check } from './types.ts';
import { ANSWERED_ONLY_ROWS, type Told } from './untold.ts';

type Days = readonly { readonly date: string; readonly contacts: number }[];

/** Residual in seconds, and share of rows, with which an identity of the durations counts as met (METHODS 0.6). */
const IDENTITY = { residualS: 2, share: 0.9, rows: 20 };

/** Calls this far behind an empty stretch, and this rare, are likely dated wrongly (our choice). */
const APART = { emptyDays: 90, share: 0.01 };

/** A weekday is expected to have calls when it has them in at least half of the weeks (our choice). */
const USUAL_SHARE = 0.5;

const GAP_METRICS = ['back_to_back_share', 'strain_p2_back_to_back'];
const TIME_METRICS = ['occupancy', 'utilisation', 'back_to_back_share', 'longest_spell_s', 'longest_spell_p90_s', 'long_day_share', 'short_rest_count', 'out_of_hours_share', 'strain_risk']; // prettier-ignore
const DURATION_METRICS = ['aht_s', 'talk_avg_s', 'hold_avg_s', 'wrap_avg_s', 'occupancy', 'strain_risk'];
const CSAT_METRICS = ['csat_avg', 'csat_share', 'low_csat_exposure'];
const CASE_METRICS = ['attempts_per_case', 'rpc_case_rate', 'first_contact_median_s', 'follow_up_median_s'];

/** Looks at the finished facts and says what to know about the data, cautions first. */
export async function runChecks(
  engine: Engine,
  settings: Settings,
  { present, days, counts }: { readonly present: Present; readonly days: Days; readonly counts: Counts }
): Promise<Check[]> {
  const checks = [
    answeredOnly(counts, present),
    clock(present),
    await durations(engine, settings, present),
    await longChats(engine, present),
    csatScale(counts, present),
    casesJoined(counts, present),
    datesApart(days),
    daysMissing(days)
  ].filter((check) => check !== null);
  return checks.sort((a, b) => Number(b.severity === 'caution') - Number(a.severity === 'caution'));
}

/** What the checks, and what the data do not tell, are decided by. Calls. */
export interface Counts extends Told {
  readonly inbound: number;
  readonly unanswered: number;
  readonly rated: number;
  readonly joined: number;
  readonly withCase: number;
}

export async function readCounts(engine: Engine): Promise<Counts> {
  const [row] = toRows(
    await engine.query(
      sql`
SELECT
  (count(*) FILTER (WHERE offered))::DOUBLE AS inbound,
  (count(*) FILTER (WHERE offered AND (agent IS NULL OR NOT handled)))::DOUBLE AS unanswered,
  (count(*) FILTER (WHERE transferred))::DOUBLE AS transferred,
  (count(*) FILTER (WHERE abandoned))::DOUBLE AS abandoned,
  (count(*) FILTER (WHERE abandoned AND wait_s IS NOT NULL))::DOUBLE AS abandoned_with_wait,
  (count(*) FILTER (WHERE attempt))::DOUBLE AS attempts,
  (count(*) FILTER (WHERE attempt AND human IS NOT TRUE))::DOUBLE AS attempts_missed,
  count(csat)::DOUBLE AS rated,
  count(case_no)::DOUBLE AS joined,
  (SELECT count(case_id) FROM calls)::DOUBLE AS with_case
FROM call_fact`.text
    )
  );
  const of = (name: string): number => Number(row?.[name] ?? 0);
  return {
    inbound: of('inbound'),
    unanswered: of('unanswered'),
    rated: of('rated'),
    joined: of('joined'),
    withCase: of('with_case'),
    transferred: of('transferred'),
    abandoned: of('abandoned'),
    abandonedWithWait: of('abandoned_with_wait'),
    attempts: of('attempts'),
    attemptsMissed: of('attempts_missed')
  };
}

type CheckId = keyof typeof MODEL.checks;

function check(
  id: CheckId,
  severity: Check['severity'],
  count: number,
  touches: readonly string[],
  params: Record<string, string | number> = {}
): Check {
  return { id, severity, count, touches, text: { text: MODEL.checks[id], params: { n: count, ...params } } };
}

function answeredOnly({ inbound, unanswered }: Counts, present: Present): Check | null {
  if (!has(present, 'calls', 'agent_id') || inbound < ANSWERED_ONLY_ROWS || unanswered > 0) return null;
  return check('answered_only', 'caution', inbound, ['calls_abandoned', 'abandon_rate', 'short_abandon_rate', 'service_level']); // prettier-ignore
}

function clock(present: Present): Check | null {
  if (!has(present, 'calls', 'start_at')) return null;
  if (!present.calls.timed) return check('date_only', 'caution', present.rows.calls, TIME_METRICS);
  return present.calls.minuteRounded ? check('minute_rounded', 'caution', present.rows.calls, GAP_METRICS) : null;
}

function csatScale({ rated }: Counts, present: Present): Check | null {
  const scale = present.calls.csat;
  if (!scale || (scale.low === 1 && scale.high === 5)) return null;
  return check('csat_scale', 'note', rated, CSAT_METRICS, { low: scale.low, high: scale.high });
}

/** A median chat longer than this, or a mean number at once above that, is waiting and not work (METHODS 1.6). */
const CHATS = { medianS: 30 * 60, meanAtOnce: 6 };

async function longChats(engine: Engine, present: Present): Promise<Check | null> {
  if (!has(present, 'calls', 'channel') || has(present, 'calls', 'active_s')) return null;
  const [row] = toRows(
    await engine.query(
      sql`
SELECT
  count(*)::DOUBLE AS chats,
  quantile_cont(busy_to - busy_from, 0.5)::DOUBLE AS median_s,
  (SELECT sum(contact_s) / nullif(sum(busy_s), 0) FROM agent_day)::DOUBLE AS at_once
FROM leg_fact
WHERE NOT voice`.text
    )
  );
  const isLong = Number(row?.median_s ?? 0) > CHATS.medianS || Number(row?.at_once ?? 0) > CHATS.meanAtOnce;
  return isLong ? check('long_chats', 'caution', Number(row?.chats ?? 0), ['concurrency_avg']) : null;
}

function casesJoined({ withCase, joined }: Counts, present: Present): Check | null {
  if (withCase === 0 || present.rows.cases === 0 || present.calls.folded) return null;
  if (joined === 0) return check('cases_not_joined', 'caution', withCase, CASE_METRICS);
  return joined < withCase ? check('cases_partly_joined', 'note', withCase - joined, CASE_METRICS) : null;
}

/** How an end time may come about: which parts lie between start and end. */
const IDENTITIES: readonly { readonly id: CheckId | null; readonly end: Sql }[] = [
  { id: null, end: parts('wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s') },
  { id: null, end: parts('wait_s', 'ring_s', 'talk_s', 'hold_s') },
  { id: 'talk_includes_hold', end: parts('wait_s', 'ring_s', 'talk_s', 'wrap_s') },
  { id: 'talk_includes_hold', end: parts('wait_s', 'ring_s', 'talk_s') },
  { id: 'start_is_alert', end: parts('ring_s', 'talk_s', 'hold_s', 'wrap_s') },
  { id: 'start_is_alert', end: parts('ring_s', 'talk_s', 'hold_s') },
  { id: 'start_is_answer', end: parts('talk_s', 'hold_s', 'wrap_s') },
  { id: 'start_is_answer', end: parts('talk_s', 'hold_s') }
];

function parts(...names: string[]): Sql {
  return join(names.map((name) => sql`coalesce(${raw(name)}, 0)`), ' + '); // prettier-ignore
}

/** Compares the end time with start and durations; says so when it contradicts the settings (METHODS 0.6). */
async function durations(engine: Engine, settings: Settings, present: Present): Promise<Check | null> {
  if (!has(present, 'calls', 'start_at', 'end_at', 'talk_s')) return null;
  const fits = IDENTITIES.map(
    ({ end }, i) => sql`avg((abs(end_utc_s - start_utc_s - (${end})) <= ${IDENTITY.residualS})::INTEGER)::DOUBLE AS ${raw(`fit_${i}`)}` // prettier-ignore
  );
  const query = sql`SELECT count(*)::DOUBLE AS n, ${join(fits)} FROM calls WHERE end_utc_s IS NOT NULL AND talk_s > 0`;
  const [row] = toRows(await engine.query(query.text));
  const n = Number(row?.n ?? 0);
  if (n < IDENTITY.rows) return null;
  const shares = IDENTITIES.map((_, i) => Number(row?.[`fit_${i}`] ?? 0));
  const best = shares.indexOf(Math.max(...shares));
  const share = Math.floor((shares[best] ?? 0) * 100);
  if ((shares[best] ?? 0) < IDENTITY.share) return check('durations_unclear', 'note', n, DURATION_METRICS, { share });
  const id = IDENTITIES[best]?.id ?? null;
  if (id === null || isSettled(id, settings)) return null;
  return check(id, 'caution', n, DURATION_METRICS, { share });
}

function isSettled(id: CheckId, settings: Settings): boolean {
  if (id === 'talk_includes_hold') return settings.talkIncludesHold;
  return settings.startMeans === (id === 'start_is_alert' ? 'agent_alert' : 'answer');
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Few calls behind (or before) a long empty stretch. */
function datesApart(days: Days): Check | null {
  const total = days.reduce((sum, { contacts }) => sum + contacts, 0);
  const breaks = days.flatMap((day, i) => {
    const next = days[i + 1];
    return next && dayNumber(next.date) - dayNumber(day.date) > APART.emptyDays ? [i + 1] : [];
  });
  const isRare = (part: Days): boolean => part.reduce((sum, { contacts }) => sum + contacts, 0) <= APART.share * total;
  const late = days.slice(breaks.find((at) => isRare(days.slice(at))) ?? days.length);
  const early = days.slice(0, breaks.findLast((at) => isRare(days.slice(0, at))) ?? 0);
  const apart = [...early, ...late];
  if (apart.length === 0) return null;
  const count = apart.reduce((sum, { contacts }) => sum + contacts, 0);
  return check('dates_apart', 'caution', count, [], { date: apart[apart.length - 1]?.date ?? '' });
}

/** Days without calls on weekdays that usually have some. */
function daysMissing(days: Days): Check | null {
  const [first, last] = [days[0], days[days.length - 1]];
  if (!first || !last) return null;
  const [from, to] = [dayNumber(first.date), dayNumber(last.date)];
  const filled = new Set(days.map(({ date }) => dayNumber(date)));
  const weeks = Math.max(1, (to - from + 1) / 7);
  if (to - from > 10_000) return null;
  const usual = new Map<number, number>();
  for (const day of filled) usual.set(day % 7, (usual.get(day % 7) ?? 0) + 1);
  let missing = 0;
  for (let day = from; day <= to; day++) {
    if (!filled.has(day) && (usual.get(day % 7) ?? 0) >= USUAL_SHARE * weeks) missing++;
  }
  return missing > 0 ? check('days_missing', 'note', missing, []) : null;
}
