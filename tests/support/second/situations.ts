import { dayOf, GRACE_DAYS, stateOf, type Fate } from '../promises.ts';
import type { Table } from './curves.ts';
import { t95, type Scored } from './limits.ts';
import { berlin } from './survival.ts';
import type { Look } from './figures.ts';
import { bucketOf, dateOf, groupBy, quartilesOf, type Leg, type Raw, type Row } from './raw.ts';

/** A call with its legs folded (DECISIONS). */
export interface Call {
  readonly id: string;
  readonly caseId: string;
  readonly day: number;
  /** Wall clock of the first leg. */
  readonly start: number;
  readonly direction: string;
  readonly channel: string;
  readonly agent: string;
  readonly customer: string;
  /** Cause of the call, else of its case; null when unknown. */
  readonly cause: string | null;
  readonly transferred: boolean;
  /** True where a flag is, false where one is known and none is true. */
  readonly difficult: boolean | null;
  readonly holdS: number | null;
  /** Until the first answer, of inbound calls. */
  readonly waitS: number | null;
  readonly team: string;
  readonly handled: boolean;
  readonly rpc: boolean | null;
  readonly promised: boolean;
  /** Talk, hold and after-call work; null where a part is unknown or nobody answered. */
  readonly handleS: number | null;
  readonly csat: number | null;
}

/** The calls of a world, one by one, in order of time. */
export function callsOf(raw: Raw): Call[] {
  return [...groupBy(raw.legs, ({ callId }) => callId).values()]
    .map((own) => {
      const legs = own.sort((a, b) => a.no - b.no);
      const answered = legs.filter((leg) => leg.answered);
      const first = (answered[0] ?? legs[0]) as Leg;
      const values = (name: string): string[] => legs.flatMap(({ row }) => row[name] || []);
      const parts = answered.flatMap(({ row }) => [row.talk_s, row.hold_s, row.wrap_s]);
      const scores = values('csat').map(Number);
      const caseId = values('case_id')[0] ?? '';
      const start = Math.min(...legs.map((leg) => leg.start));
      const flags = ['abuse', 'threat', 'complaint', 'escalated'].flatMap(values);
      const moods = values('customer_emotion');
      const holds = answered.flatMap(({ row }) => row.hold_s || []).map(Number);
      return {
        id: first.callId,
        caseId,
        start,
        day: Math.floor(start / 86_400),
        customer: values('customer_id')[0] ?? '',
        cause: (values('cause')[0] ?? raw.cases.get(caseId)?.cause) || null,
        transferred:
          values('disposition').includes('transferred') || new Set(answered.map(({ agent }) => agent)).size > 1,
        difficult:
          flags.includes('true') || moods.includes('hostile') ? true : flags.length + moods.length > 0 ? false : null,
        holdS: holds.length === 0 ? null : holds.reduce((sum, seconds) => sum + seconds, 0),
        waitS: first.direction === 'inbound' && answered.length > 0 ? first.start + first.lead - start : null,
        direction: first.direction,
        channel: first.row.channel ?? '',
        agent: first.agent,
        team: first.team,
        handled: answered.length > 0,
        rpc: values('rpc').length === 0 ? null : values('rpc').includes('true'),
        promised: values('disposition').includes('promise'),
        handleS:
          answered.length === 0 || parts.includes('') ? null : parts.reduce((sum, part) => sum + Number(part), 0),
        csat: answered.length > 0 && scores.length > 0 ? Math.max(...scores) : null
      };
    })
    .sort((a, b) => a.start - b.start);
}

/** Rated calls of a look with and without a circumstance: numbers, and the mean difference within causes, weighed n₁n₀/(n₁ + n₀). */
export interface Circumstance {
  readonly nWith: number;
  readonly nWithout: number;
  readonly difference: number;
  /** The ratings that are compared. */
  readonly scores: readonly Scored[];
}

