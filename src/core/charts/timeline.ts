import { TIMELINE } from '#core/i18n/messages/cases-page.ts';
import { say } from '#core/i18n/text.ts';
import type { Box, ChartContext, Mark, Size, TableData } from './types.ts';

/** Lanes from top to bottom. */
export const LANES = ['contact', 'promise', 'payment', 'reminder', 'status'] as const;
export type Lane = (typeof LANES)[number];

/** How a mark is drawn: filled when something came of it, hollow when not. */
export type Shape = 'dot' | 'ring' | 'diamond' | 'square' | 'tick';

/** One event; `at` is local, `YYYY-MM-DD HH:MM:SS` or a date alone. Words are given, so that masking lies with whoever shows them. */
export interface TimelineEvent {
  readonly key: string;
  readonly lane: Lane;
  readonly at: string;
  readonly shape: Shape;
  readonly title: string;
  readonly when: string;
  readonly detail: string;
  readonly amount: number | null;
  /** Key of the event that this one began with: a line joins them (promise made, promise due). */
  readonly from?: string;
}

export interface TimelineData {
  readonly caseId: string;
  /** Oldest first. */
  readonly events: readonly TimelineEvent[];
  /** Day that the data speak of. */
  readonly asOf: string | null;
}

/** A tick of the time axis. */
export interface Tick {
  readonly x: number;
  readonly label: string;
}

const PAD = { left: 84, right: 14, top: 8, bottom: 22 } as const;
const LANE_PX = 26;
const MARK_PX = 12;
const DAY_S = 86_400;
const TICK_PX = 64;

/** Lanes that have an event, in their order. */
export function lanesOf({ events }: TimelineData): Lane[] {
  const used = new Set(events.map(({ lane }) => lane));
  return LANES.filter((lane) => used.has(lane));
}

/** Height that a drawing needs. */
export function heightOf(data: TimelineData): number {
  return PAD.top + lanesOf(data).length * LANE_PX + PAD.bottom;
}

const secondsOf = (at: string): number => Date.parse(`${at.slice(0, 10)}T${at.slice(11, 19) || '12:00:00'}Z`) / 1000;

/** First and last second, widened to at least a week, with half a day of air. */
function spanOf({ events, asOf }: TimelineData): [from: number, to: number] {
  const stamps = [...events.map(({ at }) => secondsOf(at)), ...(asOf === null ? [] : [secondsOf(asOf)])];
  const [low, high] = [Math.min(...stamps), Math.max(...stamps)];
  const air = Math.max(DAY_S, (7 * DAY_S - (high - low)) / 2);
  return [low - air, high + air];
}

/** Where a moment lies, in pixels. */
export function xOf(data: TimelineData, at: string, size: Size): number {
  const [from, to] = spanOf(data);
  const width = Math.max(1, size.width - PAD.left - PAD.right);
  return PAD.left + ((secondsOf(at) - from) / (to - from)) * width;
}

/** Middle of a lane, in pixels. */
export function yOf(data: TimelineData, lane: Lane): number {
  return PAD.top + (lanesOf(data).indexOf(lane) + 0.5) * LANE_PX;
}

/** Month starts where the span is long, else Mondays; labels never touch. */
export function ticks(data: TimelineData, { format }: ChartContext, size: Size): Tick[] {
  const [from, to] = spanOf(data);
  const days = Array.from({ length: Math.max(0, Math.floor(to / DAY_S) - Math.ceil(from / DAY_S) + 1) }, (_, i) =>
    new Date((Math.ceil(from / DAY_S) + i) * DAY_S * 1000).toISOString().slice(0, 10)
  );
  const long = (to - from) / DAY_S > 70;
  const starts = days.filter((day) => (long ? day.endsWith('-01') : new Date(`${day}T00:00:00Z`).getUTCDay() === 1));
  const placed = starts.map((day) => ({ x: xOf(data, `${day} 00:00:00`, size), label: format.dayShort(day) }));
  const room = placed.filter(({ x }) => x >= PAD.left && x <= size.width - PAD.right - TICK_PX / 3);
  const every = Math.max(1, Math.ceil((room.length * TICK_PX) / Math.max(1, size.width - PAD.left - PAD.right)));
  return room.filter((_, i) => i % every === 0);
}

/** One mark an event. */
export function marks(data: TimelineData, { locale, format }: ChartContext): Mark[] {
  return data.events.map(({ key, title, when, detail, amount }) => ({
    key,
    title,
    lines: [
      { label: say(TIMELINE.date, locale), value: when },
      ...(detail ? [{ label: say(TIMELINE.detail, locale), value: detail }] : []),
      ...(amount === null ? [] : [{ label: say(TIMELINE.amount, locale), value: format.value(amount, 'money') }])
    ]
  }));
}

export function boxOf(data: TimelineData, index: number, size: Size): Box | null {
  const event = data.events[index];
  if (!event) return null;
  const [x, y] = [xOf(data, event.at, size), yOf(data, event.lane)];
  return { x: x - MARK_PX / 2, y: y - MARK_PX / 2, width: MARK_PX, height: MARK_PX };
}

/** The nearest event of the lane under a point, within reach of a finger. */
export function markAt(data: TimelineData, point: { x: number; y: number }, size: Size): number | null {
  const lane = lanesOf(data)[Math.floor((point.y - PAD.top) / LANE_PX)];
  let best: number | null = null;
  let distance: number = MARK_PX;
  data.events.forEach((event, index) => {
    const away = Math.abs(xOf(data, event.at, size) - point.x);
    if (event.lane === lane && away <= distance) [best, distance] = [index, away];
  });
  return best;
}

/** One sentence: which case, how many events, from when to when. */
export function describe({ caseId, events }: TimelineData, { locale }: ChartContext): string {
  const n = events.length;
  const [from, to] = [events[0]?.when ?? '', events.at(-1)?.when ?? ''];
  return say(TIMELINE.describe, locale, { case: caseId, n, from, to });
}

export function table(data: TimelineData, context: ChartContext): TableData {
  const { locale, format } = context;
  return {
    caption: describe(data, context),
    columns: [
      { label: say(TIMELINE.date, locale), numeric: false },
      { label: say(TIMELINE.what, locale), numeric: false },
      { label: say(TIMELINE.detail, locale), numeric: false },
      { label: say(TIMELINE.amount, locale), numeric: true }
    ],
    rows: data.events.map(({ key, when, at, title, detail, amount }) => ({
      key,
      cells: [
        { text: when, value: at },
        { text: title },
        { text: detail },
        { text: amount === null ? '' : format.value(amount, 'money'), value: amount }
      ]
    }))
  };
}
