import type { ReminderResult, Reminders } from '#core/analyses/repayment/reminders.ts';
import { channelWords, timingWords } from '#core/analyses/repayment/titles.ts';
import type { ForestData } from '#core/charts/forest-list.ts';
import type { TableCell, TableData } from '#core/charts/types.ts';
import { formatPoints, formatValue } from '#core/i18n/format.ts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { REPAYMENT_PAGE as WORDS } from '#core/i18n/messages/repayment-page.ts';
import type { Wording } from '../overview/figure-words.ts';

/** What is compared, in words. */
export function remindersSubtitle({ timings: [first] }: Reminders, words: Wording): string {
  if (first?.channel === undefined) return words.t(WORDS.remindersSubtitle);
  return words.t(WORDS.channelsSubtitle, { when: words.t(timingWords(first.timing)) });
}

/** Key of a row: the landmark, or the channel where reminders are split by it. */
export const keyOfReminder = ({ timing, channel }: ReminderResult): string =>
  channel === undefined ? String(timing) : `by ${channel ?? ''}`;

/** Reminders by timing or channel: the adjusted difference of kept promises with its interval; what cannot be compared is left to the foot. */
export function remindersData(found: Reminders, words: Wording): ForestData {
  const ratio = (value: number | null) => formatValue(value, 'ratio', words.id);
  return {
    title: remindersSubtitle(found, words),
    difference: {
      unit: 'ratio',
      changeLabel: words.t(WORDS.difference),
      nowLabel: words.t(WORDS.remindedKept),
      beforeLabel: words.t(WORDS.notRemindedKept),
      nLabel: words.t(OVERVIEW.n)
    },
    rows: found.timings.flatMap((one) => {
      const { rd, rdCi, exposed, unexposed, withExposure, without, status } = one.comparison;
      if (rd === null) return [];
      const n = [exposed.n, unexposed.n].map((one) => formatValue(one, 'count', words.id));
      return [
        {
          key: keyOfReminder(one),
          label: shortName(one, words),
          detail: words.t(WORDS.armsN, { reminded: n[0] ?? '', others: n[1] ?? '' }),
          change: rd,
          interval: rdCi,
          family: 'repayment' as const,
          now: ratio(withExposure),
          before: ratio(without),
          n: exposed.n + unexposed.n,
          small: status !== 'ok'
        }
      ];
    })
  };
}

/** Rows without a comparison, and why: `1 day before: no group holds both kinds of cases`. */
export function remindersLeftOut({ timings }: Reminders, words: Wording): string[] {
  return timings.flatMap((one) => {
    const { rd, reason } = one.comparison;
    return rd === null && reason
      ? [words.t(WORDS.leftOut, { when: shortName(one, words), reason: words.phrase(reason) })]
      : [];
  });
}

function shortName({ timing, channel }: ReminderResult, words: Wording): string {
  if (channel !== undefined) return words.t(channelWords(channel));
  if (timing === 0) return words.t(WORDS.shortOn);
  return words.t(timing < 0 ? WORDS.shortBefore : WORDS.shortAfter, { n: Math.abs(timing) });
}

/** Timings or channels down; both rates, the difference, how strong something unmeasured would have to be, and what would settle it. */
export function remindersTable(found: Reminders, words: Wording): TableData {
  const { timings } = found;
  const ratio = (value: number | null) => ({ text: formatValue(value, 'ratio', words.id), value });
  const count = (value: number | null) => ({ text: formatValue(value, 'count', words.id), value });
  const points = (value: number | null) => (value === null ? '–' : formatPoints(value, words.id));
  const labels = [
    WORDS.remindedKept, OVERVIEW.n, WORDS.notRemindedKept, OVERVIEW.n, WORDS.difference, CHARTS.interval, WORDS.eValue, WORDS.perArm
  ]; // prettier-ignore
  return {
    caption: remindersSubtitle(found, words),
    columns: [
      { label: words.t(timings[0]?.channel === undefined ? WORDS.timing : WORDS.reminderChannel), numeric: false },
      ...labels.map((label) => ({ label: words.t(label), numeric: true }))
    ],
    rows: timings.map((one) => ({
      key: keyOfReminder(one),
      cells: [
        nameCell(one, words),
        ratio(one.comparison.exposed.value),
        count(one.comparison.exposed.n),
        ratio(one.comparison.unexposed.value),
        count(one.comparison.unexposed.n),
        { text: points(one.comparison.rd), value: one.comparison.rd, small: one.comparison.status !== 'ok' },
        { text: one.comparison.rdCi ? one.comparison.rdCi.map(points).join(' … ') : '–' },
        { text: formatValue(one.comparison.eValue, 'number', words.id), value: one.comparison.eValue },
        count(one.perArm)
      ]
    }))
  };
}

const nameCell = ({ timing, channel }: ReminderResult, words: Wording): TableCell =>
  channel === undefined
    ? { text: words.t(timingWords(timing)), value: timing }
    : { text: words.t(channelWords(channel)) };
