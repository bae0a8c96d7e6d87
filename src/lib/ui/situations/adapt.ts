import type { Channel } from '#core/analyses/steps/channels.ts';
import type { StepAssociations } from '#core/analyses/steps/association.ts';
import type { StepsCoverage } from '#core/analyses/steps/coverage.ts';
import type { Segment, SegmentFigure } from '#core/analyses/steps/segments.ts';
import type { SituationFigures } from '#core/analyses/steps/situations.ts';
import type { StepDelay } from '#core/analyses/steps/step-delays.ts';
import { WORK_PARTS, type SituationTime } from '#core/analyses/steps/time-by-situation.ts';
import type { Transfers } from '#core/analyses/steps/transfers.ts';
import type { ForestData } from '#core/charts/forest-list.ts';
import type { IntervalData } from '#core/charts/interval-dots.ts';
import type { LevelCell, LevelTableData } from '#core/charts/level-table.ts';
import type { MatrixData } from '#core/charts/matrix.ts';
import type { StackedData } from '#core/charts/stacked-bars.ts';
import { formatValue } from '#core/i18n/format.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { SITUATIONS_PAGE as WORDS } from '#core/i18n/messages/situations-page.ts';
import { STEP_NAMES } from '#core/i18n/messages/steps.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { STEP_IDS } from '#core/semantic/metrics/steps.ts';
import type { Envelope, Family } from '#core/semantic/types.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import type { Wording } from '../overview/figure-words.ts';
import { levelCell, levelColumn } from '../page/level-data.ts';

type Heads = Pick<LevelTableData, 'title' | 'rowLabel'>;

const ABSENT: LevelCell = { value: null };

/** Situations as rows, metrics as columns, all of them together as the last row. */
export function situationTable({ metrics, rows, all }: SituationFigures, words: Wording, heads: Heads): LevelTableData {
  const cells = (figures: SituationFigures['all']) =>
    figures.map((figure) => (figure ? levelCell(figure, words) : ABSENT));
  return {
    ...heads,
    columns: metrics.map((id) => levelColumn(id, words, id === 'calls_handled' ? 'value' : 'level')),
    rows: rows.map((row) => ({ key: row.value, label: words.t(row.label), cells: cells(row.figures) })),
    all: { key: '', label: words.t(WORDS.all), cells: cells(all) }
  };
}

/** An envelope of an analysis as a cell. */
function envelopeCell(envelope: Envelope, words: Wording): LevelCell {
  return levelCell({ metric: envelope.id, now: envelope, previous: null, usual: null, flag: null }, words);
}

/** Recorded coverage of the seven steps, in their own order. */
export function coverageData({ steps }: StepsCoverage, { t, id, phrase }: Wording): IntervalData {
  return {
    title: t(WORDS.coverageSubtitle),
    unit: 'ratio',
    family: 'repayment',
    valueLabel: t(WORDS.recorded),
    nLabel: t(OVERVIEW.n),
    bounds: [0, 1],
    rows: steps.map((step) => ({
      key: step.id,
      label: `${t(WORDS.shortSteps[step.no - 1] ?? step.label)}${step.isGreyed && step.coverage.value !== null ? ` (${t(WORDS.unknown, { share: formatValue(step.unknownShare, 'ratio', id, { decimals: 0 }) })})` : ''}`,
      value: step.coverage.value,
      interval: step.coverage.ci,
      previous: null,
      usual: null,
      n: step.coverage.n,
      small: step.isGreyed || step.coverage.status === 'insufficient',
      reason: step.coverage.reason && phrase(step.coverage.reason),
      flag: null
    }))
  };
}

