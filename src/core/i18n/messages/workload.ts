import type { Text } from '../text.ts';

const notes = {
  noPresence: {
    en: 'Not computable: neither status nor shifts nor calls with agent and times are in the data.',
    zh: '无法计算：数据中没有状态、班次或带坐席与时间的通话。'
  },
  inferred: {
    en: 'Time present is estimated from the first to the last call of a session; status or shift data would measure it.',
    zh: '在岗时间按每段首个至最后一个通话估算；有状态或班次数据时可直接测量。'
  },
  breaksUnknown: {
    en: 'Shifts without break times: where the breaks lie is not known.',
    zh: '班次不含休息时段，休息的位置未知。'
  },
  fewHours: {
    en: 'Under 5 agent-hours ({hours} h): too few to say.',
    zh: '不足 5 坐席工时（{hours} 小时），暂不下结论。'
  },
  besideFew: {
    en: 'Not shown: beside other figures it would single out fewer than {n} people.',
    zh: '不显示：与其他数字对照可推出少于 {n} 人的结果。'
  },
  fewPeople: { en: 'Fewer than {n} people: not shown.', zh: '少于 {n} 人，不显示。' },
  withinChance: { en: 'Contacts per hour: not distinguishable from chance.', zh: '每小时联系数的差异属随机波动。' },
  uneven: { en: 'Contacts per hour differ more than chance explains.', zh: '每小时联系数的差异超出随机波动。' },
  fewWorkedDays: {
    en: 'People with at least {days} worked days count; {left} left out.',
    zh: '仅计工作满 {days} 天的人员，{left} 人未计。'
  },
  fourWeeks: {
    en: 'Under 4 weeks: single half-hours scatter by about 10 points, so the comparison is not solid.',
    zh: '不足 4 周：单个半小时波动约 10 个百分点，比较尚不可靠。'
  },
  endlessPatience: {
    en: 'Too few abandoned calls to estimate patience: callers are assumed to wait.',
    zh: '放弃的来电过少，无法估计耐心时长，按一直等待计。'
  },
  examine: {
    en: 'More than 10 points above what the load explains: a routing or dialler setting to look at.',
    zh: '比负荷所能解释的高出 10 个百分点以上：请检查路由或拨号设置。'
  },
  asExpected: { en: 'About what the load explains.', zh: '与负荷相符。' },
  longChats: {
    en: 'Not computable: half of the chats last over 30 minutes, so their length is not work time. A column of active seconds would help.',
    zh: '无法计算：半数会话超过 30 分钟，时长不等于工作时间；需要活跃秒数列。'
  },
  noContacts: { en: 'No contacts with agent and times in this selection.', zh: '当前选择中没有带坐席与时间的通话。' }
} as const satisfies Record<string, Text>;

/** Words of the workload analyses. */
export const WORKLOAD = { notes } as const;
