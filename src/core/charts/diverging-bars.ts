import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { ChartContext, Mark, TableData } from './types.ts';
import type { Scale } from './axis.ts';

/** Answers of one group, from the lowest to the highest; `mean` and its interval are drawn at the right. */
export interface AnswerRow {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** How many gave each answer. */
  readonly counts: readonly number[];
  readonly mean: number | null;
  readonly interval: readonly [number, number] | null;
  readonly n: number;
  readonly small: boolean;
  /** Why there is no bar, in words. */
  readonly reason: string | null;
}

export interface AnswersData {
  readonly title: string;
  /** From the lowest to the highest, two or more; an odd number has a neutral one in the middle. */
  readonly answers: readonly string[];
  readonly rows: readonly AnswerRow[];
  /** Header of the means: `average of 5`. */
  readonly meanLabel: string;
  readonly nLabel: string;
}

/** A part of a bar, in shares of all answers from the middle of the neutral answer (between the two middle ones if even). */
export interface AnswerPart {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** Parts of a bar from left to right; none without answers. Answers nobody gave are left out. */
export function partsOf(row: AnswerRow): AnswerPart[] {
  const all = row.counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return [];
  const half = (row.counts.length - 1) / 2;
  const below = row.counts.reduce((sum, count, i) => sum + (i < half ? count : i === half ? count / 2 : 0), 0);
  let end = -below / all;
  return row.counts.flatMap((count, index) => {
    const from = end;
    end += count / all;
    return count > 0 ? [{ index, from, to: end }] : [];
  });
}

/** In quarters, or in halves where that would be more than five ticks, as far as the bars reach to either side of neutral. */
export function scale(data: AnswersData): Scale {
  const parts = data.rows.flatMap(partsOf);
  const low = Math.min(-0.25, ...parts.map(({ from }) => from));
  const high = Math.max(0.25, ...parts.map(({ to }) => to));
  const by = (step: number) => ({
    min: Math.floor(low / step + 1e-9) * step,
    max: Math.ceil(high / step - 1e-9) * step,
    step
  });
  const quarters = by(0.25);
  return quarters.max - quarters.min > 1 ? by(0.5) : quarters;
}

/** Tone of an answer: a step, 1 to 9, of the ramp for below and above. */
export function toneStep(index: number, answers: number): number {
  return answers < 2 ? 5 : Math.round(1 + (8 * index) / (answers - 1));
}

/** One sentence with the mean of every row. */
export function describe(data: AnswersData, { locale, format }: ChartContext): string {
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const rows = data.rows
    .map((row) => `${row.label} ${row.mean === null ? say(CHARTS.noData, locale) : format.value(row.mean, 'score')}`)
    .join(say(CHARTS.join, locale));
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows });
}

/** One mark a row: the mean, then each answer with its share. */
export function marks(data: AnswersData, { locale, format }: ChartContext): Mark[] {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return data.rows.map((row) => {
    const all = row.counts.reduce((sum, count) => sum + count, 0);
    return {
      key: row.key,
      title: row.detail ? `${row.label}, ${row.detail}` : row.label,
      lines: [
        {
          label: data.meanLabel,
          value: row.mean === null ? (row.reason ?? t(CHARTS.noData)) : format.value(row.mean, 'score')
        },
        ...(row.interval ? [{ label: t(CHARTS.interval), value: format.interval(row.interval, 'score') }] : []),
        ...(all === 0
          ? []
          : data.answers.map((label, i) => ({ label, value: format.value((row.counts[i] ?? 0) / all, 'ratio') }))),
        { label: data.nLabel, value: format.count(row.n) },
        ...(row.small ? [{ label: '', value: t(CHARTS.tooFew) }] : [])
      ]
    };
  });
}

/** Rows down; share of each answer, mean, interval and n across. */
export function table(data: AnswersData, { locale, format }: ChartContext): TableData {
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      ...data.answers.map((label) => ({ label, numeric: true })),
      { label: data.meanLabel, numeric: true },
      { label: say(CHARTS.interval, locale), numeric: true },
      { label: data.nLabel, numeric: true }
    ],
    rows: data.rows.map((row) => {
      const all = row.counts.reduce((sum, count) => sum + count, 0);
      return {
        key: row.key,
        cells: [
          { text: row.label, value: row.key },
          ...data.answers.map((_, i) => {
            const share = all === 0 ? null : (row.counts[i] ?? 0) / all;
            return { text: format.value(share, 'ratio'), value: share, small: row.small };
          }),
          { text: format.value(row.mean, 'score'), value: row.mean, small: row.small },
          { text: row.interval ? format.interval(row.interval, 'score') : '–' },
          { text: format.count(row.n), value: row.n }
        ]
      };
    })
  };
}
