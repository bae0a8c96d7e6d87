import type { Locale } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';

/** Colours and faces a chart draws with: hex values, read from the tokens of the current theme. */
export interface Palette {
  readonly surface: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly grid: string;
  readonly axis: string;
  readonly band: string;
  readonly lineStrong: string;
  readonly compare: string;
  readonly under: string;
  readonly weekend: string;
  readonly dirOut: string;
  readonly dirIn: string;
  readonly volume: string;
  readonly time: string;
  readonly workload: string;
  readonly strain: string;
  readonly repayment: string;
  readonly satisfaction: string;
  /** Seven steps, from low to high. */
  readonly sequential: readonly string[];
  readonly strainRamp: readonly string[];
  readonly categories: readonly string[];
  readonly font: string;
  /** Pixels of axis labels. */
  readonly fontSize: number;
}

/** Puts values in words, in one language and with the settings of the site. */
export interface Formats {
  /** A value in its unit; null is an en dash. `n` is the sample of a rate: a small one has no decimals. */
  value(value: number | null, unit: Unit, n?: number): string;
  /** A tick in its short form (`50k`, `5 万`); `highest` is the largest of its axis, so that all are shortened or none. */
  axis(value: number, unit: Unit, highest?: number): string;
  interval(interval: readonly [number, number], unit: Unit): string;
  /** Difference in the unit's own words (`+2.1 pts`, `+18 s`), or relative for counts and amounts. */
  change(now: number, before: number, unit: Unit): string;
  /** A ratio as a signed share: `+5.5%`. */
  relative(ratio: number): string;
  count(value: number): string;
  /** `Mon 2 Jun`. */
  day(date: string): string;
  /** `2 Jun`. */
  dayShort(date: string): string;
  /** The month of a date: `Jun 2025`. */
  month(date: string): string;
  /** ISO weekday 1–7: `Mon`. */
  weekday(isoDay: number): string;
}

/** What a chart needs to know besides its data. */
export interface ChartContext {
  readonly locale: Locale;
  readonly palette: Palette;
  readonly format: Formats;
}

/** Size of the drawing in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One mark that can be focused, hovered and clicked: what its tooltip says, line by line. */
export interface Mark {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

/** The numbers of a chart as a table. */
export interface TableData {
  readonly caption: string;
  /** The sample behind the chart, where no column named `n` adds up to it. */
  readonly n?: number;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  /** Cells in column order; `value` is the figure in full precision, for `data-value`. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly TableCell[] }[];
}

export interface TableCell {
  readonly text: string;
  readonly value?: number | string | null;
  /** Marked as under the minimum sample. */
  readonly small?: boolean;
}

/** A mark as one sentence, for the live region. */
export function sentenceOf(mark: Mark): string {
  return `${mark.title}: ${mark.lines.map(({ label, value }) => (label ? `${label} ${value}` : value)).join(', ')}`;
}
