import type { Text } from '../text.ts';

/** Titles of the panels: what was found; the first of each block is the plain name of the measure. */
export const WORKLOAD_TITLES = {
  busyPresent: { en: 'Agents busy and present', zh: '忙碌与在岗坐席' },
  busyAbove: {
    en: 'Over {target} of those present are busy {from}–{to}',
    zh: '{from}–{to} 在岗坐席忙碌占比超过 {target}'
  },
  busyUnder: {
    en: 'No half-hour has over {target} of those present busy',
    zh: '各半小时在岗坐席忙碌占比均未超过 {target}'
  },

  heat: { en: 'Occupancy by half-hour', zh: '各半小时占用率' },
  heatTight: { en: '{weekday} {part} are the fullest', zh: '{weekday}{part}占用率最高' },

  stretches: { en: 'Stretches without a pause', zh: '连续无间歇时段' },
  stretchesSome: {
    en: '{shown} {n|stretch lasts|stretches last} {min} minutes or longer',
    zh: '{shown} 段连续时段达到 {min} 分钟'
  },
  stretchesNone: { en: 'No stretch lasts {min} minutes', zh: '没有连续时段达到 {min} 分钟' },

  strip: { en: 'Calls per shift', zh: '每班通话量' },
  causes: { en: 'Share of agent time by cause', zh: '各原因占用坐席时间的比例' },
  causesTop: { en: '{cause} fills {share} of the time', zh: '{cause}占用 {share} 的时间' },

  teams: { en: 'Workload by team', zh: '各班组工作负荷' },
  teamsUsual: { en: 'Every team is within its usual range', zh: '各班组均在常态区间内' },
  teamsAbove: {
    en: '{n} of {all} figures by team are outside their usual range',
    zh: '{all} 项班组指标中 {n} 项超出常态区间'
  },
  days: { en: 'Long days, rests and hours by team', zh: '各班组的长工作日、休息与工时' },

  backToBack: { en: 'Back-to-back calls, seen and expected', zh: '连续接听：实际与预期' },
  backToBackMore: {
    en: 'More back to back than the queue explains: look at routing and dialler',
    zh: '连续接听多于队列负荷所致：请检查路由与拨号设置'
  },
  backToBackAs: { en: 'About as much back to back as the queue explains', zh: '连续接听与队列负荷相符' },

  imbalance: { en: 'How evenly work is shared', zh: '工作分配的均衡程度' },
  imbalanceUneven: { en: 'Contacts per hour differ more than chance explains', zh: '每小时联系数的差异超出随机波动' },
  imbalanceChance: { en: 'Contacts per hour differ no more than by chance', zh: '每小时联系数的差异属随机波动' },

  peak: { en: 'Time under peak load', zh: '高峰负荷下的时间' },
  concurrency: { en: 'Contacts at the same time', zh: '同时进行的联系' },
  backlog: { en: 'Open, overdue and neglected cases', zh: '在办、逾期与久未联系的案件' },
  backlogUnassigned: { en: '{shown} open {n|case has|cases have} no agent', zh: '{shown} 件在办案件未分派坐席' }
} as const satisfies Record<string, Text>;

const headings = {
  teams: { en: 'By team', zh: '按班组' },
  reasons: { en: 'Where it comes from', zh: '从何而来' },
  cases: { en: 'Cases', zh: '案件' }
} as const satisfies Record<string, Text>;

const basis = {
  status: { en: 'Occupancy and presence are measured from status records.', zh: '占用率与在岗时间由状态记录实测。' },
  shifts: {
    en: 'Occupancy and presence are measured from shifts; where breaks lie is not known.',
    zh: '占用率与在岗时间由班次实测，休息的位置未知。'
  },
  boundsUnknown: {
    en: 'Calls only: occupancy is known between bounds, where shifts are long enough to tell; presence is estimated from first to last call.',
    zh: '仅有通话：占用率只知上下限，且需班次足够长；在岗时间按首末通话估计。'
  },
  bounds: {
    en: 'Calls only: occupancy is known between bounds ({low} to {high}), presence is estimated from first to last call.',
    zh: '仅有通话：占用率只知上下限（{low} 至 {high}），在岗时间按首末通话估算。'
  },
  none: { en: 'Occupancy needs calls with agent and times.', zh: '占用率需要带坐席与时间的通话。' }
} as const satisfies Record<string, Text>;

