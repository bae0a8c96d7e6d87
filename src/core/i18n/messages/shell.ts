import type { Text } from '../text.ts';

/** Names of the pages and of their groups in the sidebar. */
export const PAGES = {
  home: { en: 'Home', zh: '首页' },
  overview: { en: 'Overview', zh: '概览' },
  volume: { en: 'Volume & handling', zh: '话量与处理' },
  workload: { en: 'Workload', zh: '工作负荷' },
  repayment: { en: 'Repayment', zh: '还款' },
  satisfaction: { en: 'Satisfaction', zh: '满意度' },
  situations: { en: 'Situations & steps', zh: '情形与步骤' },
  agents: { en: 'Agents', zh: '坐席' },
  cases: { en: 'Cases', zh: '案件' },
  contactRules: { en: 'Contact rules', zh: '联系规则' },
  data: { en: 'Data', zh: '数据' },
  settings: { en: 'Settings', zh: '设置' },
  groupUnderstand: { en: 'Understand', zh: '了解' },
  groupFollow: { en: 'Follow up', zh: '跟进' },
  groupBuild: { en: 'Build', zh: '自建' }
} as const satisfies Record<string, Text>;

/** What pages need at least, as said beside a dimmed page. */
export const NEEDS = {
  calls: { en: 'needs calls', zh: '需要通话数据' },
  agent: { en: 'needs agent', zh: '需要坐席' },
  csat: { en: 'needs satisfaction score', zh: '需要满意度评分' },
  cause: { en: 'needs cause or cases', zh: '需要原因或案件数据' },
  cases: { en: 'needs cases', zh: '需要案件数据' },
  callsOrCases: { en: 'needs calls or cases', zh: '需要通话或案件数据' }
} as const satisfies Record<string, Text>;

