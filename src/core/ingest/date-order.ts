import type { ColumnMapping, DateFormat } from './types.ts';
import { swapDayMonth } from './values/dates.ts';

type Order = 'dayFirst' | 'monthFirst';

const LEADING = /^%([dm])([-/.])%[dm]\2/;

/** Which of day and month stands first and what parts them; null for dates in which neither leads. */
function orderOf({ kind, strptime }: DateFormat): { order: Order; mark: string } | null {
  const [, first, mark = ''] = (kind === 'strptime' && LEADING.exec(strptime)) || [];
  return first ? { order: first === 'd' ? 'dayFirst' : 'monthFirst', mark } : null;
}

/** Dates in doubt follow the other columns of the file that are written alike, when those are sure and agree. */
export function settleOrders(columns: readonly ColumnMapping[]): ColumnMapping[] {
  return columns.map((column) => {
    const own = column.date?.ambiguous ? orderOf(column.date) : null;
    if (!own || !column.date) return column;
    const sure = columns.flatMap(({ target, date }) =>
      target !== '' && date && !date.ambiguous ? [orderOf(date)] : []
    );
    const orders = new Set(sure.flatMap((found) => (found?.mark === own.mark ? [found.order] : [])));
    if (orders.size !== 1) return column;
    return { ...column, date: inOrder(column.date, orders.has(own.order)) };
  });
}

function inOrder(date: DateFormat, same: boolean): DateFormat {
  const turned = (format: string) => (same ? format : swapDayMonth(format));
  return {
    ...date,
    strptime: turned(date.strptime),
    ...(date.also ? { also: date.also.map(turned) } : {}),
    ambiguous: false
  };
}

/** A value that day first and month first read as different dates; the first one when there is none. */
export function tellingDate(sample: readonly string[]): string {
  const differs = (value: string) => {
    const [, first, second] = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]/.exec(value) ?? [];
    return first !== undefined && Number(first) !== Number(second);
  };
  return sample.find(differs) ?? sample[0] ?? '';
}
