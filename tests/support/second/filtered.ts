import { dayOf, stateOf } from '../promises.ts';
import type { Figures } from './figures.ts';
import { bucketOf, dateOf, type Raw, type Row } from './raw.ts';
import type { Call } from './situations.ts';
import { berlin } from './survival.ts';

/** A selection by names: dates, and filters as the page sets them. `hours` are ISO weekday from 1 and hour. */
export interface Filtered {
  readonly from: string;
  readonly to: string;
  readonly filters: Readonly<
    Partial<Record<'channel' | 'direction' | 'product' | 'cause' | 'dpd' | 'agent' | 'team', readonly string[]>>
  >;
  readonly hours?: readonly (readonly [weekday: number, hour: number])[];
  /** Handling time, seconds: from, and up to but without; null: and more. */
  readonly handle?: readonly [from: number, to: number | null];
}

/** Values of a case that filters look at. */
const ofCase = (row: Row | undefined) => ({
  product: row?.product ?? '',
  cause: row?.cause ?? '',
  dpd: row?.dpd_at_assignment ? String(bucketOf(Number(row.dpd_at_assignment))) : '',
  agent: row?.agent_id ?? '',
  team: row?.team ?? ''
});

const share = (part: number, all: number): number | null => (all === 0 ? null : part / all);
const count = <T>(list: readonly T[], is: (item: T) => unknown): number => list.filter((item) => is(item)).length;
const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);
const mean = (list: readonly (number | null)[]): number | null => {
  const known = list.filter((value) => value !== null);
  return share(
    sum(known, (value) => value),
    known.length
  );
};

/** Figures of calls, and where neither hours nor handling times are chosen of cases and promises, under any filters. */
export function filteredFigures(raw: Raw, calls: readonly Call[], look: Filtered): Figures {
  const { from, to, filters, hours, handle } = look;
  const isIn = (day: number): boolean => day >= dayOf(from) && day <= dayOf(to);
  const keeps = (values: Readonly<Record<string, string>>): boolean => Object.entries(filters).every(([name, list]) => !(name in values) || list.includes(values[name] ?? '')); // prettier-ignore
  const inHours = ({ day, start }: Call): boolean => !hours || hours.some(([weekday, hour]) => (day + 3) % 7 === weekday - 1 && Math.floor((start % 86_400) / 3600) === hour); // prettier-ignore
  const takesSo = ({ handled, handleS }: Call): boolean => !handle || (handled && handleS !== null && handleS >= handle[0] && (handle[1] === null || handleS < handle[1])); // prettier-ignore
  const dated = calls.filter((call) => isIn(call.day));
  const own = dated.filter((call) => {
    const { product, dpd } = ofCase(raw.cases.get(call.caseId));
    return inHours(call) && takesSo(call) && keeps({ product, dpd, cause: call.cause ?? '', agent: call.agent, team: call.team, channel: call.channel, direction: call.direction }); // prettier-ignore
  });
  const figures = ofCalls(raw, calls, own);
  // Attempts that nobody took have no handling time: what counts them cannot follow.
  const known = handle ? { ...figures, contact_rate: null, rpc_rate: null, attempts_per_case: null } : figures;
  return { ...known, ...(hours || handle ? {} : ofCases(raw, look, { dated, keeps })) };
}