/** Sidebar, header, palette, keys and page states. */
export const SHELL = {
  importFiles: { en: 'Import files', zh: '导入文件' },
  skip: { en: 'Skip to content', zh: '跳到正文' },
  main: { en: 'Main', zh: '主导航' },
  product: { en: 'Evenkeel', zh: 'Evenkeel' },
  local: { en: 'Stays on this computer', zh: '数据仅在本机' },
  nothingLoaded: { en: 'Nothing loaded', zh: '尚未载入数据' },
  starting: { en: 'Starting', zh: '正在启动' },
  loadedCalls: { en: '{calls} calls', zh: '{calls} 通话' },
  loadedBoth: { en: '{calls} calls, {cases} cases', zh: '{calls} 通话，{cases} 案件' },
  loadedCases: { en: '{cases} cases', zh: '{cases} 案件' },
  sample: { en: 'Sample data', zh: '示例数据' },
  find: { en: 'Find a page, filter, measure', zh: '查找页面、筛选项、指标' },
  search: { en: 'Search', zh: '搜索' },
  copyLink: { en: 'Copy link to this view', zh: '复制视图链接' },
  linkCopied: { en: 'Link copied. It holds the filters, never data.', zh: '链接已复制，只含筛选条件，不含数据。' },
  linkFailed: {
    en: 'The browser did not allow copying. The address bar holds the link.',
    zh: '浏览器不允许复制，链接见地址栏。'
  },
  print: { en: 'Print report', zh: '打印报告' },
  language: { en: 'Language', zh: '语言' },
  theme: { en: 'Theme', zh: '主题' },
  toDark: { en: 'Switch to dark theme', zh: '切换为深色主题' },
  toLight: { en: 'Switch to light theme', zh: '切换为浅色主题' },
  more: { en: 'More', zh: '更多' },
  namesShown: { en: 'Names shown', zh: '已显示姓名' },
  showNames: { en: 'Show names', zh: '显示姓名' },
  keepMasked: { en: 'Keep them masked', zh: '保持脱敏' },
  namesQuestion: { en: 'Show the names of agents?', zh: '显示坐席姓名？' },
  namesHint: {
    en: 'Names and ids stand as in the file on every page, in images, prints and CSV, until they are hidden again or the page is reloaded. They are for rostering and support, never for appraisal. Customers stay masked.',
    zh: '所有页面、图片、打印与 CSV 将按文件显示姓名与编号，直至再次隐藏或重新加载页面。仅供排班与支持之用，不用于评价。客户信息仍脱敏。'
  },
  hideNames: { en: 'Hide names', zh: '隐藏姓名' },
  close: { en: 'Close', zh: '关闭' },
  cancel: { en: 'Cancel', zh: '取消' },
  keys: { en: 'Keys', zh: '快捷键' },
  keyPalette: { en: 'Find a page, filter or measure', zh: '查找页面、筛选项或指标' },
  keyHelp: { en: 'Show this list', zh: '显示此列表' },
  keyMarks: { en: 'Move between the marks of a chart', zh: '在图中各标记间移动' },
  keyEnds: { en: 'First and last mark', zh: '第一个、最后一个标记' },
  keyRange: { en: 'Choose a range in a chart; Enter filters to it', zh: '在图中选取一段；Enter 按其筛选' },
  keyFilter: { en: 'Filter by the mark', zh: '按该标记筛选' },
  keyRows: { en: 'Show the rows behind the mark', zh: '查看该标记背后的明细' },
  keyTable: { en: 'Show the chart as a table', zh: '以表格显示图表' },
  keyMenu: { en: 'Panel menu', zh: '面板菜单' },
  keyLeave: { en: 'Leave the chart; close a menu or drawer', zh: '离开图表；关闭菜单或侧栏' },
  keyCases: { en: 'Cases: next and previous case; Enter opens it', zh: '案件：下一个、上一个案件，Enter 打开' },
  keyDone: { en: 'Cases: mark done, take back', zh: '案件：标记完成、撤销' },
  palettePages: { en: 'Pages', zh: '页面' },
  paletteActions: { en: 'Actions', zh: '操作' },
  paletteFilters: { en: 'Filters', zh: '筛选项' },
  paletteCases: { en: 'Cases', zh: '案件' },
  paletteMetrics: { en: 'Measures', zh: '指标' },
  paletteNothing: { en: 'Nothing found for “{query}”.', zh: '未找到“{query}”。' },
  paletteFound: { en: '{n} {n|result|results}', zh: '{n} 条结果' },
  addFiles: { en: 'Add files', zh: '添加文件' },
  trySample: { en: 'Try with sample data', zh: '用示例数据试用' },
  sampleTag: { en: 'sample', zh: '示例' },
  notFound: { en: 'There is no page here', zh: '此处没有页面' },
  notFoundHint: {
    en: 'The address may be mistyped, or the page belongs to another version.',
    zh: '地址可能有误，或该页面属于其他版本。'
  },
  pageFailed: { en: 'This page could not be shown', zh: '此页面无法显示' },
  toHome: { en: 'Go to Home', zh: '返回首页' },
  tryAgain: { en: 'Try again', zh: '重试' },
  engineFailed: { en: 'The calculation engine did not start', zh: '计算引擎未能启动' },
  engineFailedHint: {
    en: 'Reload the page. If it happens again, the browser may be too old or blocking WebAssembly.',
    zh: '请重新加载页面。若再次出现，可能是浏览器版本过旧或禁用了 WebAssembly。'
  },
  reload: { en: 'Reload', zh: '重新加载' },
  importing: { en: 'Reading files', zh: '正在读取文件' },
  unknownKeys: {
    en: 'Parts of the link mean nothing here and were left out: {keys}.',
    zh: '链接中的部分内容在此无意义，已忽略：{keys}。'
  }
} as const satisfies Record<string, Text>;

