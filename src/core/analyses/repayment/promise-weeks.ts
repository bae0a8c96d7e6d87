import type { Engine } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { isoOf, weekStartOf } from '#core/query/calendar.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { ask, asOfDay, count, type Ask, type Row } from './ask.ts';
import { rate } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';

/** Promises due in one week: amounts in currency units. Pending promises are outlined, never in a rate. */
export interface PromiseWeek {
  /** First day of the week, `YYYY-MM-DD`. */
  readonly week: string;
  readonly promised: number;
  readonly received: number;
  readonly pendingPromised: number;
  /** Already paid towards promises that are not due yet. */
  readonly pendingReceived: number;
  readonly pending: number;
  /** Promises without an amount. */
  readonly unknownAmounts: number;
  /** Kept of matured. */
  readonly kept: Envelope;
}

export interface PromiseWeeks {
  readonly weeks: readonly PromiseWeek[];
  readonly reason: Phrase | null;
}

/**
 * Promised and received money by week of the due date (UX 5.6, 4). Superseded promises are left out; received is what was allocated up to
 * due date + grace, at most the promised amount. Weeks without promises are there with zeros.
 * @param aheadDays how far promises not yet due are shown beyond the range when it reaches `as_of`
 */
export async function promiseWeeks(
  engine: Engine,
  input: Ask,
  { aheadDays = 28 }: { aheadDays?: number } = {}
): Promise<PromiseWeeks> {
  const reason = missing(input.model, ['promises.due_date', 'payments.paid_date']);
  if (reason) return { weeks: [], reason };

  const asOf = asOfDay(input.model);
  const { scope, settings } = input;
  const to = asOf !== null && scope.to >= asOf ? scope.to + aheadDays : scope.to;
  const rows = await ask(engine, weekSql(input, to), input);
  return { weeks: fill(rows, settings.weekStart), reason: null };
}

function fill(rows: readonly Row[], weekStart: number): PromiseWeek[] {
  const weeks = new Map<number, Row[]>();
  for (const row of rows) {
    const week = weekStartOf(count(row, 'day'), weekStart);
    weeks.set(week, [...(weeks.get(week) ?? []), row]);
  }
  if (weeks.size === 0) return [];
  const [first, last] = [Math.min(...weeks.keys()), Math.max(...weeks.keys())];
  return Array.from({ length: (last - first) / 7 + 1 }, (_, i) => first + 7 * i).map((week) =>
    weekOf(week, weeks.get(week) ?? [])
  );
}

function weekOf(week: number, days: readonly Row[]): PromiseWeek {
  const sum = (name: string): number => days.reduce((total, day) => total + count(day, name), 0);
  return {
    week: isoOf(week),
    promised: sum('promised'),
    received: sum('received'),
    pendingPromised: sum('pending_promised'),
    pendingReceived: sum('pending_received'),
    pending: sum('pending'),
    unknownAmounts: sum('unknown_amounts'),
    kept: rate('kept_rate', sum('kept'), sum('matured'))
  };
}

function weekSql({ scope }: Ask, to: number): Sql {
  return sql`
SELECT
  p.day,
  coalesce(sum(p.amount) FILTER (WHERE p.matured), 0)::DOUBLE AS promised,
  coalesce(sum(least(p.paid, p.amount)) FILTER (WHERE p.matured AND p.amount IS NOT NULL), 0)::DOUBLE AS received,
  coalesce(sum(p.amount) FILTER (WHERE NOT p.matured), 0)::DOUBLE AS pending_promised,
  coalesce(sum(least(p.paid, p.amount)) FILTER (WHERE NOT p.matured AND p.amount IS NOT NULL), 0)::DOUBLE AS pending_received,
  (count(*) FILTER (WHERE NOT p.matured))::DOUBLE AS pending,
  (count(*) FILTER (WHERE p.amount IS NULL))::DOUBLE AS unknown_amounts,
  (count(*) FILTER (WHERE p.matured))::DOUBLE AS matured,
  (count(*) FILTER (WHERE p.matured AND p.state = 'kept'))::DOUBLE AS kept
FROM promise_fact AS p
WHERE p.state <> 'superseded'
  AND (p.day BETWEEN ${scope.from} AND ${scope.to} OR (NOT p.matured AND p.day BETWEEN ${scope.from} AND ${to}))
  AND ${ofCases(scope, 'p')}
GROUP BY p.day
ORDER BY p.day`;
}
