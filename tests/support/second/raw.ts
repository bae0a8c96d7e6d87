import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { byCase, dayOf, fates, payments, type Fate, type Payment } from '../promises.ts';

export type Row = Readonly<Record<string, string>>;

/** A leg of a call in wall-clock seconds: queued or dialled at `start`, its person busy from `f` to `t`. */
export interface Leg {
  readonly callId: string;
  readonly no: number;
  readonly agent: string;
  readonly team: string;
  readonly voice: boolean;
  readonly direction: string;
  readonly start: number;
  readonly f: number;
  readonly t: number;
  /** Wait and ring of the caller on this leg. */
  readonly lead: number;
  readonly answered: boolean;
  readonly row: Row;
}

/** A span of a person's time, in wall-clock seconds. */
export interface Span {
  readonly f: number;
  readonly t: number;
}

/** The raw files of a world in plain TypeScript; nobody works through a night or a change of the clock in these worlds. */
export interface Raw {
  readonly legs: readonly Leg[];
  readonly cases: ReadonlyMap<string, Row>;
  readonly paid: ReadonlyMap<string, readonly Payment[]>;
  readonly promises: readonly Fate[];
  readonly reminders: readonly Row[];
  readonly instalments: readonly Row[];
  /** Payments that name a plan, by plan. */
  readonly planPaid: ReadonlyMap<string, readonly Row[]>;
  /** Time able to take work. */
  readonly free: ReadonlyMap<string, readonly Span[]>;
  /** Time signed in, whatever it was spent on; no second twice. */
  readonly signedIn: ReadonlyMap<string, readonly Span[]>;
  /** Breaks and meals as recorded. */
  readonly pauses: ReadonlyMap<string, readonly Span[]>;
  /** Team of most of a person's legs. */
  readonly homes: ReadonlyMap<string, string>;
  /** Latest past event, as a day number. */
  readonly asOf: number;
}

const LENGTHS = ['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'];

export function rawWorld(folder: string): Raw {
  const rowsOf = (kind: string): Row[] => table(`${folder}/${kind}.csv.gz`);
  const legs = rowsOf('calls').filter((row) => LENGTHS.every((name) => !(Number(row[name]) < 0))).map(legOf); // prettier-ignore
  const status = rowsOf('status');
  const [promises, paid, reminders] = [fates(folder), payments(folder), rowsOf('reminders')];
  const events = [
    ...legs.map(({ start }) => start / 86_400),
    ...status.map((row) => secondOf(row.from) / 86_400),
    ...reminders.map((row) => secondOf(row.sent_at) / 86_400),
    ...paid.map(({ day }) => day),
    ...promises.map(({ made }) => made)
  ];
  return {
    legs,
    cases: new Map(rowsOf('cases').map((row) => [row.case_id ?? '', row])),
    paid: byCase(paid),
    promises,
    reminders,
    instalments: rowsOf('instalments'),
    planPaid: groupBy(
      rowsOf('payments').filter(({ plan_id: plan }) => plan !== ''),
      ({ plan_id: plan }) => plan ?? ''
    ),
    free: spansOf(status.filter((row) => row.status === 'available')),
    pauses: spansOf(status.filter((row) => row.status === 'break' || row.status === 'lunch')),
    signedIn: unitedOf(spansOf(status.filter((row) => row.status !== 'offline'))),
    homes: homesOf(legs),
    asOf: Math.floor(events.reduce((last, day) => Math.max(last, day), 0))
  };
}

/** A date or stamp as a day number; null when blank. */
export const dateOf = (text: string | undefined): number | null => (text ? dayOf(text.slice(0, 10)) : null);

/** DPD bucket of days past due (DECISIONS). */
export const bucketOf = (dpd: number): number => [0, 30, 60, 90, 120, 180].filter((bound) => dpd > bound).length;

/** Band 1–4 of values by the quartiles of a list (linear interpolation). */
export function quartilesOf(list: readonly number[]): (value: number) => number {
  const sorted = [...list].sort((a, b) => a - b);
  const cuts = [0.25, 0.5, 0.75].map((share) => {
    const at = share * (sorted.length - 1);
    const low = sorted[Math.floor(at)] ?? 0;
    return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
  });
  return (value) => 1 + cuts.filter((cut) => value > cut).length;
}

/** Rows by a key, in order. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own) own.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Rows of a packed CSV without quotes, exact duplicates dropped. */
export function table(path: string): Row[] {
  const [head = '', ...lines] = new Set(gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n'));
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const secondOf = (stamp: string | undefined): number => Date.parse(`${stamp?.replace(' ', 'T')}Z`) / 1000;

function legOf(row: Row): Leg {
  const seconds = (name: string): number => Number(row[name] || 0);
  const start = secondOf(row.start_at);
  const lead = seconds('wait_s') + seconds('ring_s');
  return {
    callId: row.call_id ?? '',
    no: Number(row.leg_no),
    agent: row.agent_id ?? '',
    team: row.team ?? '',
    voice: row.channel === 'voice',
    direction: row.direction ?? '',
    start,
    f: start + (row.direction === 'outbound' ? 0 : lead),
    t: start + lead + seconds('talk_s') + seconds('hold_s') + seconds('wrap_s'),
    lead,
    answered: row.agent_id !== '' && seconds('talk_s') > 0 && row.disposition !== 'voicemail',
    row
  };
}

function spansOf(rows: readonly Row[]): Map<string, Span[]> {
  const byAgent = groupBy(rows, (row) => row.agent_id ?? '');
  return new Map([...byAgent].map(([agent, own]) => [agent, own.map((row) => ({ f: secondOf(row.from), t: secondOf(row.to) }))])); // prettier-ignore
}

function unitedOf(spans: ReadonlyMap<string, readonly Span[]>): Map<string, Span[]> {
  return new Map(
    [...spans].map(([agent, own]) => {
      let end = -Infinity;
      const pieces = own.toSorted((a, b) => a.f - b.f).flatMap(({ f, t }) => {
        const from = Math.max(f, end);
        end = Math.max(end, t);
        return t > from ? [{ f: from, t }] : [];
      });
      return [agent, pieces];
    })
  );
} // prettier-ignore

function homesOf(legs: readonly Leg[]): Map<string, string> {
  const homes = new Map<string, string>();
  for (const [agent, own] of groupBy(
    legs.filter(({ agent }) => agent !== ''),
    (leg) => leg.agent
  )) {
    const teams = [...groupBy(own, ({ team }) => team)].sort(([, a], [, b]) => b.length - a.length);
    homes.set(agent, teams[0]?.[0] ?? '');
  }
  return homes;
}
