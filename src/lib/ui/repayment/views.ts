import type { ContactSteps } from '#core/analyses/repayment/contact-steps.ts';
import type { Curve } from '#core/analyses/repayment/curve.ts';
import type { CaseFunnel } from '#core/analyses/repayment/funnel.ts';
import { isInContactHours, type ReachByHour } from '#core/analyses/repayment/hours.ts';
import { notComputable } from '#core/analyses/repayment/envelope.ts';
import { EXITS, outcomesByBucket, OUTCOMES, type RollMatrix } from '#core/analyses/repayment/roll-matrix.ts';
import type { Waivers } from '#core/analyses/repayment/waivers.ts';
import type { ReachByAttempt } from '#core/analyses/repayment/reach-by-attempt.ts';
import type { Vintages } from '#core/analyses/repayment/vintage.ts';
import type { Figure } from '#core/analyses/overview-types.ts';
import type { CurveGroup } from '#core/charts/curve.ts';
import type { HeatData } from '#core/charts/heat-map.ts';
import type { LineBandData, LinePoint, LineSeries } from '#core/charts/line-band.ts';
import type { MatrixCell, MatrixData } from '#core/charts/matrix.ts';
import type { LevelCell, LevelRow, LevelTableData } from '#core/charts/level-table.ts';
import type { TableData } from '#core/charts/types.ts';
import type { StackedData } from '#core/charts/stacked-bars.ts';
import type { StepsData, StepRate } from '#core/charts/step-bars.ts';
import { formatInterval, formatMonth, formatValue } from '#core/i18n/format.ts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { FUNNEL, ROLL } from '#core/i18n/messages/repayment.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { REPAYMENT_PAGE as WORDS } from '#core/i18n/messages/repayment-page.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { bucketLabel } from '#core/semantic/value-label.ts';
import { contactHoursText } from '../contact-hours.ts';
import type { FigureView } from '../marks/figure-view.ts';
import { weekFrom } from '../overview/adapt.ts';
import type { Wording } from '../overview/figure-words.ts';

const CATEGORIES = ['cat1', 'cat2', 'cat3', 'cat4', 'cat5', 'cat6'] as const;

/** As many curves as can be told apart. */
export const MAX_CURVES = CATEGORIES.length;
/** As many lines as can be told apart. */
const MAX_LINES = 4;

/** Step bars: calls and promises, with the previous period. */
export function stepsData({ steps }: ContactSteps, words: Wording): StepsData {
  return {
    title: words.t(WORDS.stepsSubtitle),
    family: 'repayment',
    steps: steps.map(({ id, label, of, count, previous, rate }) => ({
      key: id,
      label: words.t(label),
      count,
      previous,
      rate: of ? rateOf(rate, words.t(of)) : null,
      reason: rate.now.reason && words.phrase(rate.now.reason)
    })),
    countLabel: words.t(WORDS.stepsCount),
    rateLabel: words.t(WORDS.stepsRate),
    nLabel: words.t(OVERVIEW.n)
  };
}

function rateOf({ now, previous }: Figure, label: string): StepRate {
  const before = previous?.status === 'ok' && now.status === 'ok' ? previous.value : null;
  return {
    value: now.value,
    interval: now.ci,
    n: now.n,
    small: now.status === 'insufficient',
    previous: before,
    label
  };
}

/** Step bars of cases, each once; steps that the data cannot tell say why. */
export function funnelData({ steps, missing }: CaseFunnel, words: Wording): StepsData {
  return {
    title: words.t(WORDS.funnelSubtitle),
    family: 'repayment',
    steps: [
      ...steps.map(({ id, label, cases, conversion }, i) => ({
        key: id,
        label: words.t(label),
        count: cases,
        previous: null,
        rate:
          i === 0
            ? null
            : {
                value: conversion.value,
                interval: conversion.ci,
                n: conversion.n,
                small: conversion.status === 'insufficient',
                previous: null
              },
        reason: null
      })),
      ...missing.map(({ id, reason }) => ({
        key: id,
        label: words.t(FUNNEL[id]),
        count: null,
        previous: null,
        rate: null,
        reason: words.phrase(reason)
      }))
    ],
    countLabel: words.t(WORDS.casesN),
    rateLabel: words.t(WORDS.funnelRate),
    nLabel: words.t(OVERVIEW.n)
  };
}

