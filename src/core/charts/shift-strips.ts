import { formatMinutes } from '#core/i18n/date.ts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Scale } from './axis.ts';
import type { Tone } from './tones.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** A stretch of time in minutes after midnight of the day the shift began; past midnight it goes on from 1440. */
export type Stretch = readonly [from: number, to: number];

/** One shift: when the agent was busy with what. */
export interface ShiftRow {
  readonly key: string;
  /** The day, in words: `Mon 16 Jun`. */
  readonly label: string;
  readonly detail?: string;
  /** Per part, in their order: its stretches. */
  readonly busy: readonly (readonly Stretch[])[];
  /** Stretches without a pause that are long by the settings: underlined. */
  readonly long: readonly Stretch[];
  /** The longest stretch without a pause, in seconds; null when it cannot be known. */
  readonly longest: number | null;
  /** Contacts of the shift. */
  readonly n: number;
  /** Why nothing is drawn, in words. */
  readonly reason: string | null;
  /** Single contacts, to be pointed at; in order of their start. */
  readonly calls?: readonly { readonly span: Stretch; readonly words: string }[];
}

export interface ShiftData {
  readonly title: string;
  /** What the agent was busy with: talk, hold, after-call. */
  readonly parts: readonly { readonly id: string; readonly label: string; readonly tone: Tone }[];
  readonly rows: readonly ShiftRow[];
  /** Header of the longest stretches: `longest`. */
  readonly longestLabel: string;
  readonly nLabel: string;
  /** What a clock span is called: `busy from, to`. */
  readonly spanLabel: string;
}

const HOUR = 60;
const DAY = 1440;
/** Hours between ticks; the first that leaves at most six. */
const STEPS = [1, 2, 3, 4, 6, 12] as const;
const MOST_TICKS = 6;

/** One clock for all shifts, in whole steps of hours; it may go on past midnight. */
export function scale(data: ShiftData): Scale {
  const ends = data.rows.flatMap((row) => [...row.busy.flat(), ...row.long]).flat();
  if (ends.length === 0) return { min: 9 * HOUR, max: 18 * HOUR, step: 3 * HOUR };
  const [low, high] = ends.reduce(
    ([least, most], end) => [Math.min(least, end), Math.max(most, end)],
    [Infinity, -Infinity]
  );
  const from = Math.floor(low / HOUR) * HOUR;
  const to = Math.max(from + HOUR, Math.ceil(high / HOUR) * HOUR);
  const hours = STEPS.find((step) => (to - from) / HOUR / step <= MOST_TICKS - 1) ?? 12;
  return { min: from, max: to, step: hours * HOUR };
}

/** Minutes after midnight as a clock shows them: `25:30` is `01:30`. */
export function clock(minutes: number): string {
  return formatMinutes(((Math.round(minutes) % DAY) + DAY) % DAY);
}

/** All stretches of a part as one SVG path, in minutes from `min` and one unit high. */
export function pathOf(stretches: readonly Stretch[], { min }: Pick<Scale, 'min'>): string {
  return stretches.map(([from, to]) => `M${round(from - min)} 0h${round(to - from)}v1h${round(from - to)}z`).join('');
}

/** Minutes beside a contact that still point at it: the strip is narrow. */
const NEAR_MIN = 2;

/** The contact at a minute of the clock, else the nearest one beside it; null where there is none. */
export function callAt({ calls = [] }: ShiftRow, minute: number): number | null {
  const away = ([from, to]: Stretch): number => Math.max(from - minute, minute - to, 0);
  const nearest = calls.reduce<number | null>(
    (best, call, i) => (best === null || away(call.span) < away(calls[best]?.span ?? call.span) ? i : best),
    null
  );
  return nearest !== null && away(calls[nearest]?.span ?? [0, 0]) <= NEAR_MIN ? nearest : null;
}

/** First and last busy minute of a shift; null without any. */
export function spanOf(row: ShiftRow): Stretch | null {
  const stretches = row.busy.flat();
  if (stretches.length === 0) return null;
  return [Math.min(...stretches.map(([from]) => from)), Math.max(...stretches.map(([, to]) => to))];
}

/** Seconds of each part. */
export function secondsOf(row: ShiftRow, part: number): number {
  return (row.busy[part] ?? []).reduce((sum, [from, to]) => sum + (to - from) * 60, 0);
}

/** One sentence with the longest stretch of every shift. */
export function describe(data: ShiftData, { locale, format }: ChartContext): string {
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const rows = data.rows
    .map(
      (row) =>
        `${row.label} ${row.longest === null ? say(CHARTS.noData, locale) : format.value(row.longest, 'seconds')}`
    )
    .join(say(CHARTS.join, locale));
  return say(CHARTS.rowsDescribe, locale, { title: `${data.title}, ${data.longestLabel}`, rows });
}

/** One mark a shift. */
export function marks(data: ShiftData, { locale, format }: ChartContext): Mark[] {
  return data.rows.map((row) => {
    const span = spanOf(row);
    return {
      key: row.key,
      title: row.detail ? `${row.label}, ${row.detail}` : row.label,
      lines: [
        { label: data.spanLabel, value: span ? clocks(span) : (row.reason ?? say(CHARTS.noData, locale)) },
        ...data.parts.flatMap((part, i) =>
          row.busy[i]?.length ? [{ label: part.label, value: format.value(secondsOf(row, i), 'seconds') }] : []
        ),
        { label: data.nLabel, value: format.count(row.n) },
        { label: data.longestLabel, value: format.value(row.longest, 'seconds') },
        ...row.long.map((stretch) => ({ label: '', value: clocks(stretch) }))
      ]
    };
  });
}

/** Shifts down; span, seconds of each part, contacts and longest stretch across. */
export function table(data: ShiftData, { format }: ChartContext): TableData {
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      { label: data.spanLabel, numeric: false },
      ...data.parts.map((part) => ({ label: part.label, numeric: true })),
      { label: data.nLabel, numeric: true },
      { label: data.longestLabel, numeric: true }
    ],
    rows: data.rows.map((row) => {
      const span = spanOf(row);
      return {
        key: row.key,
        cells: [
          { text: row.label, value: row.key },
          { text: span ? clocks(span) : '–' },
          ...data.parts.map((_, i) => {
            const seconds = span ? secondsOf(row, i) : null;
            return { text: format.value(seconds, 'seconds'), value: seconds };
          }),
          { text: format.count(row.n), value: row.n },
          { text: format.value(row.longest, 'seconds'), value: row.longest }
        ]
      };
    })
  };
}

export function clocks([from, to]: Stretch): string {
  return `${clock(from)}–${clock(to)}`;
}

function round(minutes: number): number {
  return Number(minutes.toFixed(3));
}
