import type { Look } from './figures.ts';
import { groupBy, type Leg, type Raw, type Span } from './raw.ts';
import { dayOf } from '../promises.ts';

const HALF_S = 1800;

/** The expected share of one team of a look, with what it is weighted by. */
export interface ExpectedShare {
  readonly contacts: number;
  readonly share: number;
}

/** Calls of a queue with exponential patience in steady state (METHODS 6.5, 6.7): rates per second, `people` whole. */
export interface Queue {
  readonly calls: number;
  readonly served: number;
  readonly leaves: number;
  readonly people: number;
}

/**
 * Share of a person's gaps below `gapS` under longest-idle-first routing, by METHODS 6.7 in words: the state of a queue that a call leaves behind
 * decides; with people waiting the gap is zero, with k colleagues already idle it takes k + 1 arrivals. States are weighed one by one.
 */
export function gapShare({ calls, served, leaves, people }: Queue, gapS: number): number {
  const outOf = (n: number): number => Math.min(n, people) * served + Math.max(0, n - people) * leaves;
  const logs = [0];
  let peak = 0;
  for (let n = 1; n < 100_000; n++) {
    logs.push((logs[n - 1] ?? 0) + Math.log(calls / outOf(n)));
    peak = Math.max(peak, logs[n] ?? 0);
    if (n > people && outOf(n) > calls && (logs[n] ?? 0) < peak - 60) break;
  }
  let [below, all] = [0, 0];
  for (const [n, log] of logs.entries()) {
    const ends = Math.exp(log - peak) * Math.min(n, people) * served;
    all += ends;
    below += ends * (n > people ? 1 : reaches(people - n + 1, calls * gapS));
  }
  return below / all;
}

/** Probability of at least k arrivals where `mean` are to be expected. */
function reaches(k: number, mean: number): number {
  let [term, fewer] = [Math.exp(-mean), 0];
  for (let i = 0; i < k; i++) {
    fewer += term;
    term *= mean / (i + 1);
  }
  return Math.max(0, 1 - fewer);
}

/** Legs in the order of a call. */
const byNo = (a: Leg, b: Leg): number => a.no - b.no;
const isQueued = (leg: Leg): boolean => leg.voice && leg.direction === 'inbound';
const dayNo = (second: number): number => Math.floor(second / 86_400);
const halfNo = (second: number): number => Math.floor(second / HALF_S);
const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;

/** Contacts that occupied a person. */
export const contactsOf = (raw: Raw): Leg[] => raw.legs.filter(({ agent, direction, row }) => agent !== '' && (Number(row.talk_s) > 0 || direction === 'outbound')); // prettier-ignore

/** Wait of every inbound call until it was answered, or until it was given up (`false`). */
export function waits(
  raw: Raw
): { voice: boolean; start: number; wait: number; handled: boolean; left: boolean; legs: Leg[] }[] {
  const inbound = raw.legs.filter(({ direction }) => direction === 'inbound');
  return [...groupBy(inbound, ({ callId }) => callId).values()].map((own) => {
    const legs = own.sort(byNo);
    const [first] = legs;
    const answer = legs.find(({ answered }) => answered);
    const start = first?.start ?? 0;
    const last = Math.max(...legs.map((leg) => leg.start + leg.lead));
    const left = legs.some(({ row }) => ['voicemail', 'callback', 'overflow'].includes(row.disposition ?? ''));
    return { voice: first?.voice === true, start, wait: (answer ? answer.start + answer.lead : last) - start, handled: answer !== undefined, left, legs }; // prettier-ignore
  });
}

/** Seconds that spans share with a half-hour. */
export const sharedWith = (spans: readonly Span[], half: number): number =>
  spans.reduce((sum, { f, t }) => sum + Math.max(0, Math.min(t, (half + 1) * HALF_S) - Math.max(f, half * HALF_S)), 0);

/** Half-hours that a span touches. */
export const halvesOf = ({ f, t }: Span): number[] => Array.from({ length: halfNo(t - 1) - halfNo(f) + 1 }, (_, i) => halfNo(f) + i); // prettier-ignore