/** Cure with and without each step, in the order of the steps; never ranked. */
export function cureData({ steps, landmarkDay }: StepAssociations, { t, id }: Wording): ForestData {
  const rate = (value: number | null) => formatValue(value, 'ratio', id);
  return {
    title: t(WORDS.cureSubtitle, { day: landmarkDay }),
    difference: {
      unit: 'ratio',
      changeLabel: t(WORDS.difference),
      nowLabel: t(WORDS.withStep),
      beforeLabel: t(WORDS.withoutStep),
      nLabel: t(OVERVIEW.n)
    },
    rows: steps.flatMap(({ exposure, comparison }) => {
      const place = STEP_IDS.findIndex((one) => one === exposure);
      const name = STEP_NAMES[place];
      if (comparison.rd === null || !name) return [];
      return [
        {
          key: exposure,
          label: `${place + 1} ${t(name)}`,
          detail: '',
          change: comparison.rd,
          interval: comparison.rdCi,
          family: 'repayment' as const,
          now: rate(comparison.withExposure),
          before: rate(comparison.without),
          n: comparison.exposed.n + comparison.unexposed.n,
          small: comparison.status !== 'ok'
        }
      ];
    })
  };
}

/** Situation × step: share recorded, and below it the median days from assignment. */
export function matrixData(
  { rows }: SituationFigures,
  delays: readonly StepDelay[],
  model: ModelInfo,
  { t, id, phrase }: Wording
): MatrixData {
  const codes = new Map((model.dimensions.cause ?? []).map((value) => [value.id, value.code]));
  const days = (value: string, step: number) =>
    delays.find(({ cause }) => cause === codes.get(value))?.steps[step]?.days ?? null;
  return {
    title: t(WORDS.matrixSubtitle),
    unit: 'ratio',
    rowLabel: t(WORDS.cause),
    columnLabel: t(WORDS.step),
    valueLabel: t(WORDS.share),
    noteLabel: t(WORDS.medianDays),
    nLabel: t(OVERVIEW.n),
    rows: rows.map(({ value, label }) => ({ key: value, label: t(label) })),
    columns: STEP_IDS.map((step, i) => ({ key: step, label: t(WORDS.shortSteps[i] ?? { en: step, zh: step }) })),
    cells: rows.flatMap((row) =>
      STEP_IDS.map((step, i) => {
        const now = row.figures[i]?.now;
        const median = days(row.value, i);
        return {
          row: row.value,
          column: step,
          value: now?.value ?? null,
          text: formatValue(now?.value, 'ratio', id, { decimals: 0 }),
          note: median === null ? undefined : t(WORDS.days, { n: formatValue(median, 'number', id, { decimals: 0 }) }),
          n: now?.n ?? 0,
          small: now?.status !== 'ok',
          reason: now?.reason ? phrase(now.reason) : null
        };
      })
    ),
    outlined: [],
    ramp: 'seq'
  };
}

const hours = (seconds: number | null): number | null => (seconds === null ? null : seconds / 3600);

const PART_TONES = { reaching: 'other', rightParty: 'talk', others: 'hold', after: 'after' } as const;

/** Agent time of each situation by part of the work. */
export function timeData(rows: readonly SituationTime[], { t }: Wording): StackedData {
  return {
    title: t(WORDS.timeSubtitle),
    unit: 'number',
    parts: WORK_PARTS.map((part) => ({ id: part, label: t(WORDS.parts[part]), tone: PART_TONES[part] })),
    totalLabel: t(WORDS.total),
    nLabel: t(OVERVIEW.n),
    rows: rows.map((row) => ({
      key: row.value,
      label: t(row.label),
      values: WORK_PARTS.map((part) => hours(row.seconds[part])),
      previous: null,
      n: row.n,
      small: false,
      reason: null
    }))
  };
}

/** Calls handed over between teams. */
export function transferData({ teams, cells }: Transfers, { t, id }: Wording): MatrixData {
  const heads = teams.map(({ value, label }) => ({ key: value, label: t(label) }));
  return {
    title: t(WORDS.transfersSubtitle),
    unit: 'count',
    rowLabel: t(WORDS.from),
    columnLabel: t(WORDS.to),
    valueLabel: t(WORDS.calls),
    nLabel: t(OVERVIEW.n),
    rows: heads,
    columns: heads,
    cells: cells.map(({ from, to, n }) => ({ row: from, column: to, value: n, text: formatValue(n, 'count', id), n, small: false })), // prettier-ignore
    outlined: [],
    ramp: 'seq'
  };
}

