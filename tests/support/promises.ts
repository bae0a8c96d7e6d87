import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** A promise of a world and what became of it; days are day numbers. */
export interface Fate {
  caseId: string;
  agent: string;
  order: number;
  made: number;
  due: number;
  amount: number;
  paid: number;
  superseded: boolean;
}

/** A payment of a world; reversals are negative. */
export interface Payment {
  caseId: string;
  order: number;
  day: number;
  amount: number;
}
type Row = Record<string, string>;

export const GRACE_DAYS = 3;
export const TOLERANCE = 0.95;
export const dayOf = (date: string | undefined): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Counts of the fates of promises by state. */
export function fateOfPromises(folder: string, asOf: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const fate of fates(folder)) {
    const state = stateOf(fate, dayOf(asOf));
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

/**
 * The fate of every promise of a world by a day-by-day simulation in plain TypeScript (METHODS 5.2 with DECISIONS 8): the second computation beside
 * the product's allocation in SQL and TypeScript. `stateOf` tells its state; promises due by `asOf` less grace are matured.
 */
export function fates(folder: string): Fate[] {
  const promises = read(`${folder}/promises.csv.gz`, 'promise_id').map((row, order): Fate => ({
    caseId: row.case_id ?? '', agent: row.agent_id ?? '', order, made: dayOf(row.made_date), due: dayOf(row.due_date), amount: Number(row.amount), paid: 0, superseded: false })); // prettier-ignore
  const paidBy = byCase(payments(folder));
  for (const [caseId, list] of byCase(promises)) simulate(list, paidBy.get(caseId) ?? []);
  return promises;
}

/** Payments of a world in order of the file. */
export function payments(folder: string): Payment[] {
  return read(`${folder}/payments.csv.gz`, 'payment_id').map((row, order): Payment => ({
    caseId: row.case_id ?? '', order, day: dayOf(row.paid_date), amount: Number(row.amount) })); // prettier-ignore
}

/** Rows by case. */
export function byCase<T extends { caseId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.caseId, [...(groups.get(row.caseId) ?? []), row]);
  return groups;
}

function simulate(promises: readonly Fate[], payments: readonly Payment[]): void {
  const given: { promise: Fate; amount: number }[] = [];
  const known: Fate[] = [];
  const events = [
    ...promises.map((promise) => ({ day: promise.made, rank: 0, order: promise.order, promise })),
    ...payments.map((payment) => ({ day: payment.day, rank: 1, order: payment.order, payment }))
  ].sort((a, b) => a.day - b.day || a.rank - b.rank || a.order - b.order);
  for (const event of events) {
    if ('promise' in event) {
      for (const old of known)
        if (event.promise.made < old.due && old.paid < TOLERANCE * old.amount) old.superseded = true;
      known.push(event.promise);
    } else if (event.payment.amount < 0) takeBack(given, -event.payment.amount);
    else give(known, given, event.payment);
  }
}

/** Money goes to the promise that is due first and still lacks some. */
function give(known: readonly Fate[], given: { promise: Fate; amount: number }[], { day, amount }: Payment): void {
  const open = known.filter((p) => !p.superseded && p.made <= day && day <= p.due + GRACE_DAYS);
  let left = amount;
  for (const promise of open.sort((a, b) => a.due - b.due || a.made - b.made || a.order - b.order)) {
    const part = Math.min(left, promise.amount - promise.paid);
    if (part <= 0) continue;
    promise.paid += part;
    left -= part;
    given.push({ promise, amount: part });
  }
}

/** A reversal takes back what was given last. */
function takeBack(given: { promise: Fate; amount: number }[], amount: number): void {
  let left = amount;
  for (const last of [...given].reverse()) {
    const part = Math.min(last.amount, left);
    last.promise.paid -= part;
    last.amount -= part;
    left -= part;
  }
}

/** kept, partial, broken, pending or superseded. */
export function stateOf({ superseded, due, paid, amount }: Fate, asOf: number): string {
  if (superseded) return 'superseded';
  if (due + GRACE_DAYS > asOf) return 'pending';
  if (paid >= TOLERANCE * amount - 1e-9) return 'kept';
  return paid > 0 ? 'partial' : 'broken';
}

/** Rows of a packed CSV, the first of each id. */
function read(path: string, id: string): Row[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  const rows = Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
  return [...new Map(rows.toReversed().map((row) => [row[id], row])).values()].reverse();
}