/** Spans of each key of a half-hour. */
function bySlot<T extends Span>(spans: readonly T[], keyOf: (span: T) => string): Map<string, T[]> {
  const slots = new Map<string, T[]>();
  for (const span of spans) {
    for (const half of halvesOf(span)) {
      const key = `${keyOf(span)}|${half}`;
      slots.set(key, [...(slots.get(key) ?? []), span]);
    }
  }
  return slots;
}

/** Patience in seconds beyond the first five, and the share that gave up, over the inbound calls of the dates (METHODS 6.6). */
function patienceOf(raw: Raw, { from, to }: Look): { seconds: number; gaveUp: number } {
  const calls = waits(raw).filter(({ voice, start }) => voice && dayNo(start) >= dayOf(from) && dayNo(start) <= dayOf(to)); // prettier-ignore
  const lost = calls.filter(({ handled, left }) => !handled && !left);
  const waited = calls.reduce((sum, { wait }) => sum + Math.max(0, wait - 5), 0);
  return { seconds: waited / lost.filter(({ wait }) => wait > 5).length, gaveUp: lost.length / calls.length };
}

/**
 * Back-to-back share that the queue of each team alone would give (METHODS 6.7; each team one queue): calls answered in the half-hour raised by those
 * who gave up, handle time of the team, people able to take work less those on the phone outbound or in chats. `weighs` chooses the contacts that
 * half-hours are weighed by; the queue stays that of the team.
 */
export function expectedShares(
  raw: Raw,
  look: Look,
  weighs: (leg: Leg) => boolean = () => true
): Map<string, ExpectedShare> {
  const contacts = contactsOf(raw);
  const firsts = new Map<string, number>();
  for (const { callId, start } of raw.legs) firsts.set(callId, Math.min(start, firsts.get(callId) ?? Infinity));
  const { seconds, gaveUp } = patienceOf(raw, look);
  const isIn = ({ start }: Leg): boolean => dayNo(start) >= dayOf(look.from) && dayNo(start) <= dayOf(look.to);
  const queued = contacts.filter((leg) => isQueued(leg) && isIn(leg) && (look.team === null || leg.team === look.team));
  const gaps = new Map([...groupBy(contacts.filter(({ voice }) => voice), ({ agent }) => agent).values()].flatMap(gapsOf)); // prettier-ignore
  const elsewhere = bySlot(united(contacts).filter(({ leg }) => !isQueued(leg)), ({ leg }) => leg.agent); // prettier-ignore
  const free = bySlot([...raw.free].flatMap(([agent, spans]) => spans.map((span) => ({ ...span, agent }))), ({ agent }) => agent); // prettier-ignore
  const result = new Map<string, ExpectedShare>();
  for (const [team, own] of groupBy(queued, (leg) => leg.team)) {
    const answered = own.filter((leg) => leg.answered);
    const handle = mean(answered.map(({ f, t }) => t - f));
    const members = [...raw.homes].filter(([, home]) => home === team).map(([agent]) => agent);
    let [weighted, weight] = [0, 0];
    for (const [key, legs] of groupBy(own, ({ callId }) => String(halfNo(firsts.get(callId) ?? 0)))) {
      const half = Number(key);
      const people = members.reduce((sum, agent) => sum + Math.max(0, sharedWith(free.get(`${agent}|${half}`) ?? [], half) - sharedWith(elsewhere.get(`${agent}|${half}`) ?? [], half)), 0) / HALF_S; // prettier-ignore
      const known = legs.filter((leg) => gaps.has(leg) && weighs(leg)).length;
      const calls = legs.filter((leg) => leg.answered).length / HALF_S / (1 - gaveUp);
      if (people < 0.5 || known === 0) continue;
      const share = (whole: number) => (calls > 0 ? gapShare({ calls, served: 1 / handle, leaves: 1 / seconds, people: whole }, 30) : 0); // prettier-ignore
      const fewer = Math.max(1, Math.floor(people));
      const part = Math.max(0, people - fewer);
      weighted += known * ((1 - part) * share(fewer) + (part > 0 ? part * share(fewer + 1) : 0));
      weight += known;
    }
    if (weight > 0) result.set(team, { contacts: weight, share: weighted / weight });
  }
  return result;
}