function ofCalls(raw: Raw, calls: readonly Call[], own: readonly Call[]): Figures {
  const handled = own.filter((call) => call.handled);
  const attempts = own.filter(({ direction }) => direction === 'outbound');
  const talks = own.filter(({ rpc }) => rpc);
  const attempted = attempts.filter(({ caseId }) => caseId !== '');
  const inbound = new Map<string, number[]>();
  for (const call of calls) {
    const key = call.customer || call.caseId;
    if (call.direction === 'inbound' && key !== '') inbound.set(key, [...(inbound.get(key) ?? []), berlin(call.start)]);
  }
  const end = Math.max(...raw.legs.slice(-5000).map(({ start }) => start), raw.asOf * 86_400);
  const ripe = handled.filter(({ direction, start, customer, caseId }) => direction === 'inbound' && (customer || caseId) !== '' && berlin(start) + 7 * 86_400 <= berlin(end)); // prettier-ignore
  const again = ripe.filter(({ customer, caseId, start }) => (inbound.get(customer || caseId) ?? []).some((other) => other > berlin(start) && other <= berlin(start) + 7 * 86_400)); // prettier-ignore
  return {
    calls_handled: handled.length,
    aht_s: mean(handled.map(({ handleS }) => handleS)),
    csat_avg: mean(handled.map(({ csat }) => csat)),
    csat_response_rate: share(count(handled, ({ csat }) => csat !== null), handled.length), // prettier-ignore
    difficult_share: share(count(handled, ({ difficult }) => difficult), count(handled, ({ difficult }) => difficult !== null)), // prettier-ignore
    transfer_rate: share(count(handled, ({ transferred }) => transferred), handled.length), // prettier-ignore
    contact_rate: share(count(attempts, (call) => call.handled), attempts.length), // prettier-ignore
    rpc_rate: share(count(attempts, ({ rpc }) => rpc), attempts.length), // prettier-ignore
    promise_rate: share(count(talks, ({ promised }) => promised), talks.length), // prettier-ignore
    attempts_per_case: share(attempted.length, new Set(attempted.map(({ caseId }) => caseId)).size),
    repeat_contact_rate_7d: share(again.length, ripe.length)
  };
}

interface Around {
  readonly dated: readonly Call[];
  readonly keeps: (values: Readonly<Record<string, string>>) => boolean;
}

function ofCases(raw: Raw, { from, to, filters }: Filtered, { dated, keeps }: Around): Figures {
  const isIn = (day: number): boolean => day >= dayOf(from) && day <= dayOf(to);
  const touched = new Set(dated.filter(({ channel, direction }) => keeps({ channel, direction })).map(({ caseId }) => caseId)); // prettier-ignore
  const isTouched = (id: string): boolean => (!filters.channel && !filters.direction) || touched.has(id);
  const cases = [...raw.cases].filter(([id, row]) => isTouched(id) && keeps(ofCase(row)));
  const open = cases.filter(([, row]) => (dateOf(row.opened_date) ?? 0) <= dayOf(to) && (dateOf(row.closed_date) ?? Infinity) > dayOf(to)); // prettier-ignore
  const start = (row: Row): number => dateOf(row.assigned_date || row.opened_date) ?? Infinity;
  const ripe = cases.filter(([, row]) => start(row) + 30 >= dayOf(from) && start(row) + 30 <= Math.min(dayOf(to), raw.asOf)); // prettier-ignore
  const paid = cases.flatMap(([id]) => (raw.paid.get(id) ?? []).filter(({ day }) => isIn(day)));
  const due = raw.promises.filter((fate) => {
    const home = { agent: fate.agent, team: raw.homes.get(fate.agent) ?? '' };
    return isIn(fate.due) && isTouched(fate.caseId) && keeps({ ...ofCase(raw.cases.get(fate.caseId)), ...home });
  });
  const matured = due.map((fate) => ({ fate, state: stateOf(fate, raw.asOf) })).filter(({ state }) => ['kept', 'partial', 'broken'].includes(state)); // prettier-ignore
  return {
    cases_open: open.length,
    balance_open: open.length === 0 ? null : sum(open, ([, row]) => Number(row.balance)),
    cure_rate: share(count(ripe, ([, row]) => (dateOf(row.cured_date) ?? Infinity) <= start(row) + 30), ripe.length), // prettier-ignore
    repaid_amount: sum(paid, ({ amount }) => amount),
    kept_rate: share(count(matured, ({ state }) => state === 'kept'), matured.length), // prettier-ignore
    broken_promises: count(matured, ({ state }) => state !== 'kept'),
    kept_amount_rate: share(sum(matured, ({ fate }) => Math.min(fate.paid, fate.amount)), sum(matured, ({ fate }) => fate.amount)) // prettier-ignore
  };
}
