import type { Text } from '../text.ts';

/** The page Volume & handling. */
export const VOLUME_PAGE = {
  question: { en: 'How many calls, when, how long, and why?', zh: '通话有多少、在何时、多长、因何而来？' },
  hint: {
    en: 'Add an export of calls with their start and talk time to see it.',
    zh: '添加含开始时间与通话时长的通话记录后即可查看。'
  },
  byCause: { en: 'Handling time by cause', zh: '各原因的平均处理时长' },
  byCauseSubtitle: { en: 'Handling time by cause, 95% interval', zh: '平均处理时长，按原因，95% 区间' },
  time: { en: 'time', zh: '时长' }
} as const satisfies Record<string, Text>;
