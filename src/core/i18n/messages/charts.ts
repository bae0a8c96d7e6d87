import type { Text } from '../text.ts';

/** Words inside charts, their tooltips, tables and descriptions. */
export const CHARTS = {
  outbound: { en: 'Outbound', zh: '外呼' },
  inbound: { en: 'Inbound', zh: '呼入' },
  calls: { en: 'Calls', zh: '通话' },
  total: { en: 'Total', zh: '合计' },
  previous: { en: 'Previous', zh: '上期' },
  usual: { en: 'Usual', zh: '常态' },
  interval: { en: '95% interval', zh: '95% 区间' },
  above: { en: 'above', zh: '高于常态' },
  below: { en: 'below', zh: '低于常态' },
  sortBy: { en: 'Sort by {label}', zh: '按{label}排序' },
  sortedUp: { en: 'Sorted by {label}, ascending', zh: '已按{label}升序排列' },
  sortedDown: { en: 'Sorted by {label}, descending', zh: '已按{label}降序排列' },
  tableDescribe: {
    en: '{title}: {n} {n|row|rows} with {columns}.',
    zh: '{title}：共 {n} 行，列有{columns}。'
  },
  join: { en: ', ', zh: '、' },
  matrixDescribe: {
    en: '{title}: highest {max} for {maxCell}, lowest {min} for {minCell}.',
    zh: '{title}：最高 {max}（{maxCell}），最低 {min}（{minCell}）。'
  },
  ofTotal: { en: '{value} ({share})', zh: '{value}（{share}）' },
  n: { en: 'n', zh: 'n' },
  now: { en: 'Now', zh: '本期' },
  change: { en: 'Change', zh: '变化' },
  date: { en: 'Date', zh: '日期' },
  day: { en: 'Weekday', zh: '星期' },
  hour: { en: 'Hour', zh: '时段' },
  presence: { en: 'Agent-hours', zh: '坐席工时' },
  perAgentHour: { en: 'Calls per agent-hour', zh: '每坐席工时通话数' },
  perHour: { en: 'Calls per hour', zh: '每小时通话数' },
  noData: { en: 'no data', zh: '无数据' },
  tooFew: { en: 'too few', zh: '样本过少' },
  tooFewNeeds: { en: 'too few (n = {n}, needs {needs})', zh: '样本过少（n = {n}，需 {needs}）' },
  highest: { en: 'highest', zh: '最高' },
  lowest: { en: 'lowest', zh: '最低' },
  dailyDescribe: {
    en: '{title}, {from} to {to}: {n} days; highest {max} on {maxDay}, lowest {min} on {minDay}.',
    zh: '{title}，{from}至{to}：共 {n} 天；最高 {max}（{maxDay}），最低 {min}（{minDay}）。'
  },
  columnsDescribe: {
    en: '{title}, {from} to {to}: highest {max} ({maxDay}), lowest {min} ({minDay}).',
    zh: '{title}，{from}至{to}：最高 {max}（{maxDay}），最低 {min}（{minDay}）。'
  },
  forecastDescribe: { en: ' {label}: {value} ({at}).', zh: '{label}：{value}（{at}）。' },
  median: { en: 'Median', zh: '中位数' },
  stripDescribe: { en: '{title}, {min} to {max}: {rows}.', zh: '{title}，{min} 至 {max}：{rows}。' },
  stripGroupDescribe: { en: '{label} median {median} (n = {n})', zh: '{label}中位数 {median}（n = {n}）' },
  heatDescribe: {
    en: '{title} by weekday and hour: highest {max} on {maxCell}, lowest {min} on {minCell}.',
    zh: '{title}，按星期与时段：最高 {max}（{maxCell}），最低 {min}（{minCell}）。'
  },
  rowsDescribe: { en: '{title}: {rows}.', zh: '{title}：{rows}。' },
  weekOf: { en: 'week of {date}', zh: '{date}起的一周' },
  linesDescribe: { en: '{title}, {from} to {to}: {lines}.', zh: '{title}，{from}至{to}：{lines}。' },
  lineDescribe: {
    en: '{label} last {last}, highest {max} ({maxAt}), lowest {min} ({minAt})',
    zh: '{label}最近为 {last}，最高 {max}（{maxAt}），最低 {min}（{minAt}）'
  },
  usualDescribe: { en: 'usual range {usual}', zh: '常态范围 {usual}' },
  joinLines: { en: '; ', zh: '；' },
  bucket: { en: 'Period', zh: '时段' },
  share: { en: 'Share', zh: '占比' },
  range: { en: 'Range', zh: '区间' },
  andMore: { en: '{from} and more', zh: '{from}及以上' },
  histogramDescribe: {
    en: '{title}: {n} {what} from {from} to {to}; most, {max}, at {bin}.',
    zh: '{title}：{what} {n}，{from}至{to}；最多的区间为 {bin}，共 {max}。'
  },
  histogramLinesDescribe: {
    en: '{title}: {n} {what} from {from} to {to}; most, {max}, at {bin}; {lines}.',
    zh: '{title}：{what} {n}，{from}至{to}；最多的区间为 {bin}，共 {max}；{lines}。'
  },
  group: { en: 'Group', zh: '分组' },
  dataEnded: { en: 'data end earlier', zh: '数据已截止' },
  curveDescribe: { en: '{title}, {axis} 0 to {days}: {groups}.', zh: '{title}，{axis} 0 至 {days}：{groups}。' },
  curveGroupDescribe: {
    en: '{label} {value} at day {day} (n = {n})',
    zh: '{label} 第 {day} 天为 {value}（n = {n}）'
  },
  curveExtremes: { en: 'highest end {max}, lowest {min}', zh: '末端最高为 {max}，最低为 {min}' },
  emptyDescribe: { en: '{title}: no data.', zh: '{title}：无数据。' },
  chart: { en: 'chart', zh: '图表' },
  keysHint: {
    en: 'Arrow keys move between marks, Enter filters, T shows the table.',
    zh: '方向键移动标记，Enter 筛选，T 显示表格。'
  }
} as const satisfies Record<string, Text>;