/** A curve of the analysis as the chart draws it. `unit` is how much of its time one step of the axis is. */
export function curveGroup(id: string, label: string, curve: Curve, index: number, unit = 1): CurveGroup {
  const steps = curve.points.map(({ t, share, lo, hi, atRisk }) => ({
    day: t / unit,
    value: share,
    interval: [lo, hi] as const,
    atRisk
  }));
  const watched = curve.atRisk.filter(({ n }) => n >= 10).at(-1)?.t ?? 0;
  return {
    id,
    label,
    color: CATEGORIES[index % MAX_CURVES] ?? 'cat1',
    steps,
    n: curve.subjects,
    until: Math.max(steps.at(-1)?.day ?? 0, watched / unit),
    small: curve.status !== 'ok'
  };
}

/** The groups that can be drawn together: the largest ones, in the order given. */
export function largest<G extends { readonly curve: Curve }>(groups: readonly G[]): G[] {
  const kept = new Set([...groups].sort((a, b) => b.curve.subjects - a.curve.subjects).slice(0, MAX_CURVES));
  return groups.filter((group) => kept.has(group));
}

const point = ({ value, ci, n, status }: Envelope, small = status !== 'ok'): LinePoint => ({ value, interval: ci, n, small }); // prettier-ignore

/** Reach by attempt number: of all attempts, and of those on cases not reached before; the contact cap as a line. */
export function reachData(
  { points }: ReachByAttempt,
  cap: { attempts: number; days: number },
  words: Wording
): LineBandData {
  const keys = points.map(({ attempt, isLast }) => (isLast ? `${attempt}+` : String(attempt)));
  const hasCap = points.some(({ attempt }) => attempt > cap.attempts);
  return {
    title: words.t(WORDS.reachSubtitle),
    unit: 'ratio',
    buckets: { kind: 'ordinal', keys, label: words.t(WORDS.attempt) },
    lines: [
      { id: 'rpc', label: words.t(WORDS.reachAll), color: 'repayment', points: points.map(({ rpcRate }) => point(rpcRate)) },
      { id: 'first', label: words.t(WORDS.reachFirst), color: 'cat2', points: points.map(({ firstReach }) => point(firstReach)) }
    ],
    nLabel: words.t(WORDS.attemptsN),
    intervals: 'bars',
    usual: null,
    reference: null,
    cut: hasCap ? { key: String(cap.attempts), label: words.t(WORDS.cap, { n: cap.attempts, days: cap.days }) } : null,
    bounds: [0, 1],
    fromZero: true
  }; // prettier-ignore
}

/** Cumulative recovery by month on book of the last four months of placement; a month that is not over is hollow. */
export function vintageData({ vintages }: Vintages, words: Wording): LineBandData {
  const drawn = vintages.slice(-MAX_LINES);
  const longest = Math.max(0, ...drawn.map(({ cells }) => cells.length));
  return {
    title: words.t(WORDS.vintageSubtitle),
    unit: 'ratio',
    buckets: { kind: 'ordinal', keys: Array.from({ length: longest }, (_, i) => String(i)), label: words.t(WORDS.monthOnBook) },
    lines: drawn.map(({ month, cells }, i): LineSeries => ({
      id: month,
      label: formatMonth(`${month}-01`, words.id),
      color: CATEGORIES[i] ?? 'cat1',
      points: Array.from({ length: longest }, (_, at) => {
        const cell = cells[at];
        return cell ? point(cell.recovery, !cell.complete) : { value: null, interval: null, n: 0, small: false };
      })
    })),
    nLabel: words.t(WORDS.casesN),
    intervals: 'none',
    hollow: words.t(WORDS.openMonth),
    usual: null,
    reference: null,
    bounds: null,
    fromZero: true
  }; // prettier-ignore
}

