import type { Text } from '../text.ts';

/** The page Volume & handling: subtitles, keys, notes. */
export const VOLUME_PAGE = {
  question: { en: 'How many calls, when, how long, and why?', zh: '通话有多少、在何时、多长、因何而来？' },
  hint: {
    en: 'Add an export of calls with their start and talk time to see it.',
    zh: '添加含开始时间与通话时长的通话记录后即可查看。'
  },
  sectionTime: { en: 'What takes the time', zh: '时间花在哪里' },
  sectionCustomer: { en: 'As the customer felt it, and the week ahead', zh: '客户感受与下周预测' },

  offered: { en: 'Offered', zh: '进线' },
  handled: { en: 'Handled', zh: '处理' },
  abandoned: { en: 'Abandoned', zh: '放弃' },
  whatIsCounted: { en: 'What is counted', zh: '统计对象' },
  day: { en: 'Day', zh: '日' },
  hour: { en: 'Hour', zh: '小时' },
  halfHour: { en: 'Half-hour', zh: '半小时' },
  perWhat: { en: 'Columns by', zh: '按何种粒度' },
  columnsDay: { en: 'Calls per day', zh: '每日通话量' },
  columnsHour: { en: 'Calls by hour of the day, all days', zh: '按小时，全部日期合计' },
  columnsHalf: { en: 'Calls by half-hour of the day, all days', zh: '按半小时，全部日期合计' },
  noCalls: { en: 'Nothing to count in this selection.', zh: '所选范围内没有可统计的通话。' },

  heatSubtitle: { en: 'Mean per day, weekday and half-hour', zh: '日均，按星期与半小时' },
  heatDays: { en: 'Calls in all', zh: '通话合计' },

  inTime: { en: 'In {t}', zh: '{t}内' },
  formula: { en: 'Formula {n}', zh: '公式 {n}' },
  formulaChosen: { en: 'Formula {n}, chosen', zh: '公式 {n}，已选' },
  shortLeftOut: { en: 'Short abandons left out', zh: '剔除短时放弃' },
  serviceSubtitle: { en: '{formula}, T = {t}', zh: '{formula}，T = {t}' },
  serviceTable: { en: 'Service level in every formula', zh: '各公式的服务水平' },
  level: { en: 'Level', zh: '水平' },
  formulaName: { en: 'Formula', zh: '公式' },
  changeFormula: { en: 'Change formula or T in Settings', zh: '在设置中更改公式或 T' },
  target: { en: 'Target {share}', zh: '目标 {share}' },

  partsSubtitle: { en: 'Mean by cause', zh: '各原因均值，按总时长排列' },
  partsTalkSubtitle: { en: 'Mean talk time by cause', zh: '各原因平均通话时长，按总时长排列' },
  talk: { en: 'Talk', zh: '通话' },
  hold: { en: 'Hold', zh: '保持' },
  wrap: { en: 'After-call', zh: '话后' },
  mean: { en: 'Mean', zh: '均值' },
  shareOfTime: { en: 'Of all time', zh: '占总时长' },
  holdMissing: { en: 'Hold is not recorded: bars have two parts.', zh: '未记录保持时长：条形仅含两部分。' },
  wrapMissing: {
    en: 'Handling time needs after-call work; talk time stands in for it.',
    zh: '处理时长需要话后处理时长；此处以通话时长代替。'
  },
  byCauseSubtitle: { en: 'Handling time by cause, 95% interval', zh: '平均处理时长，按原因，95% 区间' },
  byCauseTalkSubtitle: { en: 'Talk time by cause, 95% interval', zh: '平均通话时长，按原因，95% 区间' },
  time: { en: 'time', zh: '时长' },

  spreadSubtitle: { en: 'Handled contacts by handling time', zh: '处理通话量，按处理时长' },
  spreadTalkSubtitle: { en: 'Handled contacts by talk time', zh: '处理通话量，按通话时长' },
  contacts: { en: 'Contacts', zh: '通话' },
  median: { en: 'median {t}', zh: '中位数 {t}' },
  p90: { en: 'P90 {t}', zh: 'P90 {t}' },
  linear: { en: 'Even', zh: '均匀' },
  log: { en: 'Log', zh: '对数' },
  axis: { en: 'Time axis', zh: '时间轴' },
  dragRange: {
    en: 'Drag over columns to look at calls of that length only.',
    zh: '拖选柱形可只看该时长的通话。'
  },
  noTimes: { en: 'No handled contact with a known time in this selection.', zh: '所选范围内没有时长已知的通话。' },

  repeatSubtitle: {
    en: 'Followed by another call of the same customer within 7 days, per week',
    zh: '7 天内同一客户再次来电，按周'
  },
  repeatNone: {
    en: 'No contact whose seven days are over in this selection.',
    zh: '所选范围内没有已满 7 天观察期的通话。'
  },
  repeatOpen: { en: 'Contacts of the last seven days are not counted yet.', zh: '最近七天的通话暂不计入。' },
  usualKey: { en: 'usual {range}', zh: '常态 {range}' },

  waitsSubtitle: { en: 'Inbound calls by how long the customer waited', zh: '呼入通话，按客户等待时长' },
  answered: { en: 'Answered', zh: '已接听' },
  gaveUp: { en: 'Gave up', zh: '放弃' },
  calls: { en: 'Calls', zh: '通话' },
  waitsOf: {
    en: '{who}: half within {median}, 90% within {p90} (n = {n})',
    zh: '{who}：半数在{median}内，90% 在{p90}内（n = {n}）'
  },
  waitsMedian: { en: '{who}: half within {median} (n = {n})', zh: '{who}：半数在{median}内（n = {n}）' },
  waitsFew: { en: '{who}: {reason}', zh: '{who}：{reason}' },
  noWaits: { en: 'No call with a known wait in this selection.', zh: '所选范围内没有等待时长已知的通话。' },
  seconds: { en: '{range} s', zh: '{range} 秒' },
  minutes: { en: '{range} min', zh: '{range} 分' },

  forecastSubtitle: { en: 'Inbound calls per day, with 80% interval', zh: '每日呼入，含 80% 区间' },
  forecastHalfSubtitle: {
    en: 'Inbound calls per half-hour, {day}, with 80% interval',
    zh: '{day}每半小时呼入，含 80% 区间'
  },
  week: { en: 'Week', zh: '全周' },
  came: { en: 'Inbound calls', zh: '呼入' },
  expected: { en: 'Expected', zh: '预测' },
  interval80: { en: '80% interval', zh: '80% 区间' },
  whichDay: { en: 'Week or day', zh: '全周或某日' },
  weeksN: { en: 'Weeks of data', zh: '数据周数' },
  basis: {
    baseline: { en: 'Basis: the same half-hour of the last 4 weeks.', zh: '依据：最近 4 周的同一半小时。' },
    holt_winters: {
      en: 'Basis: Holt–Winters on days, spread over half-hours.',
      zh: '依据：按日 Holt–Winters，再分配到半小时。'
    }
  },
  error: { en: 'Off by {share} over the last 4 weeks.', zh: '最近 4 周的误差为 {share}。' },
  leftOut: { en: 'Left out: {days}.', zh: '未计入：{days}。' },
  datesIgnored: { en: 'Follows the filters, not the dates or hours.', zh: '随筛选变化，不随日期与时段变化。' }
} as const satisfies Record<string, Text | Record<string, Text>>;