/** Filter bar. */
export const FILTER_BAR = {
  bar: { en: 'Filters', zh: '筛选' },
  dates: { en: 'Dates', zh: '日期' },
  last7d: { en: 'Last 7 days', zh: '最近 7 天' },
  last4w: { en: 'Last 4 weeks', zh: '最近 4 周' },
  thisMonth: { en: 'This month', zh: '本月' },
  lastMonth: { en: 'Last month', zh: '上月' },
  last13w: { en: 'Last 13 weeks', zh: '最近 13 周' },
  all: { en: 'All dates', zh: '全部日期' },
  wholeWeeks: {
    en: 'Whole weeks compare best: weekdays differ.',
    zh: '建议选整周：各工作日之间有差异。'
  },
  from: { en: 'From', zh: '从' },
  to: { en: 'To', zh: '至' },
  apply: { en: 'Apply dates', zh: '应用日期' },
  noCalls: { en: 'no data', zh: '无数据' },
  previousMonth: { en: 'Previous month', zh: '上一月' },
  nextMonth: { en: 'Next month', zh: '下一月' },
  compare: { en: 'Compare', zh: '对比' },
  vs: { en: 'vs', zh: '对比' },
  prev: { en: 'previous period', zh: '上一周期' },
  prevWeeks: { en: 'previous {n} {n|week|weeks}', zh: '前 {n} 周' },
  prevDays: { en: 'previous {n} {n|day|days}', zh: '前 {n} 天' },
  year: { en: 'same period last year', zh: '去年同期' },
  none: { en: 'no comparison', zh: '不对比' },
  compareStarts: { en: 'Data begins {date}: nothing to compare with.', zh: '数据始于 {date}，无可对比。' },
  team: { en: 'Team', zh: '班组' },
  agent: { en: 'Agent', zh: '坐席' },
  channel: { en: 'Channel', zh: '渠道' },
  direction: { en: 'Direction', zh: '呼叫方向' },
  product: { en: 'Product', zh: '产品' },
  dpd: { en: 'DPD', zh: '逾期天数' },
  dpdLong: { en: 'Days past due', zh: '逾期天数' },
  cause: { en: 'Cause', zh: '原因' },
  searchIn: { en: 'Search {filter}', zh: '搜索{filter}' },
  only: { en: 'only', zh: '仅此项' },
  onlyThis: { en: 'Only {value}', zh: '仅{value}' },
  clear: { en: 'Clear', zh: '清除' },
  noMatch: { en: 'No value matches.', zh: '无匹配项。' },
  noValues: { en: 'The data has no such column.', zh: '数据中没有该列。' },
  unused: { en: '{filter}, not used here: {reason}', zh: '{filter}（此处不使用：{reason}）' },
  remove: { en: 'Remove filter {filter}', zh: '移除筛选：{filter}' },
  selectedMany: { en: '{n} selected', zh: '已选 {n} 项' },
  moreFilters: { en: '{n} more', zh: '另 {n} 项' },
  reset: { en: 'Reset', zh: '重置' },
  resetAll: { en: 'Reset all filters but the dates', zh: '重置日期以外的全部筛选' },
  fromChart: { en: '{cell}, from chart', zh: '{cell}，来自图表' },
  cells: { en: '{n} hours, from chart', zh: '{n} 个时段，来自图表' },
  handle: { en: 'Handling time', zh: '处理时长' },
  talk: { en: 'Talk time', zh: '通话时长' },
  handleRange: { en: '{name} {low} to under {high}', zh: '{name} {low} 至 {high}（不含）' },
  handleFrom: { en: '{name} {low} and more', zh: '{name} {low} 及以上' },
  queueUnused: { en: 'cases have no hour and no handling time', zh: '案件没有时段与处理时长' },
  queueDates: { en: 'the queue is that of the last day of the data', zh: '队列以数据的最后一天为准' },
  queueCompare: { en: 'the queue is that of one day, without an earlier one', zh: '队列只反映当天，不与此前对比' },
  rulesCompare: {
    en: 'calls are read against rules, not against another period',
    zh: '通话与规则对照，不与其他时期对比'
  },
  matches: { en: '{n} {n|call matches|calls match}', zh: '{n} 通话符合条件' }
} as const satisfies Record<string, Text>;