/** Right-party contact by weekday and hour; hours outside the contact hours of Settings are hatched, whether or not somebody called. */
export function hoursData({ cells }: ReachByHour, chosen: readonly string[], words: Wording): HeatData {
  const { contactHours, weekStart } = words.settings;
  const ends = [
    ...cells.map(({ hour }) => hour),
    Math.floor(contactHours.fromMin / 60),
    Math.ceil(contactHours.toMin / 60) - 1
  ];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const hours = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const days = weekFrom(weekStart).filter((day) => cells.some(({ weekday }) => weekday === day));
  const byKey = new Map(cells.map((cell) => [`${cell.weekday}-${cell.hour}`, cell.rpcRate]));
  return {
    title: words.t(WORDS.hoursSubtitle),
    unit: 'ratio',
    weekdays: days,
    hours,
    cells: days.flatMap((day) =>
      hours.flatMap((hour) => {
        const rate = byKey.get(`${day}-${hour}`);
        const hatched = !isInContactHours(day, hour, words.settings);
        if (!rate && !hatched) return [];
        const small = rate !== undefined && rate.status !== 'ok';
        return [{ key: `${day}-${hour}`, value: rate?.value ?? null, n: rate?.n ?? 0, small, hatched }];
      })
    ),
    nLabel: words.t(WORDS.attemptsN),
    outlined: [],
    chosen,
    ramp: 'sequential',
    hatchLabel: words.t(WORDS.outside, { hours: contactHoursText(words.settings, words.id) })
  };
}

/** A figure that is no metric, as a key figure shows it. */
export function envelopeView(figure: Envelope, label: string, words: Wording): FigureView {
  const options = { currency: words.settings.currency, n: figure.n };
  const text = formatValue(figure.value, figure.unit, words.id, options);
  const intervalText = figure.ci && formatInterval(figure.ci, figure.unit, words.id, options);
  const nText = formatValue(figure.n, 'count', words.id);
  return {
    metric: figure.id,
    label,
    family: 'repayment',
    value: figure.value,
    n: figure.n,
    nText,
    reason: figure.reason && words.phrase(figure.reason),
    text,
    detail: [...(intervalText ? [intervalText] : []), `n = ${nText}`],
    interval: figure.ci,
    intervalText,
    previous: null,
    previousText: null,
    usual: null,
    usualText: null,
    flag: null,
    small: figure.status === 'insufficient',
    spoken: words.t(OVERVIEW.spoken, { label, value: text })
  };
}

/** The roll rate as a key figure: cases past due that moved to a later bucket; waiting or without a reason it has no value. */
export function rollFigure(roll: RollMatrix | null): Envelope {
  if (roll?.outcomes) return roll.outcomes.forward;
  return notComputable('roll_rate', 'ratio', roll?.reason ?? { text: { en: '', zh: '' } });
}

/** All months of placement by month on book, open months marked. */
export function vintageTable({ vintages }: Vintages, words: Wording): TableData {
  const longest = Math.max(0, ...vintages.map(({ cells }) => cells.length));
  const months = Array.from({ length: longest }, (_, i) => i);
  return {
    caption: words.t(WORDS.vintageSubtitle),
    columns: [
      { label: words.t(WORDS.placed), numeric: false },
      { label: words.t(WORDS.casesN), numeric: true },
      { label: words.t(WORDS.placedBalance), numeric: true },
      ...months.map((n) => ({ label: words.t(WORDS.monthN, { n }), numeric: true }))
    ],
    rows: vintages.map(({ month, cases, placed, cells }) => ({
      key: month,
      cells: [
        { text: formatMonth(`${month}-01`, words.id), value: month },
        { text: formatValue(cases, 'count', words.id), value: cases },
        { text: formatValue(placed, 'money', words.id, { currency: words.settings.currency }), value: placed },
        ...months.map((at) => {
          const cell = cells[at];
          const text = formatValue(cell?.recovery.value, 'ratio', words.id);
          return cell && !cell.complete
            ? { text: `${text} (${words.t(WORDS.openMonth)})`, value: cell.recovery.value, small: true }
            : { text, value: cell?.recovery.value ?? null };
        })
      ]
    }))
  };
}