/** Titles of the panels: the plain name of the measure, and what the rules find. */
export const VOLUME_TITLES = {
  offered: {
    plain: { en: 'Calls offered per day', zh: '每日进线量' },
    hour: { en: 'Calls offered by hour', zh: '各小时进线量' },
    halfHour: { en: 'Calls offered by half-hour', zh: '各半小时进线量' },
    same: { en: 'About as many calls offered as before', zh: '进线量与上期相近' },
    more: { en: 'More calls offered than before: {change}', zh: '进线量增加：{change}' },
    fewer: { en: 'Fewer calls offered than before: {change}', zh: '进线量减少：{change}' },
    heat: { en: 'Calls offered by half-hour of the week', zh: '一周各半小时的进线量' },
    heatFullest: { en: 'Most calls come on {weekday} {part}', zh: '{weekday}{part}进线最多' }
  },
  handled: {
    plain: { en: 'Calls handled per day', zh: '每日处理通话量' },
    hour: { en: 'Calls handled by hour', zh: '各小时处理通话量' },
    halfHour: { en: 'Calls handled by half-hour', zh: '各半小时处理通话量' },
    same: { en: 'About as many calls handled as before', zh: '处理通话量与上期相近' },
    more: { en: 'More calls handled than before: {change}', zh: '处理通话量增加：{change}' },
    fewer: { en: 'Fewer calls handled than before: {change}', zh: '处理通话量减少：{change}' },
    heat: { en: 'Calls handled by half-hour of the week', zh: '一周各半小时的处理通话量' },
    heatFullest: { en: 'Most calls are handled on {weekday} {part}', zh: '{weekday}{part}处理通话最多' }
  },
  abandoned: {
    plain: { en: 'Calls abandoned per day', zh: '每日放弃来电数' },
    hour: { en: 'Calls abandoned by hour', zh: '各小时放弃来电数' },
    halfHour: { en: 'Calls abandoned by half-hour', zh: '各半小时放弃来电数' },
    same: { en: 'About as many calls abandoned as before', zh: '放弃来电数与上期相近' },
    more: { en: 'More calls abandoned than before: {change}', zh: '放弃来电增加：{change}' },
    fewer: { en: 'Fewer calls abandoned than before: {change}', zh: '放弃来电减少：{change}' },
    heat: { en: 'Calls abandoned by half-hour of the week', zh: '一周各半小时的放弃来电数' },
    heatFullest: { en: 'Most calls are abandoned on {weekday} {part}', zh: '{weekday}{part}放弃来电最多' }
  },
  busiest: { en: 'Most calls at {time}', zh: '{time}通话最多' },
  parts: { en: 'What handling time is made of', zh: '处理时长的构成' },
  partsTalk: { en: 'Talk time by cause', zh: '各原因的通话时长' },
  partsMost: { en: '{cause} takes the most time: {share}', zh: '{cause}耗时最多：{share}' },
  longer: { en: 'Handling time by cause', zh: '各原因的平均处理时长' },
  longerTalk: { en: 'Talk time by cause', zh: '各原因的平均通话时长' },
  longerUp: { en: '{cause} takes longer than before: {change}', zh: '{cause}耗时比上期长：{change}' },
  longerDown: { en: '{cause} takes less time than before: {change}', zh: '{cause}耗时比上期短：{change}' },
  longerNone: { en: 'No cause changed more than chance would', zh: '各原因的变化均属随机波动' },
  spread: { en: 'How handling time is spread', zh: '处理时长的分布' },
  spreadTalk: { en: 'How talk time is spread', zh: '通话时长的分布' },
  spreadFound: { en: 'Half within {median}, one in ten over {p90}', zh: '半数在{median}内，一成超过{p90}' },
  repeat: { en: 'Repeat contact within 7 days', zh: '7 天内重复来电率' },
  repeatPlace: {
    above: { en: 'Repeat contact is above usual', zh: '重复来电率高于常态' },
    below: { en: 'Repeat contact is below usual', zh: '重复来电率低于常态' },
    within: { en: 'Repeat contact is within its usual range', zh: '重复来电率在常态区间内' }
  },
  service: { en: 'Service level', zh: '服务水平' },
  serviceFound: { en: 'Service level: {share} within {t}', zh: '服务水平：{t}内 {share}' },
  waits: { en: 'How long customers wait', zh: '客户等待时长' },
  waitsAnswered: { en: 'Half are answered within {answered}', zh: '半数在 {answered} 内接听' },
  waitsBoth: {
    en: 'Typical wait: answered {answered}, gave up {abandoned}',
    zh: '典型等待：接听 {answered}，放弃 {abandoned}'
  },
  forecast: { en: 'Calls expected', zh: '来电预测' },
  forecastFound: { en: 'About {n} inbound calls expected {dates}', zh: '预计 {dates}呼入约 {n} 通' }
} as const satisfies Record<string, Text | Record<string, Text>>;