/** What goes with a lower score: a long hold or wait, a hand-over, a repeat contact within seven days, a difficult contact. */
export function circumstances(calls: readonly Call[], { from, to, team }: Look): Record<string, Circumstance> {
  const before = new Map<string, number>();
  const again = new Set<Call>();
  for (const call of calls) {
    if (call.direction !== 'inbound') continue;
    const key = call.customer || call.caseId;
    if (key !== '' && berlin(call.start) - (before.get(key) ?? -Infinity) <= 7 * 86_400) again.add(call);
    before.set(key, berlin(call.start));
  }
  const rated = calls.filter(
    ({ csat, day, team: home }) =>
      csat !== null && day >= dayOf(from) && day <= dayOf(to) && (team === null || home === team)
  );
  const holds: Record<string, (call: Call) => boolean | null> = {
    long_hold: ({ holdS }) => (holdS === null ? null : holdS > 60),
    transferred: ({ transferred }) => transferred,
    repeat: (call) => again.has(call),
    long_wait: ({ waitS }) => (waitS === null ? null : waitS > 60),
    difficult: ({ difficult }) => difficult
  };
  return Object.fromEntries(
    Object.entries(holds).map(([id, of]) => {
      const sides = rated.map((call) => ({ cause: String(call.cause), csat: call.csat ?? 0, side: of(call), agent: call.agent })); // prettier-ignore
      const scores: Scored[] = [];
      let [weighted, weight] = [0, 0];
      for (const own of groupBy(sides, ({ cause }) => cause).values()) {
        const [one, other] = [true, false].map((side) =>
          own.filter((call) => call.side === side).map(({ csat }) => csat)
        ) as [number[], number[]];
        if (one.length === 0 || other.length === 0) continue;
        const w = 1 / (1 / one.length + 1 / other.length);
        weighted += w * (add(one) / one.length - add(other) / other.length);
        weight += w;
        for (const { agent, cause: stratum, side, csat: score } of own) if (side !== null) scores.push({ agent, stratum, side, score }); // prettier-ignore
      }
      const n = (side: boolean) => sides.filter((call) => call.side === side).length;
      return [id, { nWith: n(true), nWithout: n(false), difference: weighted / weight, scores }];
    })
  );
}

/** Rated calls in ten groups by handling time, a call in the group where the first of its length would be: size, mean and half of its interval (people as clusters). */
export function tenths(
  calls: readonly Call[],
  { from, to, team }: Look
): { n: number; fromS: number; toS: number; score: number; half: number }[] {
  const rated = calls.filter(({ csat, handleS, day, team: home }) => csat !== null && handleS !== null && day >= dayOf(from) && day <= dayOf(to) && (team === null || home === team)); // prettier-ignore
  const sorted = rated
    .map(({ csat, handleS, agent }) => ({ csat: csat ?? 0, seconds: handleS ?? 0, agent }))
    .sort((a, b) => a.seconds - b.seconds);
  const groups = Array.from({ length: 10 }, () => [] as typeof sorted);
  let first = 0;
  for (const [i, call] of sorted.entries()) {
    if (call.seconds !== sorted[first]?.seconds) first = i;
    groups[Math.floor((first * 10) / sorted.length)]?.push(call);
  }
  return groups
    .filter((own) => own.length > 0)
    .map((own) => {
      const score = add(own.map(({ csat }) => csat)) / own.length;
      // What each person pulls the mean by (Cochran 1977, ch. 6).
      const pulls = [...groupBy(own, ({ agent }) => agent).values()].map((list) => add(list.map(({ csat }) => (csat - score) / own.length))); // prettier-ignore
      const people = pulls.length;
      return {
        n: own.length,
        fromS: own[0]?.seconds ?? 0,
        toS: own.at(-1)?.seconds ?? 0,
        score,
        half: t95(people - 1) * Math.sqrt((people / (people - 1)) * add(pulls.map((pull) => pull * pull)))
      };
    });
}

const HARDSHIP = /income|illness|hardship/;
const isBroken = (fate: Fate, asOf: number): boolean => ['partial', 'broken'].includes(stateOf(fate, asOf));
const startOf = (row: Row): number => dateOf(row.assigned_date || row.opened_date) ?? Infinity;

