import type { Text } from '../text.ts';

/** The Overview page: titles, subtitles, keys, notes. */
export const OVERVIEW = {
  question: { en: 'What changed, and does it matter?', zh: '发生了哪些变化，是否重要？' },
  keyFigures: { en: 'Key figures', zh: '关键指标' },
  above: { en: 'above', zh: '高于常态' },
  below: { en: 'below', zh: '低于常态' },
  usual: { en: 'usual {range}', zh: '常态 {range}' },
  noUsual: { en: 'no usual range yet', zh: '尚无常态区间' },
  usualKey: { en: 'usual range, up to 26 weeks before', zh: '常态区间（此前至多 26 周）' },
  previousKey: { en: 'previous', zh: '上期' },
  nowKey: { en: 'now', zh: '本期' },
  onPrevious: { en: 'on previous', zh: '较上期' },
  agentsOf: { en: '{n} agents', zh: '{n} 名坐席' },
  spoken: { en: '{label}: {value}', zh: '{label}：{value}' },
  spokenUsual: { en: 'usual {range}', zh: '常态 {range}' },
  spokenPrevious: { en: 'previous {value}', zh: '上期 {value}' },
  spokenInterval: { en: 'interval {range}', zh: '区间 {range}' },
  dailyPlain: { en: 'Calls handled per day', zh: '每日处理通话量' },
  previousTotal: { en: 'Previous period, total', zh: '上期合计' },
  noDirection: { en: 'Calls', zh: '通话' },
  other: { en: 'Other', zh: '其他' },
  everywhere: { en: 'all', zh: '全部' },
  changeDetail: { en: '{where}, n = {n}', zh: '{where}，n = {n}' },
  heatClock: { en: 'Calls handled per hour, weekday and hour', zh: '每小时处理通话数，按星期与时段' },
  heatClockN: { en: 'n = {n} hours', zh: 'n = {n} 小时' },
  csatCause: { en: 'Satisfaction by cause, 95% interval', zh: '客户满意度，按原因，95% 区间' },
  csat: { en: 'score', zh: '评分' },
  nothingHere: { en: 'Nothing to show in this selection.', zh: '所选范围内没有可显示的内容。' },
  highestDay: { en: 'Highest: {n}', zh: '最高：{n}' },
  movedPlain: { en: 'What moved', zh: '变化的指标' },
  movedSubtitle: {
    en: 'Relative change on the previous period, with 95% interval',
    zh: '与上期相比的相对变化，横线为 95% 区间'
  },
  movedMethod: {
    en: 'change on the previous period with its 95% interval; of everything tested, a false discovery rate of 5% (Benjamini–Hochberg) decides what is listed',
    zh: '与上期相比的变化及其 95% 区间；对全部检验按 5% 的错误发现率（Benjamini–Hochberg）决定列出哪些'
  },
  movedNothing: {
    en: 'Nothing moved more than chance would.',
    zh: '没有超出随机波动的变化。'
  },
  movedNoCompare: {
    en: 'There is no earlier period to compare with.',
    zh: '没有可对比的更早周期。'
  },
  withinChance: { en: '{n} other {n|change was|changes were} within chance', zh: '另有 {n} 项变化属随机波动' },
  heatPlain: { en: 'Calls per agent-hour', zh: '每坐席工时通话数' },
  heatSubtitle: { en: 'Calls handled per agent-hour, weekday and hour', zh: '每坐席工时处理通话数，按星期与时段' },
  heatN: { en: 'n = {n} agent-hours', zh: 'n = {n} 坐席工时' },
  promisesPlain: { en: 'Promises kept by days past due', zh: '各逾期阶段的承诺履约率' },
  promisesSubtitle: { en: 'Promises kept by days past due, 95% interval', zh: '承诺履约率，按逾期天数，95% 区间' },
  kept: { en: 'kept', zh: '履约率' },
  strainPlain: { en: 'Strain by team', zh: '各班组压力指数' },
  strainSubtitle: { en: 'Average strain, 0–100, 95% interval', zh: '平均压力指数 0–100，95% 区间' },
  strain: { en: 'strain', zh: '指数' },
  agents: { en: 'agents', zh: '坐席数' },
  standingNote: {
    en: 'A help for planning work and breaks, never a score of a person.',
    zh: '用于安排工作与休息，不作为对个人的评分。'
  },
  allFigures: { en: 'All figures', zh: '全部指标' },
  allFiguresSubtitle: {
    en: 'Every measure of the selection with its interval, sample and previous period',
    zh: '所选范围内的全部指标，附区间、样本量与上期数值'
  },
  measure: { en: 'Measure', zh: '指标' },
  value: { en: 'Value', zh: '数值' },
  interval: { en: '95% interval', zh: '95% 区间' },
  n: { en: 'n', zh: 'n' },
  previous: { en: 'Previous', zh: '上期' },
  change: { en: 'Change', zh: '变化' },
  level: { en: 'Usual, previous, now', zh: '常态、上期、本期' },
  emptyQuestion: { en: 'What changed on the floor, and does it matter?', zh: '现场发生了哪些变化，是否重要？' },
  emptyHint: {
    en: 'Add call records, or look around with invented ones. Nothing leaves this computer.',
    zh: '添加通话记录，或用虚构的示例数据看一看。数据不会离开本机。'
  }
} as const satisfies Record<string, Text>;

