import { formatValue, inWords } from '#core/i18n/format.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import { UNKNOWN_VALUE } from '#core/i18n/messages/dimensions.ts';
import { REPAYMENT_TITLES as TITLES } from '#core/i18n/messages/repayment-page.ts';
import type { Phrase, Text } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import type { ContactSteps } from './contact-steps.ts';
import type { CureCurves } from './cure-curve.ts';
import type { FollowUp } from './follow-up.ts';
import type { PlanCurves } from './plan-curves.ts';
import type { PromiseWeeks } from './promise-weeks.ts';
import type { ReachByAttempt } from './reach-by-attempt.ts';
import type { Reminders } from './reminders.ts';
import type { RollMatrix } from './roll-matrix.ts';

/** A sentence with a share in it, where the share is solid; the plain name of the measure where it is not. */
function withShare(envelope: Envelope | undefined, text: Text, plain: Text): Phrase {
  if (envelope?.status !== 'ok' || envelope.value === null) return { text: plain };
  const { value, n } = envelope;
  return inWords(text, (locale) => ({ share: formatValue(value, 'ratio', locale, { n }) }));
}

/** Title of the steps: how many attempts reach the right party. */
export function stepsTitle({ rightParty }: ContactSteps): Phrase {
  return withShare(rightParty[0]?.now, TITLES.stepsShare, TITLES.steps);
}

/** Title of the due weeks: the share of the money due that came in, over promises that are due. */
export function weeksTitle({ weeks }: PromiseWeeks): Phrase {
  const [promised, received, due] = weeks.reduce(
    ([p, r, n], week) => [p + week.promised, r + week.received, n + week.kept.n] as const,
    [0, 0, 0] as readonly [number, number, number]
  );
  if (promised <= 0 || due < MIN_PROMISES) return { text: TITLES.weeks };
  const share = received / promised;
  return inWords(TITLES.weeksShare, (locale) => ({ share: formatValue(share, 'ratio', locale, { n: due }) }));
}

const MIN_PROMISES = 50;

/**
 * Title of the cure curve: when half of the cases are cured, else the share at the end of the curve. Of all cases together, so only where one of the
 * curves drawn is solid.
 */
export function cureTitle({ all: curve, groups }: Pick<CureCurves, 'all' | 'groups'>): Phrase {
  const last = curve?.points.at(-1);
  const isDrawn = groups.some((group) => group.curve.status === 'ok');
  if (!curve || curve.status !== 'ok' || !last || !isDrawn) return { text: TITLES.cure };
  if (curve.median !== null) return { text: TITLES.cureMedian, params: { days: Math.ceil(curve.median) } };
  return inWords(TITLES.cureShare, (locale) => ({
    share: formatValue(last.share, 'ratio', locale, { n: curve.subjects }),
    days: Math.round(last.t)
  }));
}

/** Title of the roll matrix: the share that moves to a later bucket in a month. */
export function rollTitle({ outcomes }: RollMatrix): Phrase {
  return withShare(outcomes?.forward, TITLES.rollForward, TITLES.roll);
}

/** A test of curves counts as a difference under this adjusted p-value (METHODS 0.5). */
const ALPHA = 0.05;

/** Title of the plan curves: whether groups that were fixed at the start differ; relief is never compared. */
export function plansTitle({ split, tests }: PlanCurves): Phrase {
  const plain = { plan_type: TITLES.plans, relief: TITLES.relief, reminder: TITLES.reminded }[split];
  const judged = tests.filter(({ q }) => q !== null);
  if (split === 'relief' || judged.length === 0) return { text: plain };
  const differs = judged.some(({ q }) => q !== null && q < ALPHA);
  if (split === 'plan_type') return { text: differs ? TITLES.plansDiffer : TITLES.plansAlike };
  return { text: differs ? TITLES.remindedDiffers : TITLES.remindedAlike };
}

/**
 * Title of the reminders: the timing with the clearest association, its p-value taken times the number of timings compared; an association
 * in words, never an effect.
 */
export function remindersTitle({ timings }: Reminders): Phrase {
  const solid = timings.filter(({ comparison }) => comparison.status === 'ok' && comparison.p !== null);
  const [best] = [...solid].sort((a, b) => (a.comparison.p ?? 1) - (b.comparison.p ?? 1));
  if (!best) return { text: TITLES.reminders };
  const { p, rd } = best.comparison;
  if (p === null || rd === null || p * solid.length >= ALPHA) return { text: TITLES.remindersNone };
  if (best.channel !== undefined) {
    const name = channelWords(best.channel);
    return inWords(rd > 0 ? TITLES.remindersByMore : TITLES.remindersByFewer, (locale) => ({ channel: name[locale] }));
  }
  return inWords(rd > 0 ? TITLES.remindersMore : TITLES.remindersFewer, (locale) => ({
    when: timingWords(best.timing)[locale]
  }));
}

/** A channel of reminders in words; what is no known code stays as it is in the file. */
export function channelWords(channel: string | null): Text {
  if (channel === null) return UNKNOWN_VALUE;
  return (CASES.details as Readonly<Record<string, Text>>)[channel] ?? { en: channel, zh: channel };
}

/** A landmark in words, seen from the due date. */
export function timingWords(timing: number): Text {
  if (timing === 0) return TITLES.onDue;
  const days = Math.abs(timing);
  const text = timing < 0 ? TITLES.before : TITLES.after;
  const one = days === 1 ? (timing < 0 ? TITLES.dayBefore : TITLES.dayAfter) : null;
  return one ?? { en: text.en.replace('{n}', String(days)), zh: text.zh.replace('{n}', String(days)) };
}

/** Title of the follow-up: the share of broken promises that somebody acted on within two working days. */
export function followUpTitle({ withinTwoDays }: FollowUp): Phrase {
  return withShare(withinTwoDays, TITLES.followUpShare, TITLES.followUp);
}

/** Title of the instalments: the share paid on time. */
export function instalmentsTitle(adherence: Envelope): Phrase {
  return withShare(adherence, TITLES.instalmentsShare, TITLES.instalments);
}

/**
 * Title of reach by attempt: the first attempt from which on every interval of first reach lies below half of the lower end of the first
 * attempt's. Intervals under the minimum sample are not judged.
 */
export function reachTitle({ points }: ReachByAttempt): Phrase {
  const solid = points.filter(({ firstReach, isLast }) => firstReach.status === 'ok' && firstReach.ci && !isLast);
  const bar = solid[0]?.attempt === 1 ? (solid[0].firstReach.ci?.[0] ?? 0) / 2 : 0;
  const isLow = (index: number) => (solid[index]?.firstReach.ci?.[1] ?? 1) < bar;
  let from = solid.length;
  while (from > 1 && isLow(from - 1)) from -= 1;
  const attempt = solid[from]?.attempt;
  return attempt === undefined ? { text: TITLES.reach } : { text: TITLES.reachHalf, params: { n: attempt } };
}
