/** A promise as the allocation needs it; days are day numbers. The order of the list is the order of the file. */
export interface PromiseRow {
  readonly no: number;
  readonly caseNo: number;
  readonly made: number;
  readonly due: number;
  /** Unknown: any payment of at least 1 keeps the promise (METHODS 5.2). */
  readonly amount: number | null;
  /** `no` of the promise that the file names as its replacement; `UNNAMED` where it says "replaced" and names none of the case; `null` without a mark. */
  readonly replacedBy: number | null;
}

/** A replacement that is no promise of the case. */
export const UNNAMED = -1;

/** A payment; reversals are negative. */
export interface PaymentRow {
  readonly caseNo: number;
  readonly day: number;
  readonly amount: number;
}

export interface AllocateOptions {
  readonly graceDays: number;
  /** Share of the amount that counts as kept, 0–1. */
  readonly keptTolerance: number;
  readonly asOfDay: number;
}

export type PromiseState = 'kept' | 'partial' | 'broken' | 'pending' | 'superseded';

export interface Allocated {
  readonly no: number;
  /** Money allocated from the made date to due date + grace. */
  readonly paid: number;
  readonly state: PromiseState;
  readonly matured: boolean;
}

interface Open extends PromiseRow {
  readonly order: number;
  paid: number;
  superseded: boolean;
}

/**
 * Allocates the money of each case once, oldest due first (DECISIONS 8 and Readings). A promise takes at most its amount, from its made date to
 * due date + grace; what is left over flows to the next promise; a reversal takes back the latest allocation. A promise made before the old one
 * is due supersedes it unless it was kept by then, and so does the one that the file names as its replacement, whenever that was made; of two made on one
 * day the later in the file stands; superseded promises absorb nothing.
 * Payments of the day on which the new promise is made count for the old one: kept by then, it is not superseded. On one day reversals come last.
 */
export function allocate(
  promises: readonly PromiseRow[],
  payments: readonly PaymentRow[],
  options: AllocateOptions
): Allocated[] {
  const moneyOf = groupBy(payments);
  const result: Allocated[] = [];
  for (const [caseNo, list] of groupBy(promises)) {
    for (const allocated of allocateCase(list, moneyOf.get(caseNo) ?? [], options)) result.push(allocated);
  }
  return result;
}

function groupBy<T extends { readonly caseNo: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.caseNo);
    if (group) group.push(row);
    else groups.set(row.caseNo, [row]);
  }
  return groups;
}

function allocateCase(
  rows: readonly PromiseRow[],
  payments: readonly PaymentRow[],
  options: AllocateOptions
): Allocated[] {
  const [only] = rows;
  if (only && rows.length === 1 && only.replacedBy === null && payments.every(({ amount }) => amount >= 0))
    return [alone(only, payments, options)];
  const promises: Open[] = rows.map((row, order) => open(row, order, 0));
  markSuperseded(promises, payments, options);
  const standing = promises.filter((promise) => !promise.superseded);
  spread(standing, payments, options, Number.POSITIVE_INFINITY);
  return promises.map((promise) => judge(promise, options));
}

/** Written out: spreading 200,000 rows costs half a second. */
function open({ no, caseNo, made, due, amount, replacedBy }: PromiseRow, order: number, paid: number): Open {
  return { no, caseNo, made, due, amount, replacedBy, order, paid, superseded: replacedBy === UNNAMED };
}

/** The common case, without any competition for the money. */
function alone(promise: PromiseRow, payments: readonly PaymentRow[], options: AllocateOptions): Allocated {
  let paid = 0;
  for (const { day, amount } of payments)
    if (day >= promise.made && day <= promise.due + options.graceDays) paid += amount;
  if (promise.amount !== null) paid = Math.min(paid, Math.max(0, promise.amount));
  return judge(open(promise, 0, paid), options);
}

/** Goes through the promises in order of making; each may replace the ones before it that are neither due nor kept. */
function markSuperseded(promises: Open[], payments: readonly PaymentRow[], options: AllocateOptions): void {
  if (promises.length < 2) return;
  const made = promises.slice().sort((a, b) => a.made - b.made || a.order - b.order);
  made.forEach((next, i) => {
    const before = made.slice(0, i).filter((old) => !old.superseded);
    const touched = before.filter((old) => next.made < old.due || next.made === old.made || old.replacedBy === next.no);
    if (touched.length === 0) return;
    spread(before, payments, options, next.made);
    for (const old of touched) {
      if (old.made === next.made || !isKept(old, options)) old.superseded = true;
    }
  });
}

/** Allocates the payments up to and including a day; starts anew each time. */
function spread(
  promises: Open[],
  payments: readonly PaymentRow[],
  { graceDays }: AllocateOptions,
  until: number
): void {
  for (const promise of promises) promise.paid = 0;
  if (payments.length === 0) return;
  const oldest = promises.slice().sort((a, b) => a.due - b.due || a.made - b.made || a.order - b.order);
  const taken: { promise: Open; amount: number }[] = [];
  const money = payments.filter((payment) => payment.day <= until).sort((a, b) => a.day - b.day || b.amount - a.amount);
  for (const payment of money) {
    if (payment.amount < 0) takeBack(taken, -payment.amount);
    else give(oldest, payment, graceDays, taken);
  }
}

function give(
  oldest: Open[],
  payment: PaymentRow,
  graceDays: number,
  taken: { promise: Open; amount: number }[]
): void {
  let left = payment.amount;
  for (const promise of oldest) {
    if (left <= 0) return;
    if (payment.day < promise.made || payment.day > promise.due + graceDays) continue;
    const amount = Math.min(left, promise.amount === null ? left : promise.amount - promise.paid);
    if (amount <= 0) continue;
    promise.paid += amount;
    left -= amount;
    taken.push({ promise, amount });
  }
}

/** Takes money back from the latest allocations; more than was allocated is nobody's here. */
function takeBack(taken: { promise: Open; amount: number }[], amount: number): void {
  let left = amount;
  while (left > 0) {
    const last = taken.pop();
    if (!last) return;
    const back = Math.min(left, last.amount);
    last.promise.paid -= back;
    left -= back;
    if (last.amount > back) taken.push({ promise: last.promise, amount: last.amount - back });
  }
}

function isKept({ amount, paid }: Open, { keptTolerance }: AllocateOptions): boolean {
  return amount === null ? paid >= 1 : paid >= keptTolerance * amount - 1e-9;
}

function judge(promise: Open, options: AllocateOptions): Allocated {
  const matured = promise.due + options.graceDays <= options.asOfDay;
  const state = promise.superseded
    ? 'superseded'
    : !matured
      ? 'pending'
      : isKept(promise, options)
        ? 'kept'
        : promise.paid > 1e-9
          ? 'partial'
          : 'broken';
  return {
    no: promise.no,
    paid: promise.superseded ? 0 : Math.max(0, Math.round(promise.paid * 1e6) / 1e6),
    state,
    matured: matured && !promise.superseded
  };
}