const CHANNEL_COLUMNS: readonly {
  readonly id: 'share' | 'aht_s' | 'rpc_rate' | 'promise_rate' | 'kept_rate' | 'csat_avg';
  readonly family: Family;
}[] = [
  { id: 'share', family: 'volume' },
  { id: 'aht_s', family: 'time' },
  { id: 'rpc_rate', family: 'repayment' },
  { id: 'promise_rate', family: 'repayment' },
  { id: 'kept_rate', family: 'repayment' },
  { id: 'csat_avg', family: 'satisfaction' }
];

/** Channels as rows: how often each is used, what came of it. */
export function channelTable(channels: readonly Channel[], model: ModelInfo, words: Wording): LevelTableData {
  const idOf = new Map((model.dimensions.channel ?? []).map(({ id, code }) => [code, id]));
  return {
    title: words.t(WORDS.channelsSubtitle),
    rowLabel: words.t(WORDS.channel),
    columns: [
      { kind: 'value', id: 'contacts', label: words.t(WORDS.contacts), unit: 'count', family: 'volume' },
      ...CHANNEL_COLUMNS.map(({ id, family }) =>
        id === 'share'
          ? ({ kind: 'level', id, label: words.t(WORDS.shareOf), unit: 'ratio', family } as const)
          : levelColumn(id, words)
      )
    ],
    rows: channels.map((channel) => {
      const value = channel.code === null ? '' : (idOf.get(channel.code) ?? '');
      return {
        key: value,
        label: words.t(labelOfValue(model, 'channel', value)),
        cells: [
          { value: channel.contacts, n: channel.contacts },
          ...CHANNEL_COLUMNS.map(({ id }) => envelopeCell(channel[id], words))
        ]
      };
    })
  };
}

const SEGMENT_COLUMNS: readonly { readonly id: SegmentFigure; readonly unit: Envelope['unit']; readonly family: Family }[] = [
  { id: 'attempts_per_case', unit: 'number', family: 'volume' },
  { id: 'handle_s_per_case', unit: 'seconds', family: 'time' },
  { id: 'promised_case_rate', unit: 'ratio', family: 'repayment' },
  { id: 'kept_rate', unit: 'ratio', family: 'repayment' },
  { id: 'cure_rate', unit: 'ratio', family: 'repayment' },
  { id: 'csat_avg', unit: 'score', family: 'satisfaction' }
]; // prettier-ignore

/** Key of a segment: its cause, bucket and willingness, by ids. */
const segmentKey = (cause: string, dpd: string, willingness: string | null): string =>
  [cause, dpd, willingness ?? ''].join('|');

/** Segments as rows. */
export function segmentTable(segments: readonly Segment[], model: ModelInfo, words: Wording): LevelTableData {
  const idIn = (dimension: 'cause' | 'dpd', code: number | null) =>
    code === null ? '' : ((model.dimensions[dimension] ?? []).find((value) => value.code === code)?.id ?? '');
  const willing = (value: string | null) =>
    words.t(WORDS.willingness[(value ?? 'unknown') as keyof typeof WORDS.willingness] ?? { en: value ?? '', zh: value ?? '' }); // prettier-ignore
  return {
    title: words.t(WORDS.segmentsSubtitle),
    rowLabel: words.t(WORDS.segment),
    rowsSortable: false,
    columns: [
      { kind: 'words', id: 'dpd', label: words.t(WORDS.dpd) },
      { kind: 'value', id: 'cases', label: words.t(WORDS.cases), unit: 'count', family: 'volume', sortable: true },
      ...SEGMENT_COLUMNS.map((column) => ({ ...column, kind: 'level' as const, label: words.t(WORDS.figures[column.id]), sortable: true })) // prettier-ignore
    ],
    rows: segments.map((segment) => {
      const [cause, dpd] = [idIn('cause', segment.cause), idIn('dpd', segment.dpd)];
      return {
        key: segmentKey(cause, dpd, segment.willingness),
        label: words.t(labelOfValue(model, 'cause', cause)),
        detail: willing(segment.willingness),
        cells: [
          words.t(labelOfValue(model, 'dpd', dpd)),
          envelopeCell(segment.cases, words),
          ...SEGMENT_COLUMNS.map(({ id }) => envelopeCell(segment.figures[id], words))
        ]
      };
    })
  };
}
