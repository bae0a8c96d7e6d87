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
  asOf: { en: 'as of {date}', zh: '截至 {date}' },
  read: { en: 'Rows read', zh: '读取行数' },
  loaded: { en: 'Loaded', zh: '已载入' },
  noted: { en: 'Loaded with a note', zh: '载入并备注' },
  rejected: { en: 'Not loaded', zh: '未载入' },
  ofRead: { en: '{share} of those read', zh: '占读取的 {share}' },
  showRows: { en: 'Show the rows', zh: '查看这些行' },
  hideRows: { en: 'Hide the rows', zh: '收起' },
  checks: { en: 'Checks', zh: '检查' },
  checksHint: { en: 'What was noticed, and which figures it touches', zh: '发现的情况及其影响的数值' },
  checksNone: { en: 'Nothing stands out in this data.', zh: '数据中没有需要注意之处。' },
  rowsTouched: { en: '{count} {n|row|rows}', zh: '{count} 行' },
  touches: { en: 'Touches {metrics}', zh: '影响 {metrics}' },
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
  period: { en: 'First to last row', zh: '首行至末行' },
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
  forgetFile: { en: '{file}, {rows}', zh: '{file}，{rows}' },
  forgetStays: {
    en: 'The files on the disk stay as they are. Settings, presets and saved views stay too: they hold no data.',
    zh: '磁盘上的原文件不受影响。设置、预设和已存视图不含数据，也会保留。'
  },
  forgetNow: { en: 'Forget it all', zh: '全部清除' },
  forgetTo: { en: 'Keep it', zh: '不清除' },
  forgotten: { en: 'All data is forgotten.', zh: '数据已全部清除。' },
  storage: { en: '{size} in files; the browser grants up to {quota}.', zh: '文件共 {size}，浏览器最多允许 {quota}。' },
  storageSize: { en: '{size} in files.', zh: '文件共 {size}。' },
  discard: { en: 'Discard the kept data', zh: '丢弃已保留的数据' },
  constant: { en: 'set for every row', zh: '对所有行设定' },
  notLoaded: { en: 'not loaded', zh: '不载入' }
} as const satisfies Record<string, Text>;