/** Panels: header buttons, menu, states. */
export const PANEL = {
  show: { en: 'Show', zh: '显示' },
  viewTable: { en: 'View as table', zh: '以表格显示' },
  viewChart: { en: 'View as chart', zh: '以图表显示' },
  menu: { en: 'Panel menu', zh: '面板菜单' },
  menuOf: { en: 'Menu of {title}', zh: '{title}的菜单' },
  tableOf: { en: 'View as table: {title}', zh: '以表格显示：{title}' },
  rows: { en: 'Rows', zh: '明细' },
  definition: { en: 'Definition and SQL', zh: '定义与 SQL' },
  copyImage: { en: 'Copy image', zh: '复制图片' },
  csv: { en: 'Download CSV', zh: '下载 CSV' },
  note: { en: 'Note', zh: '备注' },
  noteAdd: { en: 'Add note', zh: '添加备注' },
  noteEdit: { en: 'Edit note', zh: '编辑备注' },
  noteKeep: { en: 'Keep note', zh: '保留备注' },
  noteRemove: { en: 'Remove note', zh: '删除备注' },
  noteLocal: {
    en: 'Kept on this computer, printed with the panel, never exported with data.',
    zh: '仅保留在本机，随面板打印，不随数据导出。'
  },
  explore: { en: 'Open in Explore', zh: '在探索中打开' },
  copied: { en: 'Copied', zh: '已复制' },
  copyFailed: { en: 'The browser did not allow copying.', zh: '浏览器不允许复制。' },
  reading: { en: 'Reading {n} calls', zh: '正在读取 {n} 通话' },
  readingCases: { en: 'Reading {n} cases', zh: '正在读取 {n} 案件' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
  noCalls: { en: 'No calls match.', zh: '没有符合条件的通话。' },
  widest: { en: 'Widest filter: {filter}.', zh: '影响最大的筛选：{filter}。' },
  together: { en: 'dates and filters together', zh: '日期与各项筛选合在一起' },
  removeIt: { en: 'Remove it', zh: '移除' },
  stop: { en: '.', zh: '。' },
  mapIt: { en: 'Map it', zh: '去对应' },
  failed: { en: 'This figure could not be computed', zh: '此指标无法计算' },
  copyDetails: { en: 'Copy details', zh: '复制详情' },
  meaning: { en: 'Meaning', zh: '含义' },
  formula: { en: 'Formula', zh: '公式' },
  source: { en: 'Source', zh: '来源' },
  sql: { en: 'SQL', zh: 'SQL' },
  method: { en: 'Interval', zh: '区间方法' },
  rowsOf: { en: 'Rows: {title}', zh: '明细：{title}' },
  rowsShown: { en: '{from}–{to} of {total}', zh: '第 {from}–{to} 行，共 {total} 行' },
  columns: { en: 'Columns', zh: '列' },
  earlier: { en: 'Previous {n}', zh: '前 {n} 行' },
  later: { en: 'Next {n}', zh: '后 {n} 行' },
  masked: { en: 'Customer ids and names are masked.', zh: '客户编号与姓名已脱敏。' },
  unmasked: { en: 'Names are shown.', zh: '当前显示姓名。' },
  noRows: { en: 'No rows match.', zh: '没有符合条件的行。' }
} as const satisfies Record<string, Text>;
