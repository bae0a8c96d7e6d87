import { formatDate, formatInterval, formatValue, inWords } from '#core/i18n/format.ts';
import { AGENTS_PAGE } from '#core/i18n/messages/agents-page.ts';
import { say, type Phrase } from '#core/i18n/text.ts';
import { wordsOf } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Settings } from '#core/settings.ts';
import type { Figure } from '../overview-types.ts';
import type { MixRow } from './mix.ts';
import { LONG_S, type Shift } from './shifts.ts';

/** One thing to talk about: written by rule, from the figures of the page. */
export interface Prompt {
  readonly id: string;
  readonly text: Phrase;
}

interface Found {
  readonly shifts: readonly Shift[];
  readonly mix: readonly MixRow[];
  readonly figures: readonly Figure[];
  readonly settings: Settings;
}

/** A cause is named from this many points above the team, when its interval lies above it (our choice). */
const MORE = 0.05;
const WORDS = AGENTS_PAGE.prompt;

/**
 * Prompts for the next conversation (UX 5.9 no. 6): the longest stretch without a pause, a harder mix than the team's, figures outside the own usual
 * range, thanks, and "nothing to conclude". They ask and offer; they never judge.
 */
export function promptsOf({ shifts, mix, figures, settings }: Found): Prompt[] {
  const found = [longest(shifts), harder(mix), ...figures.flatMap((figure) => outside(figure, settings)), thanks(figures, settings), inside(figures, settings)]; // prettier-ignore
  const prompts = found.filter((prompt): prompt is Prompt => prompt !== null);
  return prompts.length > 0 ? prompts : [{ id: 'nothing', text: { text: WORDS.nothing } }];
}

function longest(shifts: readonly Shift[]): Prompt | null {
  const [most] = shifts.filter(({ longestS }) => (longestS ?? 0) >= LONG_S).sort((a, b) => (b.longestS ?? 0) - (a.longestS ?? 0)); // prettier-ignore
  if (!most) return null;
  const text = inWords(WORDS.long, (locale) => ({ day: formatDate(most.date, locale, { year: false, weekday: true }), time: formatValue(most.longestS, 'seconds', locale) })); // prettier-ignore
  return { id: 'long', text };
}

/** The cause that this person has more of than the team; null when none stands out. */
export function harderCause(mix: readonly MixRow[]): MixRow | null {
  const [most] = mix
    .filter(({ share, team, interval }) => team !== null && interval && interval[0] > team && share - team >= MORE)
    .sort((a, b) => b.share - (b.team ?? 0) - (a.share - (a.team ?? 0)));
  return most ?? null;
}

function harder(mix: readonly MixRow[]): Prompt | null {
  const most = harderCause(mix);
  if (!most) return null;
  const rate = (value: number | null, locale: 'en' | 'zh') => formatValue(value, 'ratio', locale, { decimals: 0 });
  const text = inWords(WORDS.mix, (locale) => ({ cause: say(most.label, locale), own: rate(most.share, locale), team: rate(most.team, locale) })); // prettier-ignore
  return { id: 'mix', text };
}

function measure({ metric, now, usual }: Figure, settings: Settings) {
  const options = { currency: settings.currency, n: now.n };
  return (locale: 'en' | 'zh') => ({
    measure: say(wordsOf(metricOf(metric), settings).label, locale),
    value: formatValue(now.value, now.unit, locale, options),
    usual: usual ? formatInterval([usual.lo, usual.hi], now.unit, locale, options) : ''
  });
}

function outside(figure: Figure, settings: Settings): Prompt[] {
  if (figure.flag === null || figure.now.status !== 'ok' || figure.metric === 'csat_avg') return [];
  return [{ id: figure.metric, text: inWords(WORDS[figure.flag], measure(figure, settings)) }];
}

/** Satisfaction within or above the own usual range is a reason to say thanks. */
function thanks(figures: readonly Figure[], settings: Settings): Prompt | null {
  const csat = figures.find(({ metric }) => metric === 'csat_avg');
  if (!csat || csat.now.status !== 'ok' || !csat.usual || csat.flag === 'below') return null;
  return { id: 'csat_avg', text: inWords(WORDS.thanks, measure(csat, settings)) };
}

/** The first figure that is inside its range: said, so that not every figure becomes a topic. */
function inside(figures: readonly Figure[], settings: Settings): Prompt | null {
  const calm = figures.find(({ metric, flag, now, usual }) => metric === 'kept_rate' && flag === null && now.status === 'ok' && usual); // prettier-ignore
  return calm ? { id: 'kept_rate', text: inWords(WORDS.inside, measure(calm, settings)) } : null;
}
