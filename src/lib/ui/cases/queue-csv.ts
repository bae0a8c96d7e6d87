import type { QueueRow, QueueTabs } from '#core/analyses/cases/types.ts';
import { CASES_PAGE } from '#core/i18n/messages/cases-page.ts';
import type { Text } from '#core/i18n/text.ts';
import type { CaseMark } from '#lib/state/case-marks.svelte.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import type { CsvCell } from '../csv.ts';
import { maskId, maskText } from './mask.ts';
import { agentText, daysOwed, resultText } from './words.ts';

interface TableOptions {
  readonly holds: QueueTabs['holds'];
  readonly masked: boolean;
  /** Rows of the tab of what falls due: with what that is, and when it was last spoken of. */
  readonly isComing: boolean;
  readonly markOf: (caseId: string) => CaseMark;
}

interface Column {
  readonly label: Text;
  readonly cell: (row: QueueRow, mark: CaseMark) => CsvCell;
}

const KINDS = { promise: CASES_PAGE.kindPromise, instalment: CASES_PAGE.kindInstalment } as const;

/** Columns of the queue as a file. Case ids stay, customers and numbers in notes are masked unless names are shown. */
function columnsOf({ holds, masked, isComing }: Omit<TableOptions, 'markOf'>): Column[] {
  const when = (has: boolean, ...columns: Column[]): Column[] => (has ? columns : []);
  const say = (phrases: QueueRow['reasons']): string => locale.sentences(phrases.map(locale.phrase));
  return [
    { label: CASES_PAGE.case, cell: ({ caseId }) => caseId },
    {
      label: CASES_PAGE.customer,
      cell: ({ customerId }) => (customerId === null ? '' : masked ? maskId(customerId) : customerId)
    },
    ...when(holds.agent, { label: CASES_PAGE.agent, cell: ({ agent }) => agentText(agent) }),
    ...when(holds.dpd, { label: CASES_PAGE.dpd, cell: ({ dpd }) => dpd }),
    ...when(holds.balance, { label: CASES_PAGE.balance, cell: ({ balance }) => balance }),
    ...when(
      holds.result,
      { label: CASES_PAGE.lastResult, cell: ({ lastResult }) => (lastResult ? resultText(lastResult.code) : '') },
      { label: CASES_PAGE.resultDay, cell: ({ lastResult }) => lastResult?.day ?? '' }
    ),
    ...when(
      holds.promise,
      { label: CASES_PAGE.promiseDue, cell: ({ promise }) => promise?.due ?? '' },
      { label: CASES_PAGE.promiseAmount, cell: ({ promise }) => promise?.amount ?? null }
    ),
    ...when(
      isComing,
      { label: CASES_PAGE.comingKinds, cell: ({ coming }) => (coming ? locale.t(KINDS[coming.kind]) : '') },
      { label: CASES_PAGE.fallsDueOn, cell: ({ coming }) => coming?.due ?? '' },
      { label: CASES_PAGE.stillOpen, cell: ({ coming }) => coming?.amount ?? null },
      { label: CASES_PAGE.landmark, cell: ({ coming }) => coming?.landmark ?? '' },
      ...when(holds.contact, { label: CASES_PAGE.lastContact, cell: ({ lastContact }) => lastContact ?? '' })
    ),
    { label: CASES_PAGE.owed, cell: ({ owed }) => owed ?? '' },
    { label: CASES_PAGE.owedDays, cell: daysOwed },
    { label: CASES_PAGE.why, cell: ({ reasons }) => say(reasons) },
    { label: CASES_PAGE.next, cell: ({ next }) => say([next]) },
    ...when(
      holds.attempts,
      { label: CASES_PAGE.attemptsColumn, cell: ({ attempts }) => attempts },
      { label: CASES_PAGE.freeFrom, cell: ({ freeFrom }) => freeFrom ?? '' }
    ),
    { label: CASES_PAGE.doneAt, cell: (_, { doneAt }) => doneAt ?? '' },
    { label: CASES_PAGE.note, cell: (_, { note = '' }) => (masked ? maskText(note) : note) }
  ];
}

/** Head and rows of the queue as a file. */
export function queueTable(rows: readonly QueueRow[], options: TableOptions): { head: string[]; rows: CsvCell[][] } {
  const columns = columnsOf(options);
  return {
    head: columns.map(({ label }) => locale.t(label)),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row, options.markOf(row.caseId))))
  };
}
