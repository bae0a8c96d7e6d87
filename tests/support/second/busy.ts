import { dayOf } from '../promises.ts';
import type { Look } from './figures.ts';
import { contactsOf, halvesOf, sharedWith, united } from './queues.ts';
import { groupBy, type Leg, type Raw, type Span } from './raw.ts';

const dayNo = (second: number): number => Math.floor(second / 86_400);
const isIn = ({ from, to }: Look, day: number): boolean => day >= dayOf(from) && day <= dayOf(to);

/** Busy and present seconds of each weekday and half-hour (`weekday|half`, ISO weekday): busy time counts as far as the person was present then. */
export function heatCells(raw: Raw, look: Look): Map<string, { busy: number; present: number }> {
  const cells = new Map<string, { busy: number; present: number }>();
  const pieces = groupBy(united(contactsOf(raw)), ({ leg }) => leg.agent);
  for (const [agent, spans] of raw.free) {
    if (look.team !== null && raw.homes.get(agent) !== look.team) continue;
    const [free, busy] = [perHalf(spans), perHalf(pieces.get(agent) ?? [])];
    for (const [half, present] of free) {
      const day = Math.floor(half / 48);
      if (!isIn(look, day)) continue;
      const key = `${((day + 3) % 7) + 1}|${half % 48}`;
      const cell = cells.get(key) ?? { busy: 0, present: 0 };
      cells.set(key, { busy: cell.busy + Math.min(present, busy.get(half) ?? 0), present: cell.present + present });
    }
  }
  return cells;
}

function perHalf(spans: readonly Span[]): Map<number, number> {
  const seconds = new Map<number, number>();
  for (const span of spans) {
    for (const half of halvesOf(span)) seconds.set(half, (seconds.get(half) ?? 0) + sharedWith([span], half));
  }
  return seconds;
}

/** Seconds with at least one, two and three contacts open at once, the most at once, and seconds with a call beside a chat; second by second. */
export function overlaps(
  raw: Raw,
  look: Look
): { one: number; two: number; three: number; most: number; split: number } {
  const own = contactsOf(raw).filter(({ start, team }) => isIn(look, dayNo(start)) && (look.team === null || team === look.team)); // prettier-ignore
  const total = { one: 0, two: 0, three: 0, most: 0, split: 0 };
  for (const legs of groupBy(own, ({ agent, start }) => `${agent}|${dayNo(start)}`).values()) {
    const first = legs.reduce((least, { f }) => Math.min(least, f), Infinity);
    const length = legs.reduce((last, { t }) => Math.max(last, t), 0) - first;
    const [open, voice] = [new Uint8Array(length), new Uint8Array(length)];
    for (const { f, t, voice: isVoice } of legs) {
      for (let s = f - first; s < t - first; s++) {
        open[s] = (open[s] ?? 0) + 1;
        if (isVoice) voice[s] = (voice[s] ?? 0) + 1;
      }
    }
    for (const [s, n] of open.entries()) {
      const calls = voice[s] ?? 0;
      total.one += n >= 1 ? 1 : 0;
      total.two += n >= 2 ? 1 : 0;
      total.three += n >= 3 ? 1 : 0;
      total.split += calls >= 1 && n > calls ? 1 : 0;
      total.most = Math.max(total.most, n);
    }
  }
  return total;
}

/** Contacts answered per person and day, by team (or by person within one team), ascending. */
export function answeredPerDay(raw: Raw, look: Look): Map<string, number[]> {
  const members = (agent: string): string => raw.homes.get(agent) ?? '';
  const own = raw.legs.filter((leg: Leg) => leg.answered && isIn(look, dayNo(leg.start)) && (look.team === null || members(leg.agent) === look.team)); // prettier-ignore
  const days = [...groupBy(own, ({ agent, start }) => `${agent}|${dayNo(start)}`).values()];
  const keyed = days.map((legs) => ({ key: look.team === null ? members(legs[0]?.agent ?? '') : (legs[0]?.agent ?? ''), n: legs.length })); // prettier-ignore
  return new Map([...groupBy(keyed, ({ key }) => key)].map(([key, list]) => [key, list.map(({ n }) => n).sort((a, b) => a - b)])); // prettier-ignore
}

/** X² of contacts over productive hours of people with at least five worked days (METHODS 1.12); hours are those able to take work. */
export function dispersion(raw: Raw, look: Look): { people: number; x2: number } {
  const contacts = groupBy(contactsOf(raw).filter(({ start, agent }) => isIn(look, dayNo(start)) && (look.team === null || raw.homes.get(agent) === look.team)), ({ agent }) => agent); // prettier-ignore
  const people = [...contacts].flatMap(([agent, legs]) => {
    const days = new Set(legs.map(({ start }) => dayNo(start)));
    const free = (raw.free.get(agent) ?? []).filter(({ f }) => days.has(dayNo(f)));
    return days.size < 5 ? [] : [{ n: legs.length, hours: free.reduce((sum, { f, t }) => sum + t - f, 0) / 3600 }];
  });
  const [n, hours] = [people.reduce((sum, one) => sum + one.n, 0), people.reduce((sum, one) => sum + one.hours, 0)];
  return { people: people.length, x2: people.reduce((sum, one) => sum + (one.n - (one.hours * n) / hours) ** 2 / ((one.hours * n) / hours), 0) }; // prettier-ignore
}
