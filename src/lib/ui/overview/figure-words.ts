import type { Figure } from '#core/analyses/overview-types.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { decimalsOf, formatChange, formatInterval, formatValue, type FormatOptions } from '#core/i18n/format.ts';
import type { Locale, Phrase, Text } from '#core/i18n/text.ts';
import { wordsOf } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope, Family } from '#core/semantic/types.ts';
import type { Settings } from '#core/settings.ts';
import type { FigureView } from '../marks/figure-view.ts';

/** What putting figures in words needs. */
export interface Wording {
  readonly id: Locale;
  readonly settings: Settings;
  /** Highest rating of satisfaction scores in these data. */
  readonly csatHigh: number;
  t(text: Text, params?: Record<string, string | number>): string;
  phrase(phrase: Phrase): string;
}

/** Families whose key figures show their interval under the value; the others show the change (UX 5.2, mock). */
const INTERVAL_FIRST: readonly Family[] = ['repayment', 'satisfaction', 'strain'];

/** Top of the index, shown after it in key figures. */
const INDEX_SCALE = 100;

/** A figure of the analysis as a tile or a table row shows it. */
export function figureView(figure: Figure, words: Wording, { short = false } = {}): FigureView {
  const metric = metricOf(figure.metric);
  const { now, usual } = figure;
  const options = formatOptions(figure, words.settings, metric.id);
  const label = labelOf(figure.metric, words, short);
  const previous = figure.previous?.status === 'ok' ? figure.previous.value : null;
  const value = (one: number | null) => formatValue(one, now.unit, words.id, options);
  const scale = scaleOf(now, words);
  const usualRange = usual && formatInterval([usual.lo, usual.hi], now.unit, words.id, options);
  const rangeText = (ci: readonly [number, number]) => {
    // Bounds that read alike stand for the value itself.
    const isOne = now.value === null && value(ci[0]) === value(ci[1]);
    return isOne ? value(ci[0]) : formatInterval(ci, now.unit, words.id, options);
  };
  const view = {
    metric: figure.metric,
    label,
    family: metric.family,
    value: now.value,
    n: now.n,
    nText: formatValue(now.n, 'count', words.id),
    reason: now.reason && words.phrase(now.reason),
    text: short && scale !== null && now.value !== null ? `${value(now.value)} / ${scale}` : value(now.value),
    interval: now.ci,
    intervalText: now.ci && rangeText(now.ci),
    previous,
    previousText: previous === null ? null : value(previous),
    usual: usual && { low: usual.lo, high: usual.hi },
    usualText: usualRange && words.t(OVERVIEW.usual, { range: usualRange }),
    flag: figure.flag,
    small: now.status === 'insufficient',
    score: now.also?.score,
    raw: now.also?.raw
  };
  return { ...view, detail: detailOf(view, now, words), spoken: spokenOf(view, usualRange, words) };
}

/** The figure without whatever makes it look like a finding, while nothing matches the selection. */
export function quietView(view: FigureView, words: Wording): FigureView {
  const alone = { ...view, previous: null, previousText: null, usual: null, usualText: null, flag: null };
  return { ...alone, quiet: true, detail: [], spoken: spokenOf(alone, null, words) };
}

/** Label of a metric; `short` where room is scarce. */
export function labelOf(id: string, words: Wording, short = false): string {
  const { label, short: brief } = wordsOf(metricOf(id), words.settings);
  return words.t(short ? (brief ?? label) : label);
}

function formatOptions(figure: Figure, settings: Settings, id: string): FormatOptions {
  const { now } = figure;
  const isPart = now.unit === 'index' && id !== 'strain_risk';
  const options: FormatOptions = {
    currency: settings.currency,
    n: now.n,
    compact: now.unit === 'money',
    ...(isPart ? { decimals: 1 } : {})
  };
  return readsAlike(figure, options) ? { ...options, decimals: decimalsOf(now.value ?? 0, now.unit, options) + 1 } : options; // prettier-ignore
}

/** Units whose values may be told apart by one more digit. */
const FINER: readonly Envelope['unit'][] = ['per_hour', 'number', 'days'];

/** True where a value reads like both ends of its interval, or like the limit that it is flagged against: then nobody sees why. */
function readsAlike({ now, usual, flag }: Figure, options: FormatOptions): boolean {
  if (now.value === null || !FINER.includes(now.unit)) return false;
  const text = (value: number) => formatValue(value, now.unit, 'en', options);
  const own = text(now.value);
  const limit = flag === 'above' ? usual?.hi : flag === 'below' ? usual?.lo : undefined;
  const isOne = now.ci !== null && now.ci[0] < now.ci[1] && now.ci.every((end) => text(end) === own);
  return isOne || (limit !== undefined && text(limit) === own);
}

/** Top of the scale that a key figure names: 100 of the index, the highest rating of a score. */
function scaleOf({ unit }: Envelope, { csatHigh }: Wording): number | null {
  if (unit === 'index') return INDEX_SCALE;
  return unit === 'score' ? csatHigh : null;
}

type Drawn = Omit<FigureView, 'detail' | 'spoken'>;

function detailOf(view: Drawn, now: Envelope, words: Wording): string[] {
  if (now.value === null) return [];
  if (view.small) return view.reason ? [view.reason] : [];
  const n = formatValue(now.n, 'count', words.id);
  if (INTERVAL_FIRST.includes(view.family) && view.intervalText) {
    return [
      view.intervalText,
      metricOf(view.metric).kind === 'people' ? words.t(OVERVIEW.agentsOf, { n }) : `n = ${n}`
    ];
  }
  if (view.previous === null) return [`n = ${n}`];
  return [formatChange(now.value, view.previous, now.unit, words.id, { n: now.n }), words.t(OVERVIEW.onPrevious)];
}

function spokenOf(view: Drawn, usual: string | null, words: Wording): string {
  const parts = [
    words.t(OVERVIEW.spoken, { label: view.label, value: view.text }),
    ...(view.intervalText ? [words.t(OVERVIEW.spokenInterval, { range: view.intervalText })] : []),
    ...(view.previousText ? [words.t(OVERVIEW.spokenPrevious, { value: view.previousText })] : []),
    ...(usual ? [words.t(OVERVIEW.spokenUsual, { range: usual })] : []),
    ...(view.flag ? [words.t(view.flag === 'above' ? OVERVIEW.above : OVERVIEW.below)] : [])
  ];
  return parts.join(words.id === 'zh' ? '，' : ', ');
}