/** Steps of a case by a landmark: done, not done, or null where it is not known or does not apply by then (METHODS 7.2). */
function stepsBy(row: Row, promises: readonly Fate[], landmark: number, asOf: number): (boolean | null)[] {
  const dayOfStep = (no: number): number | null => dateOf(row[`s${no}_at`]);
  const breaks = (list: readonly Fate[]) => list.filter((fate) => isBroken(fate, asOf)).map(({ due }) => due + GRACE_DAYS + 1); // prettier-ignore
  const latest = promises.toSorted((a, b) => a.made - b.made || a.order - b.order).slice(-1);
  const needsRelief = HARDSHIP.test(row.cause ?? '') || Number(row.dpd_at_assignment) >= 60;
  const applies = (no: number): boolean => {
    if (no === 5) return needsRelief || breaks(promises).some((day) => day <= landmark);
    if (no === 6) return row.s4 === 'done' && (dayOfStep(4) ?? Infinity) <= landmark;
    return no !== 7 || breaks(latest).some((day) => day <= landmark);
  };
  return [1, 2, 3, 4, 5, 6, 7].map((no) => {
    const state = row[`s${no}`];
    const day = dayOfStep(no);
    if (!applies(no) || (state !== 'done' && state !== 'not_done') || (state === 'done' && day === null)) return null;
    return state === 'done' && (day ?? 0) <= landmark;
  });
}

/** Cured by day 60 with and without each step by the landmark, then with coverage from its median on; by bucket × balance quartile × cause, and by agent too. */
export function stepTables(
  raw: Raw,
  calls: readonly Call[],
  { to, team }: Look,
  after: number
): { cases: number; mix: Table[][]; agent: Table[][] } {
  const reached = new Map<string, number>();
  for (const { caseId, rpc, day } of calls) if (rpc) reached.set(caseId, Math.min(day, reached.get(caseId) ?? Infinity)); // prettier-ignore
  const promises = groupBy(raw.promises, ({ caseId }) => caseId);
  const cases = [...raw.cases].flatMap(([id, row]) => {
    const landmark = startOf(row) + after;
    const cured = dateOf(row.cured_date) ?? Infinity;
    const isIn = startOf(row) <= dayOf(to) && startOf(row) + 60 <= raw.asOf && (team === null || row.team === team);
    if (!isIn || (reached.get(id) ?? Infinity) > landmark || cured <= landmark || (dateOf(row.closed_date) ?? Infinity) <= landmark) return []; // prettier-ignore
    const steps = stepsBy(row, promises.get(id) ?? [], landmark, raw.asOf);
    const known = steps.filter((step) => step !== null);
    const coverage = known.length === 0 ? null : known.filter(Boolean).length / known.length;
    return [{ row, steps, coverage, cured: cured <= startOf(row) + 60, balance: Number(row.balance_at_assignment || row.balance) }]; // prettier-ignore
  });
  const bandOf = quartilesOf(cases.map(({ balance }) => balance));
  const shares = cases.flatMap(({ coverage }) => coverage ?? []).sort((a, b) => a - b);
  const middle = ((shares[Math.floor((shares.length - 1) / 2)] ?? 0) + (shares[Math.ceil((shares.length - 1) / 2)] ?? 0)) / 2; // prettier-ignore
  const tables = (byAgent: boolean) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((i) => {
      const exposed = (one: (typeof cases)[number]): boolean | null => (i < 7 ? (one.steps[i] ?? null) : one.coverage === null ? null : one.coverage >= middle); // prettier-ignore
      const judged = cases.filter((one) => exposed(one) !== null);
      const strata = groupBy(judged, ({ row, balance }) => [bucketOf(Number(row.dpd_at_assignment)), bandOf(balance), row.cause, byAgent ? row.agent_id : ''].join('|')); // prettier-ignore
      return [...strata.values()].map((own): Table => {
        const count = (isExposed: boolean, cured?: boolean) => own.filter((one) => exposed(one) === isExposed && (cured === undefined || one.cured === cured)).length; // prettier-ignore
        return { a: count(true, true), n1: count(true), b: count(false, true), n0: count(false) };
      });
    });
  return { cases: cases.length, mix: tables(false), agent: tables(true) };
}

