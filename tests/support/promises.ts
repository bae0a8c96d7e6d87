import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

interface PromiseRow {
  caseId: string;
  order: number;
  made: number;
  due: number;
  amount: number;
  paid: number;
  superseded: boolean;
}
interface Payment {
  caseId: string;
  order: number;
  day: number;
  amount: number;
}
type Row = Record<string, string>;

const GRACE_DAYS = 3;
const TOLERANCE = 0.95;
const dayOf = (date: string | undefined): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/**
 * The fate of every promise of the sample world by a day-by-day simulation in plain TypeScript (METHODS 5.2 with DECISIONS 8): the second
 * computation beside the product's allocation in SQL and TypeScript. Counts by state, promises due by `asOf` less grace matured.
 */
export function fateOfPromises(folder: string, asOf: string): Record<string, number> {
  const promises = read(`${folder}/promises.csv.gz`, 'promise_id').map((row, order): PromiseRow => ({
    caseId: row.case_id ?? '', order, made: dayOf(row.made_date), due: dayOf(row.due_date), amount: Number(row.amount), paid: 0, superseded: false })); // prettier-ignore
  const payments = read(`${folder}/payments.csv.gz`, 'payment_id').map((row, order): Payment => ({
    caseId: row.case_id ?? '', order, day: dayOf(row.paid_date), amount: Number(row.amount) })); // prettier-ignore
  const paidBy = byCase(payments);
  const counts: Record<string, number> = {};
  for (const [caseId, list] of byCase(promises)) {
    simulate(list, paidBy.get(caseId) ?? []);
    for (const promise of list) {
      const state = stateOf(promise, dayOf(asOf));
      counts[state] = (counts[state] ?? 0) + 1;
    }
  }
  return counts;
}

function byCase<T extends { caseId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.caseId, [...(groups.get(row.caseId) ?? []), row]);
  return groups;
}

function simulate(promises: readonly PromiseRow[], payments: readonly Payment[]): void {
  const given: { promise: PromiseRow; amount: number }[] = [];
  const known: PromiseRow[] = [];
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
function give(
  known: readonly PromiseRow[],
  given: { promise: PromiseRow; amount: number }[],
  { day, amount }: Payment
): void {
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
function takeBack(given: { promise: PromiseRow; amount: number }[], amount: number): void {
  let left = amount;
  for (const last of [...given].reverse()) {
    const part = Math.min(last.amount, left);
    last.promise.paid -= part;
    last.amount -= part;
    left -= part;
  }
}

function stateOf({ superseded, due, paid, amount }: PromiseRow, asOf: number): string {
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