/** Voice contacts of one person with the gap to the end of everything before, where they are in one session (two hours). */
function gapsOf(legs: readonly Leg[]): [Leg, number][] {
  let end = -Infinity;
  return [...legs].sort(inTime).flatMap((leg): [Leg, number][] => {
    const gap = leg.f - end;
    end = Math.max(end, leg.t);
    return gap < 7200 ? [[leg, gap]] : [];
  });
}

const inTime = (a: Leg, b: Leg): number => a.f - b.f || a.t - b.t || (a.callId < b.callId ? -1 : 1);

/** Pieces of busy time in which no second of a person counts twice. */
export function united(contacts: readonly Leg[]): (Span & { leg: Leg })[] {
  return [...groupBy(contacts, ({ agent }) => agent).values()].flatMap((own) => {
    let end = -Infinity;
    return [...own].sort(inTime).flatMap((leg) => {
      const f = Math.max(leg.f, end);
      end = Math.max(end, leg.t);
      return leg.t > f ? [{ f, t: leg.t, leg }] : [];
    });
  });
}

/** What the queue was like while a person was on (METHODS 1.13). */
export interface Exposure {
  readonly present: number;
  readonly mean: number;
  readonly above085: number;
  readonly above1: number;
}

/** Peak-load exposure of everybody present on the days of a look, by METHODS 1.13; the handle time is that of four weeks up to its end. */
export function exposures(raw: Raw, { from, to }: Look, last: number): Map<string, Exposure> {
  const end = Math.min(dayOf(to), last);
  const slots = new Map<number, { agent: string; s: number }[]>();
  for (const [agent, spans] of raw.free) {
    for (const span of spans) {
      for (const half of halvesOf(span)) {
        const day = Math.floor(half / 48);
        if (day < dayOf(from) || day > end) continue;
        slots.set(half, [...(slots.get(half) ?? []), { agent, s: sharedWith([span], half) }]);
      }
    }
  }
  const calls = waits(raw).map(({ start, legs }) => ({ half: halfNo(start), handle: handleOf(legs) }));
  const offered = groupBy(calls, ({ half }) => String(half));
  const weekly = groupBy(calls.filter(({ half, handle }) => handle !== null && Math.floor(half / 48) > end - 28 && Math.floor(half / 48) <= end), ({ half }) => String(half % 336)); // prettier-ignore
  const usual = mean(calls.flatMap(({ handle }) => handle ?? []));
  const totals = new Map<string, { present: number; sum: number; high: number; over: number }>();
  for (const [half, present] of slots) {
    const people = present.reduce((sum, { s }) => sum + s, 0) / HALF_S;
    const handles = weekly.get(String(half % 336))?.flatMap(({ handle }) => handle ?? []);
    const rho = ((offered.get(String(half))?.length ?? 0) * (handles ? mean(handles) : usual)) / HALF_S / people;
    for (const { agent, s } of present) {
      const own = totals.get(agent) ?? { present: 0, sum: 0, high: 0, over: 0 };
      totals.set(agent, { present: own.present + s, sum: own.sum + s * rho, high: own.high + (rho > 0.85 ? s : 0), over: own.over + (rho > 1 ? s : 0) }); // prettier-ignore
    }
  }
  return new Map([...totals].map(([agent, { present, sum, high, over }]) => [agent, { present, mean: sum / present, above085: high / present, above1: over / present }])); // prettier-ignore
}

/** Talk, hold and after-call work of the answered legs of a call; null where a part is unknown. */
function handleOf(legs: readonly Leg[]): number | null {
  const answered = legs.filter(({ answered }) => answered);
  const parts = answered.flatMap(({ row }) => [row.talk_s, row.hold_s, row.wrap_s]);
  return answered.length === 0 || parts.includes('') ? null : parts.reduce((sum, part) => sum + Number(part), 0);
}