/** Numerators and denominators of a segment of cases or of a channel, by figure. */
export type Pairs = Readonly<Record<string, readonly [number, number]>>;

const add = (list: readonly (number | null)[]): number => list.reduce<number>((sum, value) => sum + (value ?? 0), 0);
const knownOf = (list: readonly (number | null)[]): number => list.filter((value) => value !== null).length;

/** Cases open in the look by cause, bucket and willingness, with the calls of the look on them, and the cure of those judged in it; keys `cause|bucket|willingness`. */
export function segmentPairs(
  raw: Raw,
  calls: readonly Call[],
  { from, to, team }: Look
): Map<string, { cases: number; known: number; pairs: Pairs }> {
  const isIn = (day: number): boolean => day >= dayOf(from) && day <= dayOf(to);
  const called = groupBy(
    calls.filter(({ day, caseId }) => isIn(day) && caseId !== ''),
    ({ caseId }) => caseId
  );
  const promises = groupBy(raw.promises, ({ caseId }) => caseId);
  const ofTeam = [...raw.cases].filter(([, row]) => team === null || row.team === team);
  const open = ofTeam.filter(([, row]) => (dateOf(row.opened_date) ?? 0) <= dayOf(to) && (dateOf(row.closed_date) ?? Infinity) >= dayOf(from)); // prettier-ignore
  const keyOf = ([, row]: readonly [string, Row]) => [row.cause, bucketOf(Number(row.dpd_at_assignment)), row.willingness].join('|'); // prettier-ignore
  const groups = groupBy(open, keyOf);
  // Judged in the look is who was assigned 30 days before a day of it, whether still open in it or cured long since.
  const ripe = groupBy(ofTeam.filter(([, row]) => isIn(startOf(row) + 30) && startOf(row) + 30 <= raw.asOf), keyOf); // prettier-ignore
  return new Map(
    [...groups].map(([key, own]) => {
      const contacts = own.flatMap(([id]) => called.get(id) ?? []);
      const handled = contacts.filter((call) => call.handled);
      const attempts = contacts.filter(({ direction }) => direction === 'outbound');
      const due = own.flatMap(([id]) => promises.get(id) ?? []).filter((fate) => isIn(fate.due));
      const states = due.map((fate) => stateOf(fate, raw.asOf));
      const kept = states.filter((state) => state === 'kept').length;
      const judged = ripe.get(key) ?? [];
      const cured = judged.filter(([, row]) => (dateOf(row.cured_date) ?? Infinity) <= startOf(row) + 30);
      const handle = handled.map(({ handleS }) => handleS);
      const scores = contacts.map(({ csat }) => csat);
      // An unknown handling time counts as an average one (METHODS 1.2: the mean of those that know it), never as 0.
      const mean = add(handle) / knownOf(handle);
      const pairs: Pairs = {
        attempts_per_case: [attempts.length, new Set(attempts.map(({ caseId }) => caseId)).size],
        handle_s_per_case: [handle.length === 0 ? 0 : add(handle.map((seconds) => seconds ?? mean)), own.length],
        aht_s: [add(handle), knownOf(handle)],
        promised_case_rate: [own.filter(([id]) => promises.has(id)).length, own.length],
        kept_rate: [kept, states.filter((state) => ['kept', 'partial', 'broken'].includes(state)).length],
        cure_rate: [cured.length, judged.length],
        csat_avg: [add(scores), knownOf(scores)]
      };
      return [key, { cases: own.length, known: handle.length === 0 ? 1 : knownOf(handle) / handle.length, pairs }] as const; // prettier-ignore
    })
  );
}

