import { numbers, texts, toRows, type CancelSignal, type Engine } from '#core/engine.ts';
import { CONTACT_RULES } from '#core/i18n/messages/contact-rules.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Envelope } from '#core/semantic/types.ts';
import type { Settings } from '#core/settings.ts';
import { sql } from '#core/sql/sql.ts';
import { wilson } from '#core/stats/proportions.ts';
import { once } from '../once.ts';
import type { Scope } from '../scope.ts';
import { customerClocks, type ClockSpan } from './clock.ts';
import { contactRows, idTable, IS_BESIDE, judgedTable, marksSql, weekOf, type ContactContext } from './contact-sql.ts';
import { missingColumns, usableShare, type Known } from './needs.ts';
import type { ContactAudit, ContactRule, RuleAudit } from './types.ts';

const { notes } = CONTACT_RULES;

export interface AuditOptions {
  readonly scope: Scope;
  readonly settings: Settings;
  readonly model: ModelInfo;
  /** The rules to read the calls against, from `RULE_PRESETS` or edited. */
  readonly rules: readonly ContactRule[];
  readonly signal?: CancelSignal;
}

/** Below this share of calls with usable ids a count would look like "none" (our choice). */
const MIN_USABLE = 0.5;
const MIN_UNITS = 20;

/**
 * Reads outbound calls against contact rules. A rule whose ids or columns are missing or masked is "not computable", never 0. Counts run
 * over the whole file; marks are those of calls in the scope. The day and hour are the customer's where `customer_tz` tells.
 */
export async function auditContacts(engine: Engine, options: AuditOptions): Promise<ContactAudit> {
  const { scope, settings, model, rules, signal } = options;
  const context = await contactContext(engine, { scope, settings, model });
  const known = await readKnown(engine, context, signal);
  const audits: RuleAudit[] = [];
  for (const rule of rules) audits.push(await auditRule(engine, rule, { context, known, signal }));
  const clock = known.ownClock === 0 ? 'site' : known.ownClock < known.attempts ? 'mixed' : 'customer';
  return { clock, rules: audits, notice: { text: notes.notice } };
}

const clocksOf = new WeakMap<ModelInfo, readonly ClockSpan[]>();

/** Makes `audit_id`, once per data set. */
export function contactIds(engine: Engine, model: ModelInfo): Promise<void> {
  const make = async (): Promise<void> => {
    const clocks = await customerClocks(engine, model);
    clocksOf.set(model, clocks);
    const [found] = toRows(await engine.query(IS_BESIDE));
    await engine.exec(idTable({ model, clocks }, found?.is_beside === true).text);
  };
  return once(model, '', make, 'audit_id');
}

/** What the SQL of the rules needs, with `audit_id` made. */
export async function contactContext(
  engine: Engine,
  { scope, settings, model }: Pick<AuditOptions, 'scope' | 'settings' | 'model'>
): Promise<ContactContext> {
  await contactIds(engine, model);
  return { scope, settings, model, clocks: clocksOf.get(model) ?? [] };
}

/** What is known about the attempts of the scope. */
async function readKnown(engine: Engine, context: ContactContext, signal?: CancelSignal): Promise<Known> {
  const [row] = toRows(
    await engine.query(
      sql`WITH ${contactRows(context, null)}
SELECT
  (count(*) FILTER (WHERE is_attempt))::DOUBLE AS attempts,
  (count(*) FILTER (WHERE is_attempt AND is_timed))::DOUBLE AS timed,
  (count(*) FILTER (WHERE is_attempt AND is_own_clock))::DOUBLE AS own_clock,
  (count(*) FILTER (WHERE is_attempt AND is_answer_known))::DOUBLE AS answer_known,
  (count(*) FILTER (WHERE is_attempt AND debt IS NOT NULL))::DOUBLE AS debt,
  (count(*) FILTER (WHERE is_attempt AND person IS NOT NULL))::DOUBLE AS person,
  (count(*) FILTER (WHERE is_attempt AND debt IS NOT NULL AND person IS NOT NULL))::DOUBLE AS person_debt,
  (count(*) FILTER (WHERE is_conversation AND debt IS NOT NULL))::DOUBLE AS conversations,
  (count(*) FILTER (WHERE is_conversation AND debt IS NOT NULL AND is_party_unknown))::DOUBLE AS unknown_party
FROM contact
WHERE is_in_scope`.text,
      signal ? { signal } : {}
    )
  );
  const value = (name: string): number => Number(row?.[name] ?? 0);
  return {
    attempts: value('attempts'),
    timed: value('timed'),
    ownClock: value('own_clock'),
    answerKnown: value('answer_known'),
    debt: value('debt'),
    person: value('person'),
    personDebt: value('person_debt'),
    conversations: value('conversations'),
    unknownParty: value('unknown_party')
  };
}