/** The page Workload. */
export const WORKLOAD_PAGE = {
  question: { en: 'Is the work spread so that people can do it?', zh: '工作的分配是否让人能够承受？' },
  hint: {
    en: 'Add an export of calls with agent, talk time and after-call work to see it. Shifts and status make it exact.',
    zh: '添加含坐席、通话时长与话后处理的通话记录后即可查看；有班次与状态数据时更准确。'
  },
  standing: {
    en: 'A help for planning work and breaks, never a score of a person.',
    zh: '用于安排工作与休息，绝不作为对个人的评分。'
  },
  staffing: {
    en: 'Occupancy is set by staffing and routing, and rises with the size of the pool; 85% is a planning convention.',
    zh: '占用率取决于人力与路由，并随团队规模升高；85% 为排班惯例。'
  },

  byHalfHour: { en: 'Half-hours', zh: '半小时' },
  byDay: { en: 'Days', zh: '每日' },
  busySubtitle: { en: 'People on average per half-hour of the day', zh: '一天中每半小时的平均人数' },
  busyDaySubtitle: { en: 'Agent-hours per day', zh: '每日坐席工时' },
  busyMeaning: {
    en: 'People busy with contacts and people there to take work, averaged over the days of the period.',
    zh: '期内各日平均的忙碌人数与在岗可接听人数。'
  },
  busyFormula: {
    en: 'busy or available seconds in the half-hour / 1,800 / days',
    zh: '该半小时内的忙碌或可用秒数 / 1,800 / 天数'
  },
  busyFoot: { en: 'Rows are the calls that began in the half-hour.', zh: '明细为该半小时内开始的通话。' },
  present: { en: 'Present', zh: '在岗' },
  busy: { en: 'Busy', zh: '忙碌' },
  target: { en: '{target} of those present', zh: '在岗的 {target}' },
  days: { en: 'Days', zh: '天数' },
  agentHours: { en: 'Agent-hours', zh: '坐席工时' },

  heatSubtitle: {
    en: 'Busy share of the time present, weekday and half-hour',
    zh: '在岗时间中的忙碌占比，按星期与半小时'
  },
  heatBounds: {
    en: 'Busy share from first to last call: the lower bound of occupancy',
    zh: '首末通话之间的忙碌占比，即占用率下限'
  },
  heatFew: { en: 'under {hours} agent-hours', zh: '不足 {hours} 坐席工时' },

  stretchSubtitle: { en: 'Stretches of voice work by length', zh: '语音连续时段按时长分布' },
  stretchMark: { en: '{min} min', zh: '{min} 分钟' },
  stretchMedian: { en: 'Median {value}', zh: '中位数 {value}' },
  stretchCount: { en: 'Stretches', zh: '时段' },
  stretchFoot: {
    en: 'A lull of {min} minutes or a recorded break ends a stretch; a lull is not a break.',
    zh: '{min} 分钟的空闲或有记录的休息即结束一段；空闲不等于休息。'
  },
  noStretches: {
    en: 'No voice contacts with agent and times in this selection.',
    zh: '所选范围内没有带坐席与时间的语音通话。'
  },

  stripSubtitle: { en: 'Each dot one shift, the line the median, by team', zh: '每点为一个班次，竖线为中位数，按班组' },
  stripDense: {
    en: 'Bars as high as the share of shifts, the line the median, by team',
    zh: '条高为班次占比，竖线为中位数，按班组'
  },
  stripPeople: { en: 'Each dot one shift, the line the median, by person', zh: '每点为一个班次，竖线为中位数，按坐席' },
  callsPerShift: { en: 'Calls per shift', zh: '每班通话量' },
  shifts: { en: 'Shifts', zh: '班次' },
  noShifts: { en: 'No handled calls with agent in this selection.', zh: '所选范围内没有带坐席的已处理通话。' },

  causesSubtitle: {
    en: 'Busy time by cause; the tick is the previous period',
    zh: '各原因的忙碌时间占比；短竖线为上期'
  },
  causesSubtitlePlain: { en: 'Busy time by cause', zh: '各原因的忙碌时间占比' },
  causesMeaning: {
    en: 'Time of contacts by cause, dialling and unanswered attempts included; parallel chats count each for itself.',
    zh: '各原因的联系时间，含拨号与未接通的外呼；并行会话各自计入。'
  },
  causesFormula: { en: 'busy seconds of the cause / all busy seconds', zh: '该原因的忙碌秒数 / 全部忙碌秒数' },
  share: { en: 'Share', zh: '占比' },
  previous: { en: 'Previous', zh: '上期' },
  onPrevious: { en: 'Change', zh: '变化' },
  contacts: { en: 'Contacts', zh: '联系数' },
  noCause: { en: 'No cause is known for {share} of the time.', zh: '{share} 的时间原因未知。' },

  team: { en: 'Team', zh: '班组' },
  all: { en: 'All', zh: '全部' },
  teamsSubtitle: { en: 'Value, 95% interval, previous period and usual range', zh: '数值、95% 区间、上期与常态区间' },
  noTeams: { en: 'No team is known in this selection.', zh: '所选范围内没有班组信息。' },

  backToBackSubtitle: {
    en: 'Inbound calls under {gap} s after the one before; the tick is what the queue would produce',
    zh: '与上一通间隔不足 {gap} 秒的呼入；短竖线为队列本身所致'
  },
  backToBackMeaning: {
    en: 'Inbound voice contacts beside what the load of the queue alone would produce with longest-idle-first routing. A difference points to auto-answer, dialler pace or a squeezed wrap time: settings, not a person.',
    zh: '将实际的呼入语音与队列负荷（最长空闲优先分配）本身所致的水平并列。差异指向自动应答、拨号节奏或话后时间过短：属设置问题，与个人无关。'
  },
  backToBackFormula: {
    en: 'Erlang A per team and half-hour, weighted by contacts',
    zh: '各班组各半小时按 Erlang A 计算，以通话数加权'
  },
  observed: { en: 'Seen', zh: '实际' },
  expected: { en: 'Queue alone', zh: '队列本身' },
  difference: { en: 'Difference', zh: '差值' },
  points: { en: 'points', zh: '百分点' },
  mixedNote: {
    en: 'Mixed work: over 30% of the time goes to outbound calls or chats, so the queue explains too little.',
    zh: '兼做其他：超过 30% 的时间用于外呼或会话，队列无法充分解释。'
  },
  reading: { en: 'Reading', zh: '解读' },
  notSolid: { en: 'not solid', zh: '尚不可靠' },
  blended: { en: 'mixed work', zh: '兼做其他' },
  asExpected: { en: 'as expected', zh: '与负荷相符' },
  examine: { en: 'check settings', zh: '请检查设置' },
  fewer: { en: 'less than expected', zh: '低于预期' },

  imbalanceSubtitle: {
    en: 'Spread between people: 0 is equal, 1 is everything with one',
    zh: '人与人之间的不均度：0 为均等，1 为全在一人'
  },
  imbalanceMeaning: {
    en: 'Gini coefficients of busy hours per worked day and of contacts per hour, the latter beside the one that luck alone would give. "Beyond chance" is only said where the contacts scatter over the hours beyond chance (p < 0.05); busy hours are not tested.',
    zh: '每工作日忙碌小时与每小时联系数的基尼系数，后者与纯随机情形并列。仅当联系数相对工时的离散超出随机波动（p < 0.05）时才称“超出随机”；忙碌小时不作检验。'
  },
  imbalanceFormula: {
    en: 'G* = G · n / (n − 1); by chance 0.564 / √(mean contacts); Theil index = between teams + within teams',
    zh: 'G* = G · n / (n − 1)；随机水平 0.564 / √(平均通话数)；泰尔指数 = 班组之间 + 班组之内'
  },
  people: { en: 'People', zh: '人数' },
  ofPeople: { en: '{n} people', zh: '{n} 人' },
  spread: { en: 'Busy hours a day', zh: '每日忙碌小时' },
  rateSpread: { en: 'Contacts per hour', zh: '每小时联系数' },
  byChance: { en: 'of it by chance', zh: '其随机水平' },
  rateReading: { en: 'Contacts per hour differ', zh: '每小时联系数差异' },
  tooFew: { en: 'too few', zh: '样本过少' },
  uneven: { en: 'beyond chance', zh: '超出随机' },
  even: { en: 'by chance', zh: '属随机' },
  tooFewPeople: { en: 'too few', zh: '人数过少' },
  theil: {
    en: 'Of the differences {between} lie between teams, {within} within them.',
    zh: '差异中 {between} 来自班组之间，{within} 来自班组之内。'
  },

  peakSubtitle: {
    en: 'Share of time on while the queue was over 85% of capacity; each dot one person',
    zh: '在岗时队列负荷超过 85% 的时间占比；每点为一人'
  },
  peakPeople: {
    en: 'Share of time on while the queue was over 85% of capacity',
    zh: '在岗时队列负荷超过 85% 的时间占比'
  },
  peakMeaning: {
    en: 'What the queue was like while a person was on: calls offered × usual handling time of that weekday and half-hour, by people present. It is set by the roster.',
    zh: '某人在岗时队列的负荷：进线量 × 该星期该半小时的通常处理时长，除以在岗人数。取决于排班。'
  },
  peakFormula: {
    en: 'available time in half-hours with ρ > 0.85 / available time',
    zh: 'ρ > 0.85 的半小时内的可用时间 / 可用时间'
  },
  peakFoot: { en: 'Uneven exposure is a matter of the roster.', zh: '暴露不均属于排班问题。' },
  peakShare: { en: 'Share of time on', zh: '在岗时间占比' },
  noPeak: { en: 'No inbound calls offered in this selection.', zh: '所选范围内没有呼入。' },

  concurrencySubtitle: { en: 'Share of busy time by contacts open at once', zh: '忙碌时间按同时进行的联系数划分' },
  one: { en: 'One', zh: '一个' },
  two: { en: 'Two', zh: '两个' },
  three: { en: 'Three or more', zh: '三个及以上' },
  atOnce: { en: 'at the same time, on average', zh: '平均并发' },
  most: { en: 'at most {n}', zh: '最多 {n} 个' },
  split: { en: '{time} of calls with a chat open', zh: '通话时会话未关共 {time}' },

  backlogSubtitle: { en: 'As of {date}', zh: '截至 {date}' },
  backlogMeaning: {
    en: 'Open cases at the end of the data. Neglected: no contact for {days} days and no promise pending; a sign of capacity, not of a person.',
    zh: '数据截止日的在办案件。久未联系：{days} 天内无联系且无待履约承诺；反映的是人力，与个人无关。'
  },
  backlogFormula: {
    en: 'counts of open cases; overdue = next action before the day',
    zh: '在办案件数；逾期 = 下次跟进早于当日'
  },
  unassigned: { en: 'No agent', zh: '未分派' },
  open: { en: 'Open cases', zh: '在办案件' },
  balance: { en: 'Balance', zh: '欠款余额' },
  overdue: { en: 'Overdue actions', zh: '逾期行动' },
  neglected: { en: 'No contact, {days} days', zh: '{days} 天未联系' },
  perAgent: { en: 'Cases per agent', zh: '人均案件' },
  backlogDays: { en: 'Days to clear', zh: '清理所需天数' },

  headings,
  basis
} as const;
