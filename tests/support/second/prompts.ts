import { dayOf } from '../promises.ts';
import type { Look } from './figures.ts';
import { contactsOf } from './queues.ts';
import { groupBy, type Raw } from './raw.ts';
import type { Call } from './situations.ts';

const SHIFTS = 10;
const LONG_S = 5400;
const LULL_S = 300;

/** What there is to talk about with one person (UX 5.9, 6). */
export interface Talked {
  /** The longest stretch of an hour and a half or more without a pause in the last ten shifts. */
  readonly longest: { readonly day: number; readonly seconds: number } | null;
  /** The cause that this person clearly has more of than the team, by five points at least. */
  readonly harder: { readonly cause: string; readonly own: number; readonly team: number } | null;
  readonly ratings: readonly number[];
}

/** Prompts of one person over a look, from legs, breaks and calls; nobody works through a night in these worlds. */
export function talkedOf(raw: Raw, calls: readonly Call[], { from, to }: Look, agent: string): Talked {
  const isIn = (day: number): boolean => day >= dayOf(from) && day <= dayOf(to);
  const dated = calls.filter(({ day, handled }) => isIn(day) && handled);
  const own = dated.filter((call) => call.agent === agent);
  return {
    longest: longestOf(raw, agent, isIn),
    harder: harderOf(dated, own),
    ratings: own.flatMap(({ csat }) => csat ?? [])
  };
}

function longestOf(raw: Raw, agent: string, isIn: (day: number) => boolean): Talked['longest'] {
  const legs = contactsOf(raw).filter((leg) => leg.agent === agent);
  const byDay = groupBy(legs, ({ start }) => String(Math.floor(start / 86_400)));
  const days = [...byDay.keys()].map(Number).filter(isIn).sort((a, b) => b - a).slice(0, SHIFTS); // prettier-ignore
  const pauses = raw.pauses.get(agent) ?? [];
  const stretches = days.flatMap((day) => {
    const voice = (byDay.get(String(day)) ?? []).filter((leg) => leg.voice).sort((a, b) => a.f - b.f || a.t - b.t);
    const found: { day: number; f: number; t: number }[] = [];
    for (const { f, t } of voice) {
      const last = found.at(-1);
      const isOver = !last || f - last.t >= LULL_S || pauses.some((pause) => pause.f <= f && pause.t > last.t);
      if (isOver) found.push({ day, f, t });
      else last.t = Math.max(last.t, t);
    }
    return found;
  });
  const [most] = stretches.map(({ day, f, t }) => ({ day, seconds: t - f })).sort((a, b) => b.seconds - a.seconds || a.day - b.day); // prettier-ignore
  return most && most.seconds >= LONG_S ? most : null;
}

function harderOf(dated: readonly Call[], own: readonly Call[]): Talked['harder'] {
  const teams = [...groupBy(own, ({ team }) => team)].sort(([, a], [, b]) => b.length - a.length);
  const known = (list: readonly Call[]): Call[] => list.filter(({ cause }) => cause !== null);
  const [mine, theirs] = [known(own), known(dated.filter(({ team }) => team === teams[0]?.[0]))];
  const share = (list: readonly Call[], name: string): number => list.filter(({ cause }) => cause === name).length / list.length; // prettier-ignore
  const causes = [...new Set(mine.map(({ cause }) => cause ?? ''))].map((cause) => ({ cause, own: share(mine, cause), team: share(theirs, cause) })); // prettier-ignore
  // Wilson's lower limit above p: the score test of p says so.
  const isAbove = (p: number, q: number): boolean => (p - q) / Math.sqrt((q * (1 - q)) / mine.length) > 1.959964;
  const [most] = causes.filter(({ own: p, team: q }) => p - q >= 0.05 && isAbove(p, q)).sort((a, b) => b.own - b.team - (a.own - a.team)); // prettier-ignore
  return most ?? null;
}
