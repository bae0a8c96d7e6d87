import { UNPAID_STATES } from '#core/schema/codes.ts';
import type { CanonicalColumn, ColumnType, Kind } from '#core/schema/types.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { beyondDates, excludes, isDated, LONGEST_TALK_S, SPANS } from './doubts.ts';
import { isNull, type TypedColumn } from './typed.ts';
import type { Mapping } from './types.ts';

/** A reason to keep a row out: condition, caption and raw cell to show. */
export interface Check {
  when: Sql;
  reason: string;
  header: string;
  cell: Sql;
}

const MISFIT: Readonly<Partial<Record<ColumnType, string>>> = {
  timestamp: 'not_a_time',
  date: 'not_a_date',
  duration: 'not_a_duration',
  number: 'not_a_number',
  money: 'not_a_number',
  integer: 'not_a_number',
  bool: 'not_yes_no'
};

/** All reasons for which a row of this file is not loaded, in the order in which they are looked at. */
export function checksOf(kind: Kind, typed: readonly TypedColumn[], mapping: Mapping): Check[] {
  return [
    ...typed.flatMap((column) => misfits(column, mapping)),
    ...missing(kind, typed),
    ...beyond(kind, typed),
    ...negatives(typed),
    ...tooLong(kind, typed),
    ...order(kind, typed),
    ...unpaid(kind, typed)
  ].filter(({ reason }) => excludes(mapping, reason));
}

function misfits({ name, origin }: TypedColumn, mapping: Mapping): Check[] {
  const reason = origin && MISFIT[origin.target.type];
  if (!origin || !reason) return [];
  const { cell, header, blank = [] } = origin;
  return [
    {
      when: sql`${id(name)} IS NULL AND ${cell} IS NOT NULL AND NOT ${isNull(cell, [...mapping.nullWords, ...blank])}`,
      reason,
      header,
      cell
    }
  ];
}

function missing(kind: Kind, typed: readonly TypedColumn[]): Check[] {
  return typed.flatMap(({ name, origin }) => {
    return origin && isRequired(kind, origin.target)
      ? [{ when: sql`${id(name)} IS NULL`, reason: 'missing_required', header: origin.header, cell: origin.cell }]
      : [];
  });
}

const isRequired = (kind: Kind, target: CanonicalColumn): boolean =>
  target.required === true || (kind === 'calls' && target.name === 'start_at');

/** Placeholders and slips of the year: one would stretch all dates over centuries. A row without its date is no event; other dates may be unknown. */
function beyond(kind: Kind, typed: readonly TypedColumn[]): Check[] {
  return typed.flatMap(({ name, origin }) => {
    if (!origin || !isDated(origin.target)) return [];
    const reason = isRequired(kind, origin.target) ? 'date_beyond' : 'date_placeholder';
    return [{ when: beyondDates(name), reason, header: origin.header, cell: origin.cell }];
  });
}

function negatives(typed: readonly TypedColumn[]): Check[] {
  return typed.flatMap(({ name, origin }) =>
    origin?.target.type === 'duration'
      ? [{ when: sql`${id(name)} < 0`, reason: 'negative_duration', header: origin.header, cell: origin.cell }]
      : []
  );
}

function tooLong(kind: Kind, typed: readonly TypedColumn[]): Check[] {
  const talk = kind === 'calls' ? typed.find(({ name }) => name === 'talk_s') : undefined;
  if (!talk?.origin) return [];
  const voice = typed.some(({ name }) => name === 'channel') ? sql`coalesce(channel, 'voice') = 'voice'` : raw('true');
  return [
    {
      when: sql`talk_s > ${LONGEST_TALK_S} AND ${voice}`,
      reason: 'too_long',
      header: talk.origin.header,
      cell: talk.origin.cell
    }
  ];
}

function order(kind: Kind, typed: readonly TypedColumn[]): Check[] {
  const [from, to] = SPANS[kind] ?? ['', ''];
  const start = typed.find(({ name }) => name === `${from}_utc_s`);
  const end = typed.find(({ name, origin }) => origin && (name === `${to}_utc_s` || name === `${to}_local_s`));
  if (!start || !end?.origin) return [];
  const { cell, header } = end.origin;
  const utc = `${to}_utc_s`;
  const when = sql`${id(utc)} < ${id(`${from}_utc_s`)} AND NOT ${beyondDates(utc)}`;
  return [{ when, reason: 'end_before_start', header, cell }];
}

/** Payments that brought no money. */
function unpaid(kind: Kind, typed: readonly TypedColumn[]): Check[] {
  const origin = kind === 'payments' ? typed.find(({ name }) => name === 'payment_state')?.origin : undefined;
  if (!origin) return [];
  const when = sql`(payment_state IN (${UNPAID_STATES.filter((state) => state !== 'reversed')}) OR (payment_state = 'reversed' AND amount > 0))`;
  return [{ when, reason: 'not_paid', header: origin.header, cell: origin.cell }];
}

/** Number of the first check that a row fails (from 1), NULL when it passes all. */
export function rejectCase(checks: readonly Check[]): Sql {
  if (checks.length === 0) return raw('CAST(NULL AS SMALLINT)');
  return sql`CASE ${join(checks.map(({ when }, i) => sql`WHEN ${when} THEN ${i + 1}`), '\n    ')} END`; // prettier-ignore
}
