import type { Answers } from '#core/analyses/satisfaction/answers.ts';
import { rangeOfGroup, type ByHandleTime } from '#core/analyses/satisfaction/by-handle-time.ts';
import { overlap } from '#core/query/handle-range.ts';
import type { HandleRange } from '#core/query/types.ts';
import type { Driver } from '#core/analyses/satisfaction/drivers.ts';
import type { AnswersData } from '#core/charts/diverging-bars.ts';
import type { ForestData } from '#core/charts/forest-list.ts';
import type { IntervalData } from '#core/charts/interval-dots.ts';
import { formatValue } from '#core/i18n/format.ts';
import { NO_CAUSE } from '#core/i18n/messages/dimensions.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { SATISFACTION_PAGE as WORDS } from '#core/i18n/messages/satisfaction-page.ts';
import type { Locale, Text } from '#core/i18n/text.ts';

interface Words {
  readonly id: Locale;
  t(text: Text, params?: Record<string, string | number>): string;
}

/** Ratings under which a group is drawn hollow (METHODS 0.5). */
const SOLID = 30;

/** Ten groups by handling time as interval dots; a label says from where to where the group reaches. */
export function timeData({ groups, column }: ByHandleTime, chosen: HandleRange | null, { id, t }: Words): IntervalData {
  const isOut = (group: number): boolean => {
    const range = rangeOfGroup({ groups }, group);
    return chosen !== null && range !== null && !overlap(range, chosen);
  };
  const time = (seconds: number) => formatValue(seconds, 'seconds', id);
  return {
    title: t(column === 'talk_s' ? WORDS.byTalkSubtitle : WORDS.byTimeSubtitle),
    unit: 'score',
    family: 'satisfaction',
    valueLabel: t(WORDS.score),
    nLabel: t(OVERVIEW.n),
    bounds: null,
    rows: groups.map((group) => ({
      key: String(group.group),
      label: `${time(group.fromS)} – ${time(group.toS)}`,
      value: group.mean,
      interval: group.interval,
      previous: null,
      usual: null,
      n: group.n,
      small: group.n < SOLID,
      dimmed: isOut(group.group),
      reason: null,
      flag: null
    }))
  };
}

/** Key of the row of all ratings. */
export const ALL_KEY = '*';

/** Ratings by cause as bars centred on the middle answer; the last row is all of them. */
export function answersData({ parts, rows, all }: Answers, { id, t }: Words): AnswersData {
  const number = (value: number) => formatValue(value, 'number', id, { decimals: Number.isInteger(value) ? 0 : 1 });
  return {
    title: t(WORDS.answersSubtitle),
    answers: parts.map(({ from, to }) => (from === to ? number(from) : `${number(from)}–${number(to)}`)),
    meanLabel: t(WORDS.score),
    nLabel: t(OVERVIEW.n),
    rows: [...rows, all].map((row) => ({
      key: row.value ?? ALL_KEY,
      label: t(row.label ?? (row.value === null ? WORDS.all : NO_CAUSE)),
      counts: row.counts,
      mean: row.mean,
      interval: null,
      n: row.n,
      small: row.n < SOLID,
      reason: row.n === 0 ? t(WORDS.noRatings) : null
    }))
  };
}

/** Differences that go with circumstances, from the largest drop to the largest rise; those that cannot be told are left to the foot. */
export function driversData(drivers: readonly Driver[], { id, t }: Words): ForestData {
  const score = (value: number | null) => formatValue(value, 'score', id);
  const known = drivers.flatMap((driver) =>
    driver.difference === null ? [] : [{ ...driver, change: driver.difference }]
  );
  return {
    title: t(WORDS.driversSubtitle),
    difference: {
      unit: 'score',
      changeLabel: t(WORDS.difference),
      nowLabel: t(WORDS.withIt),
      beforeLabel: t(WORDS.withoutIt),
      nLabel: t(OVERVIEW.n)
    },
    rows: known
      .sort((a, b) => a.change - b.change)
      .map((driver) => ({
        key: driver.id,
        label: t(WORDS.drivers[driver.id]),
        detail: '',
        change: driver.change,
        interval: driver.interval,
        family: 'satisfaction' as const,
        now: score(driver.meanWith),
        before: score(driver.meanWithout),
        n: driver.nWith
      }))
  };
}
