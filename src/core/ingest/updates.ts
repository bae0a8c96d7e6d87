import { toRows, type Engine } from '#core/engine.ts';
import type { Kind } from '#core/schema/types.ts';
import { id, raw, sql, type Sql } from '#core/sql/sql.ts';
import { captionForms } from './captions.ts';
import { settleOrders } from './date-order.ts';
import type { LoadPlan } from './plan.ts';
import { stampExpr } from './times.ts';
import type { DateFormat, Mapping, SourceColumn, SourceProfile } from './types.ts';
import { findDates } from './values/dates.ts';
import { isNullWord } from './values/words.ts';

/** Amazon Connect delivers a contact at least once and says when it was written last (AWS, contact records data model). */
const CONNECT = 'lastupdatetimestamp';
const CAPTIONS = new Set(
  `${CONNECT}|last update timestamp|last update|last updated|last updated at|lastupdated|last update time|last modified|lastmodified|last modified at|last modified date|last modified time|modified at|modified on|modify date|updated at|updated on|update time|date updated|dateupdated|更新时间|最后更新时间|最近更新时间|修改时间|最后修改时间|letzte änderung|zuletzt geändert|geändert am|aktualisiert am|dernière modification|modifié le|mis à jour le|última modificación|última actualización|actualizado el`.split(
    '|'
  )
);
/** Days on which all rows were written as they stood. */
const AS_OF = new Set(
  'as of|as of date|snapshot date|report date|data date|stand|统计日期|数据日期|快照日期'.split('|')
);
const LEAST = 0.9;

/** The id that names one thing, by kind, where a file may tell it several times. */
const ID: Readonly<Partial<Record<Kind, string>>> = {
  calls: 'call_id',
  cases: 'case_id',
  promises: 'promise_id',
  payments: 'payment_id'
};

/** The column that says when a row was written last. */
export interface UpdateColumn {
  source: SourceColumn;
  date: DateFormat;
  /** Equal ids are the same thing, whatever else differs. */
  sure: boolean;
}

/** Finds the column that says when a row was written last; null without. */
export function updateColumn(profile: SourceProfile, mapping: Mapping): UpdateColumn | null {
  for (const source of profile.columns) {
    const forms = captionForms(source.header);
    const isDay = mapping.kind === 'cases' && forms.some((form) => AS_OF.has(form));
    if (!isDay && !forms.some((form) => CAPTIONS.has(form))) continue;
    const found = findDates(source.sample.filter((value) => !isNullWord(value)));
    if (!found || found.share < LEAST || !(found.timed || isDay)) continue;
    const own = {
      header: source.header,
      index: source.index,
      target: '',
      confidence: 0,
      reasons: [],
      date: found.date
    };
    const date = settleOrders([...mapping.columns, own]).at(-1)?.date ?? found.date;
    return { source, date, sure: forms.some((form) => form.replaceAll(' ', '') === CONNECT) };
  }
  return null;
}

/** The id column of a file that tells one thing several times, and the column whose latest row counts, as far as the sample shows; null without. */
export function repeatedUpdates(profile: SourceProfile, mapping: Mapping): { id: string; updated: string } | null {
  const name = mapping.kind === 'unknown' ? undefined : ID[mapping.kind];
  const column = mapping.columns.find(({ target }) => target === name);
  const repeats = column && profile.columns[column.index]?.top.some(({ count }) => count > 1);
  const update = repeats ? updateColumn(profile, mapping) : null;
  return column && update ? { id: column.header, updated: update.source.header } : null;
}

/** When the rows of a source were written: `line_no`, `updated_s`, and the cell for parts of a second. */
export function updatesText({ source, date }: UpdateColumn, rows: Sql): Sql {
  const cell = id(`c${source.index}`);
  return sql`SELECT line_no, ${stampExpr(cell, date).value} AS updated_s, ${cell} AS updated_text FROM (${rows}) AS source_row`;
}

/**
 * Condition that names the rows of a source which a later row of the same thing replaces; null when there are none. Calls are the same thing when id, leg
 * and start are, and not two people had them: legs of a call are told apart by these.
 */
export async function olderRows(engine: Engine, plan: LoadPlan): Promise<Sql | null> {
  const { kind, sourceNo, updates } = plan;
  const name = ID[kind];
  if (!updates || !name || !plan.columns.includes(name)) return null;
  const own = sql`source_no = ${sourceNo} AND ${id(name)} IS NOT NULL`;
  const [row] = toRows(
    await engine.query(
      sql`SELECT count(*)::DOUBLE AS n, count(DISTINCT ${id(name)})::DOUBLE AS ids FROM ${id(kind)} WHERE ${own}`.text
    )
  );
  if (Number(row?.n) === Number(row?.ids)) return null;
  const legs = kind === 'calls' && !updates.sure;
  const thing = legs ? raw('call_id, leg_no, start_utc_s') : id(name);
  const same = legs
    ? sql`(min(agent_id) OVER (PARTITION BY ${thing})) IS NOT DISTINCT FROM (max(agent_id) OVER (PARTITION BY ${thing}))`
    : raw('true');
  return sql`${own} AND line_no IN (SELECT line_no FROM (
    SELECT
      line_no,
      rank() OVER (PARTITION BY ${thing} ORDER BY updated_s DESC, updated_text DESC) AS turn,
      ${same} AS is_same
    FROM ${id(kind)}
    JOIN (${updates.rows}) AS update_row USING (line_no)
    WHERE ${own} AND updated_s IS NOT NULL
  ) WHERE turn > 1 AND is_same)`;
}