interface RuleContext {
  readonly context: ContactContext;
  readonly known: Known;
  readonly signal: CancelSignal | undefined;
}

async function auditRule(
  engine: Engine,
  rule: ContactRule,
  { context, known, signal }: RuleContext
): Promise<RuleAudit> {
  const needs = missingColumns(rule, context.model);
  if (needs.length) return refused(rule, { text: notes.missing, params: { columns: needs.join(', ') } }, needs);
  if (known.attempts === 0) return refused(rule, { text: notes.noCalls }, []);
  const usable = usableShare(rule, known);
  if (usable.share < MIN_USABLE) {
    const reason: Phrase =
      rule.kind === 'hours'
        ? { text: notes.noTime }
        : { text: notes.masked, params: { columns: usable.columns.join(', '), share: percent(1 - usable.share) } };
    return refused(rule, reason, usable.columns);
  }
  const columns = await engine.query(countSql(rule, context), signal ? { signal } : {});
  const counts = (name: string): number[] => numbers(columns, name).map((value) => value ?? 0);
  const weeks = texts(columns, 'week');
  const total = weeks.indexOf(null);
  const at = (name: string): number => counts(name)[total] ?? 0;
  const marked = counts('marks');
  const calls = counts('calls');
  return {
    rule,
    status: 'computable',
    reason: null,
    needs: [],
    calls: at('calls'),
    units: at('units'),
    unitsMarked: at('units_marked'),
    marks: at('marks'),
    share: shareOf(rule, at('units_marked'), at('units'), usable.share),
    weeks: weeks.flatMap((week, i) => (week === null ? [] : [{ week, calls: calls[i] ?? 0, marks: marked[i] ?? 0 }])),
    coverage: usable.share,
    warnings: warningsOf(rule, context, known, usable.share),
    marksSql: marksSql(rule, context).text
  };
}

/** One row per week and one over all (week NULL). */
function countSql(rule: ContactRule, context: ContactContext): string {
  return sql`WITH ${contactRows(context, rule)},${judgedTable(rule, context)},
in_scope AS (
  SELECT (DATE '1970-01-01' + ${weekOf(sql`day`, context.settings.weekStart)}::INTEGER)::VARCHAR AS week, unit, is_mark
  FROM judged
  WHERE is_in_scope)
SELECT
  week,
  count(*)::DOUBLE AS calls,
  (count(*) FILTER (WHERE is_mark))::DOUBLE AS marks,
  count(DISTINCT unit)::DOUBLE AS units,
  (count(DISTINCT unit) FILTER (WHERE is_mark))::DOUBLE AS units_marked
FROM in_scope
GROUP BY GROUPING SETS ((week), ())
ORDER BY week`.text;
}

function refused(rule: ContactRule, reason: Phrase, needs: readonly string[]): RuleAudit {
  return {
    rule,
    status: 'not_computable',
    reason,
    needs,
    calls: 0,
    units: 0,
    unitsMarked: 0,
    marks: 0,
    share: { ...shareOf(rule, 0, 0, 0), status: 'not_computable', reason },
    weeks: [],
    coverage: 0,
    warnings: [],
    marksSql: null
  };
}

/** Share of units with a mark, Wilson interval; a value under 20 units is not solid (METHODS 0.5). */
function shareOf(rule: ContactRule, marked: number, units: number, coverage: number): Envelope {
  return {
    id: rule.id,
    unit: 'ratio',
    value: units > 0 ? marked / units : null,
    n: units,
    ci: wilson(marked, units),
    ciMethod: units > 0 ? 'wilson' : 'none',
    status: units >= MIN_UNITS ? 'ok' : 'insufficient',
    reason: null,
    basis: 'measured',
    coverage,
    warnings: [],
    parts: { num: marked, den: units }
  };
}

function warningsOf(rule: ContactRule, context: ContactContext, known: Known, usable: number): Phrase[] {
  const foreign = known.attempts - known.ownClock;
  const warnings: Phrase[] = [];
  if (known.ownClock === 0) warnings.push({ text: notes.siteClock });
  else if (foreign > 0) warnings.push({ text: notes.mixedClock, params: { share: percent(foreign / known.attempts) } });
  if (usable < 1) warnings.push({ text: notes.partial, params: { share: percent(1 - usable) } });
  if (rule.kind === 'hours' && rule.closedOnHolidays && context.settings.holidays.length === 0) {
    warnings.push({ text: notes.noHolidays });
  }
  const judgesParty = rule.kind === 'after_conversation' || (rule.kind === 'frequency' && rule.counts === 'contacts');
  if (judgesParty && known.unknownParty > 0) {
    warnings.push({ text: notes.unknownParty, params: { share: percent(known.unknownParty / known.conversations) } });
  }
  return warnings;
}

/** A share as whole percent, at least 1 when it is not 0. */
function percent(share: number): number {
  return share > 0 ? Math.max(1, Math.round(share * 100)) : 0;
}