/** Waivers as a list of figures: granted, cost, what came after, and what would make up for it. */
export function waiversData(found: Waivers, words: Wording): LevelTableData {
  const { breakEven } = found;
  const row = (key: string, label: string, figure: Envelope, cases?: string): LevelRow => ({
    key,
    label,
    detail: figure.value === null ? whyOf(figure) : cases,
    cells: [cellOf(figure, words), { value: figure.n }]
  });
  // Waivers were granted, but none so long ago that its horizon is over.
  const isOpen = found.recovered.status !== 'not_computable' && found.recovered.n === 0 && found.waiver_amount.n > 0;
  function whyOf({ reason }: Envelope): string | undefined {
    if (isOpen) return words.t(WORDS.horizonOpen, { days: found.horizonDays });
    return reason ? words.phrase(reason) : undefined;
  }
  const { required, comparison, landmarkDay } = breakEven ?? { required: null, comparison: null, landmarkDay: 0 };
  const none = words.t(WORDS.noneCanPay);
  const compared = words.t(WORDS.waiversCompared, { day: landmarkDay });
  return {
    title: words.t(WORDS.waiversSubtitle),
    rowLabel: words.t(WORDS.figure),
    columns: [
      { kind: 'value', id: 'value', label: words.t(WORDS.value), unit: 'number', family: 'repayment' },
      { kind: 'value', id: 'n', label: words.t(OVERVIEW.n), unit: 'count', family: 'repayment' }
    ],
    rows: [
      row('granted', words.t(WORDS.granted), found.waiver_rate),
      row('waived', words.t(WORDS.waived), found.waiver_amount),
      row('recovered', words.t(WORDS.recoveredAfter, { days: found.horizonDays }), found.recovered),
      row('per_unit', words.t(WORDS.waivedPerUnit), { ...found.waivedPerRecovered, unit: 'number' }),
      ...(comparison
        ? [
            row('with', words.t(WORDS.curedWith, { day: landmarkDay }), comparison.exposed, compared),
            row(
              'without',
              words.t(WORDS.curedWithout),
              { ...comparison.unexposed, value: comparison.without, ci: null },
              compared
            ),
            {
              key: 'required',
              label: words.t(WORDS.required),
              detail: compared,
              cells: [
                { value: required ?? 0, text: required === null ? none : formatValue(required, 'ratio', words.id) },
                { value: comparison.exposed.n }
              ]
            }
          ]
        : [])
    ]
  };
}

function cellOf({ value, unit, n, ci, status, reason }: Envelope, words: Wording): LevelCell {
  const text = formatValue(value, unit, words.id, { currency: words.settings.currency, n, compact: unit === 'money' });
  return {
    interval: ci,
    value,
    text,
    unit,
    n,
    small: status === 'insufficient',
    reason: reason && words.phrase(reason)
  };
}

const OUTCOME_TONES = { cure: 'cat-1', back: 'cat-2', stable: 'other', forward: 'cat-4' } as const;

/** What became of the cases of each bucket a month later, and of all past due: cured, rolled back, stayed, rolled forward. */
export function outcomesData(roll: RollMatrix, words: Wording): StackedData {
  const all = roll.outcomes;
  const rows = outcomesByBucket(roll).map(({ from, shares, n, status, reason }) => ({
    key: from,
    label: words.t(bucketLabel(from)),
    values: OUTCOMES.map((outcome) => shares[outcome]),
    previous: null,
    n,
    small: status !== 'ok',
    reason: reason && words.phrase(reason)
  }));
  const total = all && {
    key: '',
    label: words.t(WORDS.allPastDue),
    values: OUTCOMES.map((outcome) => all[outcome].value),
    previous: null,
    n: all.forward.n,
    small: all.forward.status !== 'ok',
    reason: all.forward.reason && words.phrase(all.forward.reason)
  };
  return {
    title: words.t(WORDS.outcomesSubtitle),
    unit: 'ratio',
    parts: OUTCOMES.map((outcome) => ({ id: outcome, label: words.t(ROLL[outcome]), tone: OUTCOME_TONES[outcome] })),
    rows: total ? [...rows, total] : rows,
    totalLabel: words.t(WORDS.knownShare),
    nLabel: words.t(WORDS.casesN)
  };
}

