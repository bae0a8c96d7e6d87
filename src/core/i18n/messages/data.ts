import type { Text } from '../text.ts';

/** What has become of keeping. */
export const KEEP_STATES = {
  off: { en: 'Nothing is kept yet.', zh: '尚未保留任何数据。' },
  saving: { en: 'Saving.', zh: '正在保存。' },
  kept: { en: 'Kept.', zh: '已保留。' },
  unavailable: { en: 'Not possible here.', zh: '此处无法保留。' },
  otherTab: { en: 'Not in this tab.', zh: '本标签页未保留。' },
  failed: { en: 'Not kept.', zh: '未保留。' },
  damaged: { en: 'Kept data is damaged.', zh: '已保留的数据损坏。' }
} as const satisfies Record<string, Text>;

/** The data page. */
export const DATA = {
  lede: {
    en: '{loaded} of {read} rows are loaded, from {n} {n|file|files}.',
    zh: '{n} 个文件共读取 {read} 行，已载入 {loaded} 行。'
  },
  ledeClean: { en: 'All {read} rows of {n} {n|file|files} are loaded.', zh: '{n} 个文件的 {read} 行已全部载入。' },
  emptyTitle: { en: 'Nothing is loaded', zh: '尚未载入数据' },
  emptyText: {
    en: 'Add files to see what was read, what was left out and why, and which figures it touches.',
    zh: '添加文件后，可在此查看读取了什么、哪些未载入及原因，以及影响哪些数值。'
  },
  asOf: { en: 'As of {date}', zh: '截至 {date}' },
  read: { en: 'Rows read', zh: '读取行数' },
  loaded: { en: 'Loaded', zh: '已载入' },
  noted: { en: 'Loaded with a note', zh: '载入并备注' },
  rejected: { en: 'Not loaded', zh: '未载入' },
  leftOut: { en: '{rows} {n|row|rows} ignored or repeated', zh: '其中 {rows} 行忽略或重复' },
  ofRead: { en: '{share} of those read', zh: '占读取的 {share}' },
  showRows: { en: 'Show the rows', zh: '查看这些行' },
  hideRows: { en: 'Hide the rows', zh: '收起' },
  checks: { en: 'Checks', zh: '检查' },
  checksHint: { en: 'What was noticed, and which figures it touches', zh: '发现的情况及其影响的数值' },
  checksNone: { en: 'Nothing stands out in this data.', zh: '数据中没有需要注意之处。' },
  rowsTouched: { en: '{count} {n|row|rows}', zh: '{count} 行' },
  touches: { en: 'Touches {metrics}', zh: '影响{metrics}' },
  caution: { en: 'Caution', zh: '注意' },
  note: { en: 'Note', zh: '提示' },
  calendar: { en: 'Coverage', zh: '日期覆盖' },
  calendarHint: {
    en: 'One square a day, gaps hatched; click opens that day in Overview',
    zh: '每格一天，斜线为缺失；点击在概览中打开当天'
  },
  sources: { en: 'Sources', zh: '数据来源' },
  sourcesHint: { en: 'The files that are open now', zh: '当前打开的文件' },
  name: { en: 'File', zh: '文件' },
  kind: { en: 'Kind', zh: '类型' },
  period: { en: 'Period', zh: '时间范围' },
  overlaps: { en: 'shares days with {files}', zh: '与 {files} 日期重叠' },
  rows: { en: 'Rows', zh: '行数' },
  size: { en: 'Size', zh: '大小' },
  actions: { en: 'Actions', zh: '操作' },
  mapping: { en: 'Columns', zh: '列对应' },
  mappingOf: { en: 'Columns of {file}', zh: '{file} 的列' },
  mappingHint: { en: 'What was read as what', zh: '各列读作什么' },
  change: { en: 'Change', zh: '更改' },
  changeOf: { en: 'Change the columns of {file}', zh: '更改 {file} 的列对应' },
  remove: { en: 'Remove', zh: '移除' },
  removeOf: { en: 'Remove {file}', zh: '移除 {file}' },
  removeFailed: { en: '{file} was not removed', zh: '{file} 未移除' },
  removeSure: {
    en: 'Remove {file}? The figures are worked out again from the other files.',
    zh: '移除 {file}？将用其余文件重新计算。'
  },
  addFiles: { en: 'Add files', zh: '添加文件' },
  forget: { en: 'Forget this data', zh: '清除这些数据' },
  forgetTitle: { en: 'Forget this data?', zh: '清除这些数据？' },
  forgetWhat: { en: 'This removes from this browser:', zh: '将从此浏览器移除：' },
  forgetLoaded: { en: 'the loaded tables and all figures', zh: '已载入的表与所有数值' },
  forgetKept: { en: 'the files kept on this computer ({size})', zh: '本机保留的文件（{size}）' },
  forgetPeople: { en: 'notes on {n} {n|person|people}', zh: '{n} 名坐席的笔记' },
  forgetMarks: {
    en: 'notes and done marks of {n} {n|case|cases}',
    zh: '{n} 个案件的备注与完成标记'
  },
  forgetFile: { en: '{file}, {rows}', zh: '{file}，{rows}' },
  forgetStays: {
    en: 'The files on the disk stay as they are. Settings, presets and saved views stay too: they hold no data.',
    zh: '磁盘上的原文件不受影响。设置、预设和已存视图不含数据，也会保留。'
  },
  forgetNow: { en: 'Forget it all', zh: '全部清除' },
  forgetTo: { en: 'Keep it', zh: '不清除' },
  forgotten: { en: 'All data is forgotten.', zh: '数据已全部清除。' },
  storage: {
    en: '{size} in files, {usage} with the tables built from them; the browser grants up to {quota}.',
    zh: '文件共 {size}，连同由其生成的表共 {usage}；浏览器最多允许 {quota}。'
  },
  storageSize: { en: '{size} in files.', zh: '文件共 {size}。' },
  discard: { en: 'Discard the kept data', zh: '丢弃已保留的数据' },
  constant: { en: 'set for every row', zh: '对所有行设定' },
  notLoaded: { en: 'not loaded', zh: '不载入' },
  doubts: { en: 'Rows in doubt', zh: '存疑的行' },
  doubtsHint: {
    en: 'A choice is kept with the columns of the file and everything is worked out again',
    zh: '选择随文件的列对应一起保留，并重新计算'
  },
  doubtOf: { en: '{what} in {file}', zh: '{file}：{what}' },
  doubtRows: { en: '{count} {n|row|rows} in {file}', zh: '{file} 中 {count} 行' },
  example: { en: 'line {line}', zh: '第 {line} 行' },
  exampleValue: { en: 'line {line}: {value}', zh: '第 {line} 行：{value}' },
  examples: { en: '({list})', zh: '（{list}）' },
  examplesJoin: { en: '; ', zh: '；' },
  rebuilding: { en: 'Working everything out again', zh: '正在重新计算' },
  doubtFailed: { en: 'The choice for {file} was not applied', zh: '对 {file} 的选择未生效' }
} as const satisfies Record<string, Text>;

