import type { ByHandleTime } from '#core/analyses/satisfaction/by-handle-time.ts';
import type { IntervalData } from '#core/charts/interval-dots.ts';
import { formatValue } from '#core/i18n/format.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { SATISFACTION_PAGE as WORDS } from '#core/i18n/messages/satisfaction-page.ts';
import type { Locale, Text } from '#core/i18n/text.ts';

interface Words {
  readonly id: Locale;
  t(text: Text): string;
}

/** Ratings under which a group is drawn hollow (METHODS 0.5). */
const SOLID = 30;

/** Ten groups by handling time as interval dots; a label says from where to where the group reaches. */
export function timeData({ groups, column }: ByHandleTime, { id, t }: Words): IntervalData {
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
      reason: null,
      flag: null
    }))
  };
}
