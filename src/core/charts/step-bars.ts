import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Family } from '#core/semantic/types.ts';
import { niceScale, type Scale } from './axis.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** How much of the step before a step keeps. `n`: what was counted there; `small`: under the minimum sample. */
export interface StepRate {
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly n: number;
  readonly small: boolean;
  readonly previous: number | null;
  /** Instead of `rateLabel`, where this step is measured against something else: `of promises due`. */
  readonly label?: string;
}

export interface FunnelStep {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** What reached the step; null when it was not measured. */
  readonly count: number | null;
  readonly previous: number | null;
  /** Null for the first step. */
  readonly rate: StepRate | null;
  /** Why there is no count, in words. */
  readonly reason: string | null;
}

export interface StepsData {
  readonly title: string;
  readonly family: Family;
  readonly steps: readonly FunnelStep[];
  /** `attempts and what came of them` */
  readonly countLabel: string;
  /** `of the step before` */
  readonly rateLabel: string;
  readonly nLabel: string;
}

/** From zero to the largest step, now or before. */
export function scale(data: StepsData): Scale {
  const ends = data.steps.flatMap((step) => [step.count ?? 0, step.previous ?? 0]);
  return niceScale(0, Math.max(0, ...ends), { fromZero: true, ticks: 3 });
}

/** One sentence with every step, its count and its rate. */
export function describe(data: StepsData, { locale, format }: ChartContext): string {
  if (data.steps.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const rows = data.steps
    .map(({ label, count, rate }) => {
      const value = count === null ? say(CHARTS.noData, locale) : format.count(count);
      if (!rate || rate.value === null) return `${label} ${value}`;
      return `${label} ${say(CHARTS.ofTotal, locale, { value, share: format.value(rate.value, 'ratio') })}`;
    })
    .join(say(CHARTS.join, locale));
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows });
}

/** One mark a step. */
export function marks(data: StepsData, { locale, format }: ChartContext): Mark[] {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return data.steps.map((step) => ({
    key: step.key,
    title: step.detail ? `${step.label}, ${step.detail}` : step.label,
    lines: [
      {
        label: data.countLabel,
        value: step.count === null ? (step.reason ?? t(CHARTS.noData)) : format.count(step.count)
      },
      ...(step.previous === null ? [] : [{ label: t(CHARTS.previous), value: format.count(step.previous) }]),
      ...(step.rate ? rateLines(step.rate, data) : [])
    ]
  }));

  function rateLines(rate: StepRate, { rateLabel, nLabel }: StepsData): Mark['lines'] {
    const label = rate.label ?? rateLabel;
    return [
      { label, value: rate.value === null ? t(CHARTS.noData) : format.value(rate.value, 'ratio') },
      ...(rate.interval ? [{ label: t(CHARTS.interval), value: format.interval(rate.interval, 'ratio') }] : []),
      ...(rate.previous === null
        ? []
        : [{ label: `${label}, ${t(CHARTS.previous)}`, value: format.value(rate.previous, 'ratio') }]),
      { label: nLabel, value: format.count(rate.n) },
      ...(rate.small ? [{ label: '', value: t(CHARTS.tooFew) }] : [])
    ];
  }
}

/** Steps down; count, previous count, rate, interval, n and previous rate across. */
export function table(data: StepsData, { locale, format }: ChartContext): TableData {
  const previous = say(CHARTS.previous, locale);
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      { label: data.countLabel, numeric: true },
      { label: previous, numeric: true },
      { label: data.rateLabel, numeric: true },
      { label: say(CHARTS.interval, locale), numeric: true },
      { label: data.nLabel, numeric: true },
      { label: `${data.rateLabel}, ${previous}`, numeric: true }
    ],
    rows: data.steps.map(({ key, label, count, previous: before, rate }) => ({
      key,
      cells: [
        { text: rate?.label ? `${label} (${rate.label})` : label, value: key },
        { text: format.value(count, 'count'), value: count },
        { text: format.value(before, 'count'), value: before },
        { text: format.value(rate?.value ?? null, 'ratio'), value: rate?.value ?? null, small: rate?.small ?? false },
        { text: rate?.interval ? format.interval(rate.interval, 'ratio') : '–' },
        { text: format.value(rate?.n ?? null, 'count'), value: rate?.n ?? null },
        { text: format.value(rate?.previous ?? null, 'ratio'), value: rate?.previous ?? null }
      ]
    }))
  };
}