/** What each channel of the look achieves. */
export function channelPairs(
  raw: Raw,
  calls: readonly Call[],
  { from, to, team }: Look
): Map<string, { contacts: number; pairs: Pairs }> {
  const own = calls.filter(({ day, team: home }) => day >= dayOf(from) && day <= dayOf(to) && (team === null || home === team)); // prettier-ignore
  const promises = groupBy(raw.promises, ({ caseId, made }) => `${caseId}|${made}`);
  return new Map(
    [...groupBy(own, ({ channel }) => channel)].map(([channel, contacts]) => {
      const attempts = contacts.filter(({ direction }) => direction === 'outbound');
      const talks = contacts.filter(({ rpc }) => rpc);
      const days = new Set(contacts.filter(({ handled, caseId }) => handled && caseId !== '').map(({ caseId, day }) => `${caseId}|${day}`)); // prettier-ignore
      const states = [...days].flatMap((key) => promises.get(key) ?? []).map((fate) => stateOf(fate, raw.asOf));
      const handle = contacts.map(({ handleS }) => handleS);
      const scores = contacts.map(({ csat }) => csat);
      const pairs: Pairs = {
        aht_s: [add(handle), knownOf(handle)],
        rpc_rate: [attempts.filter(({ rpc }) => rpc).length, attempts.length],
        promise_rate: [talks.filter(({ promised }) => promised).length, talks.length],
        kept_rate: [states.filter((state) => state === 'kept').length, states.filter((state) => ['kept', 'partial', 'broken'].includes(state)).length], // prettier-ignore
        csat_avg: [add(scores), knownOf(scores)]
      };
      return [channel, { contacts: contacts.length, pairs }] as const;
    })
  );
}

/** Seconds of agents by cause of the call and part of the work, with the calls handled and those that know all parts. */
export interface WorkTime {
  readonly reaching: number;
  readonly rightParty: number;
  readonly others: number;
  readonly after: number;
  readonly n: number;
  readonly known: number;
}

/** Where the time of a look went, by cause; the empty cause is unknown. */
export function workTimes(raw: Raw, calls: readonly Call[], { from, to, team }: Look): Map<string, WorkTime> {
  const own = calls.filter(({ day, team: home }) => day >= dayOf(from) && day <= dayOf(to) && (team === null || home === team)); // prettier-ignore
  const legs = groupBy(raw.legs, ({ callId }) => callId);
  const secondsOf = (list: readonly Call[], of: (leg: Leg) => number): number => list.reduce((sum, { id }) => sum + (legs.get(id) ?? []).reduce((all, leg) => all + of(leg), 0), 0); // prettier-ignore
  const spoken = ({ answered, row }: Leg): number => (answered ? Number(row.talk_s) + Number(row.hold_s || 0) : 0);
  return new Map(
    [...groupBy(own, ({ cause }) => cause ?? '')].map(([cause, list]) => {
      const handled = list.filter((call) => call.handled);
      const missed = list.filter((call) => !call.handled && call.direction === 'outbound');
      return [
        cause,
        {
          reaching: secondsOf(missed, ({ agent, f, t }) => (agent === '' ? 0 : t - f)),
          rightParty: secondsOf(handled.filter(({ rpc }) => rpc), spoken), // prettier-ignore
          others: secondsOf(handled.filter(({ rpc }) => !rpc), spoken), // prettier-ignore
          after: secondsOf(handled, ({ answered, row }) => (answered ? Number(row.wrap_s || 0) : 0)),
          n: handled.length,
          known: handled.filter(({ handleS }) => handleS !== null).length
        }
      ] as const;
    })
  );
}

/** Calls of a look handed from one person to another, by their teams: `from|to`. */
export function handOvers(raw: Raw, calls: readonly Call[], { from, to, team }: Look): Map<string, number> {
  const legs = groupBy(raw.legs.filter(({ answered }) => answered), ({ callId }) => callId); // prettier-ignore
  const moves = new Map<string, number>();
  for (const { id, day, team: home } of calls) {
    if (day < dayOf(from) || day > dayOf(to) || (team !== null && home !== team)) continue;
    const own = (legs.get(id) ?? []).toSorted((a, b) => a.no - b.no);
    for (const [i, leg] of own.entries()) {
      const before = own[i - 1];
      if (before && before.agent !== leg.agent) moves.set(`${before.team}|${leg.team}`, (moves.get(`${before.team}|${leg.team}`) ?? 0) + 1); // prettier-ignore
    }
  }
  return moves;
}
