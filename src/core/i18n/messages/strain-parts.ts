import type { Text } from '../text.ts';

/** What adds to the strain index: names and meanings of its parts. */
export const STRAIN_PARTS = {
  p1_occupancy: {
    label: { en: 'Occupancy', zh: '占用率' },
    meaning: { en: 'Share of available time on contacts.', zh: '可用时间中用于处理通话的占比。' }
  },
  p2_back_to_back: {
    label: { en: 'Back-to-back calls', zh: '连续接听' },
    meaning: { en: 'Contacts that follow the one before at once.', zh: '紧接上一通开始的通话。' }
  },
  r1_unbroken_min: {
    label: { en: 'Stretch without a pause', zh: '连续无间歇时段' },
    meaning: { en: 'Longest stretch of the day without a pause, minutes.', zh: '当日最长无间歇时段（分钟）。' }
  },
  r2_difficult_no_recovery_8h: {
    label: { en: 'Hard calls without recovery', zh: '无恢复间歇的高难度通话' },
    meaning: {
      en: 'Difficult contacts without a pause after them, per 8 hours.',
      zh: '之后没有间歇的高难度通话，每 8 小时。'
    }
  },
  e1_difficult_per_h: {
    label: { en: 'Hard calls', zh: '高难度通话' },
    meaning: { en: 'Difficult contacts per hour.', zh: '每小时高难度通话数。' }
  },
  t1_day_h: {
    label: { en: 'Length of the day', zh: '工作日时长' },
    meaning: { en: 'Hours from first start to last end.', zh: '从首次开始到末次结束的小时数。' }
  },
  t2_rest_h: {
    label: { en: 'Rest before', zh: '上班前休息' },
    meaning: { en: 'Hours of rest before the working day.', zh: '工作日开始前的休息小时数。' }
  },
  b1_backlog_days: {
    label: { en: 'Backlog', zh: '积压' },
    meaning: { en: 'Overdue actions in days of own capacity.', zh: '逾期待办折合本人可处理天数。' }
  }
} as const satisfies Record<string, { label: Text; meaning: Text }>;
