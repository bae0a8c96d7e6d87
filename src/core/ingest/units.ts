import { REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import { cellsAsDates } from './stamps.ts';
import type { ColumnMapping, DurationUnit, SourceProfile } from './types.ts';
import { durationSeconds } from './values/durations.ts';

/** Units that look the same in a cell. */
const ALIKE: readonly (readonly DurationUnit[])[] = [['s', 'ms', 'min', 'day'], ['m:ss', 'h:mm']]; // prettier-ignore
const DURATIONS = ['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'];

/** Corrects the unit of plain durations, and of clocks in two parts, by end − start, where the preview holds both. */
export function checkUnits(columns: readonly ColumnMapping[], profile: SourceProfile): ColumnMapping[] {
  const spans = callSpans(columns, profile);
  if (spans.length < 5) return [...columns];
  return columns.map((column) => {
    const units = ALIKE.find((alike) => column.unit !== undefined && alike.includes(column.unit));
    if (!DURATIONS.includes(column.target) || !column.unit || !units) return column;
    const cells = profile.preview.map((cells) => cells[column.index] ?? '');
    const named = column.reasons.some(({ text }) => text === REASON_TEXTS['unit.caption']);
    const unit = fittingUnit(cells, spans, [column.unit, ...units], column.target === 'talk_s' && !named);
    return unit === column.unit
      ? column
      : { ...column, unit, reasons: [...column.reasons, { text: REASON_TEXTS['unit.end'] }] };
  });
}

function callSpans(columns: readonly ColumnMapping[], profile: SourceProfile): { row: number; span: number }[] {
  const start = columns.find(({ target }) => target === 'start_at');
  const end = columns.find(({ target }) => target === 'end_at');
  if (!start?.date || !end?.date) return [];
  const from = cellsAsDates(
    profile.preview.map((cells) => cells[start.index] ?? ''),
    start.date
  );
  const to = cellsAsDates(
    profile.preview.map((cells) => cells[end.index] ?? ''),
    end.date
  );
  return from.flatMap((at, row) => {
    const until = to[row];
    return typeof at === 'number' && typeof until === 'number' && until > at ? [{ row, span: until - at }] : [];
  });
}

/**
 * The unit in which a part of the call is never longer than the call; the first one when it fits or none does. That a part is far too short
 * speaks against a unit only for talk, which fills most of a call (`mostOfCall`): holding and after-call work may be a few seconds of an hour.
 */
function fittingUnit(
  cells: readonly string[],
  spans: readonly { row: number; span: number }[],
  units: readonly [DurationUnit, ...DurationUnit[]],
  mostOfCall: boolean
): DurationUnit {
  const topShare = (unit: DurationUnit) => {
    const ratios = spans.flatMap(({ row, span }) => {
      const seconds = durationSeconds(cells[row] ?? '', unit);
      return seconds === null || seconds === 0 ? [] : [seconds / span];
    });
    return ratios.length >= 3 ? Math.max(0, ...ratios) : null;
  };
  const fits = (unit: DurationUnit) => {
    const top = topShare(unit);
    return top !== null && top <= 1.2 && top >= 0.05;
  };
  const [given] = units;
  const own = topShare(given);
  if (own === null || (own <= 1.2 && (own >= 0.05 || !mostOfCall))) return given;
  return units.find(fits) ?? given;
}
