import { SATISFACTION_PAGE } from '#core/i18n/messages/satisfaction-page.ts';
import { atStart, inWords } from '#core/i18n/format.ts';
import { say, type Phrase } from '#core/i18n/text.ts';
import { wilson } from '#core/stats/proportions.ts';
import { latestAgainstUsual, type Trend } from '../trend.ts';
import type { AnswerRow, Answers } from './answers.ts';
import type { ByHandleTime } from './by-handle-time.ts';
import type { Driver } from './drivers.ts';

/** Ratings of a cause from which a title may name it (METHODS 0.5, to compare). */
const SOLID = 50;

/** Where the latest week lies against the usual range of a week. */
export function trendTitle(trend: Trend): Phrase {
  const place = latestAgainstUsual(trend);
  if (place === null) return { text: SATISFACTION_PAGE.weekly };
  return { text: { below: SATISFACTION_PAGE.weeklyBelow, above: SATISFACTION_PAGE.weeklyAbove, within: SATISFACTION_PAGE.weeklyUsual }[place] }; // prettier-ignore
}

/** Names the cause with the most low ratings (the lower two of five parts) where its interval lies wholly above that of all. */
export function answersTitle({ parts, rows, all }: Answers): Phrase {
  const low = (row: AnswerRow): number =>
    row.counts.slice(0, Math.max(1, Math.floor(parts.length * 0.4))).reduce((sum, n) => sum + n, 0);
  const whole = wilson(low(all), all.n);
  const [worst] = rows
    .flatMap((row) => {
      const own = row.n >= SOLID ? wilson(low(row), row.n) : null;
      return own && whole && own[0] > whole[1] ? [{ row, share: low(row) / row.n }] : [];
    })
    .sort((a, b) => b.share - a.share);
  const label = worst?.row.label;
  if (!label) return { text: SATISFACTION_PAGE.answers };
  return inWords(SATISFACTION_PAGE.answersLow, (locale) => ({ cause: atStart(say(label, locale)) }));
}

/** Names the circumstance with the largest drop beyond chance. */
export function driversTitle(drivers: readonly Driver[]): Phrase {
  const [largest] = drivers
    .filter(({ moved, difference }) => moved && difference !== null && difference < 0)
    .sort((a, b) => (a.difference ?? 0) - (b.difference ?? 0));
  if (!largest) return { text: SATISFACTION_PAGE.driversPlain };
  return inWords(SATISFACTION_PAGE.driversTitle, (locale) => ({
    driver: say(SATISFACTION_PAGE.inTitle[largest.id], locale)
  }));
}

/** Whether the shortest or the longest tenth lies wholly below the middle two. */
export function byTimeTitle({ groups }: ByHandleTime): Phrase {
  const middle = groups.filter(({ group }) => group === 5 || group === 6);
  const floor = Math.min(...middle.map(({ interval }) => interval?.[0] ?? -Infinity));
  const lies = (group: (typeof groups)[number] | undefined) => (group?.interval?.[1] ?? Infinity) < floor;
  if (lies(groups.at(0))) return { text: SATISFACTION_PAGE.byTimeShortLow };
  if (lies(groups.at(-1))) return { text: SATISFACTION_PAGE.byTimeLongLow };
  return { text: SATISFACTION_PAGE.byTime };
}