/** A bucket where room is scarce: `Current`, `1–30`, `> 180`; exits in words. */
function shortBucket(name: string, words: Wording): string {
  const exit = ROLL[name as keyof typeof ROLL];
  if (exit) return words.t(exit);
  if (name === '0') return words.t(WORDS.current);
  const over = /^over (\d+)$/.exec(name);
  return over ? `> ${over[1]}` : name;
}

/** Buckets one month against buckets and exits the next; by cases or by balance. Every row adds up to 1. */
export function rollData(roll: RollMatrix, by: 'count' | 'balance', words: Wording): MatrixData {
  const rows = by === 'count' ? roll.byCount : roll.byBalance;
  const reached = [...roll.buckets, ...EXITS].filter((to) =>
    rows.some(({ cells }) =>
      cells.some((cell) => cell.to === to && (roll.buckets.includes(to) || (cell.share.value ?? 0) > 0))
    )
  );
  const unit = by === 'count' ? 'count' : 'money';
  const options = { currency: words.settings.currency, compact: by === 'balance' };
  return {
    title: words.t(WORDS.rollTitle),
    unit: 'ratio',
    rowLabel: words.t(WORDS.rollFrom),
    columnLabel: words.t(WORDS.rollTo),
    rows: rows.map(({ from, size }) => ({
      key: from,
      label: shortBucket(from, words),
      total: formatValue(size, unit, words.id, options)
    })),
    columns: reached.map((to) => ({ key: to, label: shortBucket(to, words) })),
    cells: rows.flatMap(({ from, cells }) =>
      cells.map(({ to, share }): MatrixCell => ({
        row: from,
        column: to,
        value: share.value,
        text: formatValue(share.value, 'ratio', words.id, { decimals: 0 }),
        n: share.n,
        small: share.status !== 'ok',
        reason: share.reason && words.phrase(share.reason)
      }))
    ),
    valueLabel: words.t(WORDS.share),
    nLabel: words.t(WORDS.casesN),
    rowTotalLabel: words.t(by === 'count' ? WORDS.casesN : WORDS.balanceTotal),
    outlined: [],
    ramp: 'seq'
  };
}

/** Every crossing as a row: share, interval, range over the months, sample. */
export function rollTable(roll: RollMatrix, by: 'count' | 'balance', words: Wording): TableData {
  const rows = by === 'count' ? roll.byCount : roll.byBalance;
  const range = (ends: readonly [number, number] | null) => ({
    text: ends ? formatInterval(ends, 'ratio', words.id) : '–'
  });
  const labels = [WORDS.share, CHARTS.interval, WORDS.rangeOver, WORDS.casesN];
  return {
    caption: words.t(WORDS.rollTitle),
    columns: [
      { label: words.t(WORDS.rollFrom), numeric: false },
      { label: words.t(WORDS.rollTo), numeric: false },
      ...labels.map((label) => ({ label: words.t(label), numeric: true }))
    ],
    rows: rows.flatMap(({ from, cells }) =>
      cells.map(({ to, share, range: ends }) => ({
        key: `${from}|${to}`,
        cells: [
          { text: shortBucket(from, words), value: from },
          { text: shortBucket(to, words), value: to },
          {
            text: formatValue(share.value, 'ratio', words.id, { n: share.n }),
            value: share.value,
            small: share.status !== 'ok'
          },
          range(share.ci),
          range(ends),
          { text: formatValue(share.n, 'count', words.id), value: share.n }
        ]
      }))
    )
  };
}
