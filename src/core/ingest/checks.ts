import type { ColumnType, Kind } from '#core/schema/types.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { excludes, LONGEST_TALK_S, SPANS } from './doubts.ts';
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
    ...negatives(typed),
    ...tooLong(kind, typed),
    ...order(kind, typed)
  ].filter(({ reason }) => excludes(mapping, reason));
}

function misfits({ name, origin }: TypedColumn, mapping: Mapping): Check[] {
  const reason = origin && MISFIT[origin.target.type];
  if (!origin || !reason) return [];
  const { cell, header } = origin;
  return [
    {
      when: sql`${id(name)} IS NULL AND ${cell} IS NOT NULL AND NOT ${isNull(cell, mapping.nullWords)}`,
      reason,
      header,
      cell
    }
  ];
}

function missing(kind: Kind, typed: readonly TypedColumn[]): Check[] {
  return typed.flatMap(({ name, origin }) => {
    const required = origin && (origin.target.required || (kind === 'calls' && origin.target.name === 'start_at'));
    return required
      ? [{ when: sql`${id(name)} IS NULL`, reason: 'missing_required', header: origin.header, cell: origin.cell }]
      : [];
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
  return [{ when: sql`${id(`${to}_utc_s`)} < ${id(`${from}_utc_s`)}`, reason: 'end_before_start', header, cell }];
}

/** Number of the first check that a row fails (from 1), NULL when it passes all. */
export function rejectCase(checks: readonly Check[]): Sql {
  if (checks.length === 0) return raw('CAST(NULL AS SMALLINT)');
  return sql`CASE ${join(checks.map(({ when }, i) => sql`WHEN ${when} THEN ${i + 1}`), '\n    ')} END`; // prettier-ignore
}
