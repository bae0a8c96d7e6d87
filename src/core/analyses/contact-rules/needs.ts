import type { ModelInfo } from '#core/model/types.ts';
import { holds } from './columns.ts';
import type { ContactRule, CountUnit } from './types.ts';

/** Counts of the attempts of a scope by what is known about them. */
export interface Known {
  readonly attempts: number;
  readonly timed: number;
  /** With the customer's own clock. */
  readonly ownClock: number;
  /** Known whether somebody answered. */
  readonly answerKnown: number;
  /** With an id that is neither blank nor masked. */
  readonly debt: number;
  readonly person: number;
  readonly personDebt: number;
  /** Conversations of a known debt, and those where nothing says who answered. */
  readonly conversations: number;
  readonly unknownParty: number;
}

const UNIT_COLUMNS: Readonly<Record<CountUnit, readonly string[]>> = {
  person_debt: ['customer_id', 'case_id'],
  debt: ['case_id'],
  person: ['customer_id']
};

/** Columns that a rule needs and the data do not have, as `table.column`. The person may also come from the cases file. */
export function missingColumns(rule: ContactRule, model: ModelInfo): string[] {
  const has = (column: string): boolean =>
    holds(model, 'calls', column) ||
    (column === 'customer_id' && holds(model, 'cases', column) && holds(model, 'calls', 'case_id'));
  const units = rule.kind === 'hours' ? [] : UNIT_COLUMNS[rule.unit];
  const missing = ['start_at', 'direction', ...units].filter((column) => !has(column));
  const judgesAnswer = rule.kind === 'after_conversation' || (rule.kind === 'frequency' && rule.counts !== 'attempts');
  if (judgesAnswer && !has('talk_s') && !has('disposition')) missing.push('talk_s');
  return missing.map((column) => `calls.${column}`);
}

/** Share of the attempts that a rule can judge, and the columns it depends on. */
export function usableShare(rule: ContactRule, known: Known): { share: number; columns: string[] } {
  if (rule.kind === 'hours') return { share: known.timed / known.attempts, columns: ['calls.start_at'] };
  const count = { person_debt: known.personDebt, debt: known.debt, person: known.person }[rule.unit];
  return { share: count / known.attempts, columns: UNIT_COLUMNS[rule.unit].map((column) => `calls.${column}`) };
}