/** What may be done with rows in doubt, by doubt. */
export const REMEDY_NAMES = {
  too_long: {
    exclude: { en: 'Exclude', zh: '排除' },
    keep: { en: 'Keep', zh: '保留' },
    cap: { en: 'Cap at 4 h', zh: '按 4 小时计' }
  },
  negative_duration: {
    exclude: { en: 'Exclude', zh: '排除' },
    keep: { en: 'Keep, length unknown', zh: '保留，时长按未知' }
  },
  end_before_start: {
    exclude: { en: 'Exclude', zh: '排除' },
    keep: { en: 'Keep, end unknown', zh: '保留，结束按未知' }
  },
  date_placeholder: {
    keep: { en: 'Keep, date unknown', zh: '保留，日期按未知' },
    exclude: { en: 'Exclude', zh: '排除' }
  },
  duplicate_suspected: { keep: { en: 'Keep', zh: '保留' }, exclude: { en: 'Exclude', zh: '排除' } }
} as const satisfies Record<string, Record<string, Text>>;

/** What can be done about a check of the data, and where. */
export const CHECK_REMEDIES: Readonly<Record<string, { text: Text; path?: '/settings/' | '/data/' }>> = {
  answered_only: {
    text: {
      en: 'Ask for an export with abandoned and missed calls, and add it.',
      zh: '请导出含放弃与未接的通话并添加。'
    }
  },
  minute_rounded: {
    text: { en: 'If the system can, export the start with seconds.', zh: '如系统支持，请导出精确到秒的开始时间。' }
  },
  date_only: {
    text: { en: 'Map the column with the time of day, or export it.', zh: '请对应时刻列，或在导出时包含时刻。' },
    path: '/data/'
  },
  talk_includes_hold: { text: { en: 'Change it in Settings', zh: '在设置中更改' }, path: '/settings/' },
  start_is_alert: { text: { en: 'Change it in Settings', zh: '在设置中更改' }, path: '/settings/' },
  start_is_answer: { text: { en: 'Change it in Settings', zh: '在设置中更改' }, path: '/settings/' },
  durations_unclear: {
    text: {
      en: 'Check the units of the durations in the columns of the file.',
      zh: '请在文件的列对应中核对时长单位。'
    },
    path: '/data/'
  },
  cases_not_joined: {
    text: {
      en: 'Check that both files write the case id in the same way, or add the cases of this period.',
      zh: '请核对两个文件的案件编号写法是否一致，或添加该时期的案件。'
    },
    path: '/data/'
  },
  cases_partly_joined: {
    text: { en: 'Add the case file that holds the other cases.', zh: '请添加包含其余案件的文件。' }
  },
  dates_apart: {
    text: {
      en: 'Check day and month in the columns of the file, or filter the dates.',
      zh: '请核对文件列对应中的日与月，或筛选日期。'
    },
    path: '/data/'
  },
  days_missing: {
    text: {
      en: 'Add the export of these days; the calendar shows them hatched.',
      zh: '请补充这些日期的导出；日历中以斜线标出。'
    }
  }
};
