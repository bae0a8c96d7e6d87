import type { Text } from '../text.ts';

/** Kinds of file as shown on cards and in menus. */
export const KIND_NAMES = {
  calls: { en: 'Calls', zh: '通话' },
  cases: { en: 'Cases', zh: '案件' },
  promises: { en: 'Promises', zh: '承诺还款' },
  instalments: { en: 'Instalments', zh: '分期计划' },
  payments: { en: 'Payments', zh: '还款' },
  reminders: { en: 'Reminders', zh: '提醒' },
  shifts: { en: 'Shifts', zh: '班次' },
  status: { en: 'Agent status', zh: '坐席状态' },
  snapshots: { en: 'Monthly case states', zh: '案件月度快照' },
  events: { en: 'Notable days', zh: '特殊日期' },
  self_report: { en: 'Self-reports', zh: '自评' },
  unknown: { en: 'Not known', zh: '类型未定' }
} as const satisfies Record<string, Text>;

/** Rows of a kind, counted: `count` is the number as shown, `n` decides the plural. */
export const KIND_COUNTS = {
  calls: { en: '{count} {n|call|calls}', zh: '{count} 条通话' },
  cases: { en: '{count} {n|case|cases}', zh: '{count} 个案件' },
  promises: { en: '{count} {n|promise|promises}', zh: '{count} 条承诺' },
  instalments: { en: '{count} {n|instalment|instalments}', zh: '{count} 期分期' },
  payments: { en: '{count} {n|payment|payments}', zh: '{count} 笔还款' },
  reminders: { en: '{count} {n|reminder|reminders}', zh: '{count} 条提醒' },
  shifts: { en: '{count} {n|shift|shifts}', zh: '{count} 个班次' },
  status: { en: '{count} status {n|row|rows}', zh: '{count} 条状态' },
  snapshots: { en: '{count} monthly {n|state|states}', zh: '{count} 条快照' },
  events: { en: '{count} notable {n|day|days}', zh: '{count} 个特殊日期' },
  self_report: { en: '{count} {n|self-report|self-reports}', zh: '{count} 条自评' },
  unknown: { en: '{count} {n|row|rows}', zh: '{count} 行' }
} as const satisfies Record<string, Text>;

/** The steps of the wizard, in order. */
export const STEPS = {
  files: { en: 'Files', zh: '文件' },
  format: { en: 'Format', zh: '格式' },
  columns: { en: 'Columns and check', zh: '列与检查' },
  load: { en: 'Load', zh: '载入' },
  report: { en: 'Quality report', zh: '数据质量报告' }
} as const satisfies Record<string, Text>;

/** Words for how sure a match is. */
export const CONFIDENCE = {
  sure: { en: 'Sure', zh: '确定' },
  likely: { en: 'Likely', zh: '较可能' },
  check: { en: 'Check', zh: '请核对' }
} as const satisfies Record<string, Text>;

export const UNITS = {
  s: { en: 'seconds', zh: '秒' },
  ms: { en: 'milliseconds', zh: '毫秒' },
  min: { en: 'minutes', zh: '分钟' },
  'h:mm:ss': { en: 'h:mm:ss', zh: '时:分:秒' },
  'm:ss': { en: 'm:ss', zh: '分:秒' },
  'h:mm': { en: 'h:mm', zh: '时:分' },
  day: { en: 'share of a day', zh: '天的小数' },
  text: { en: 'words (3m 20s)', zh: '文字（3分20秒）' }
} as const satisfies Record<string, Text>;

/** What amounts are written in. */
export const AMOUNTS = {
  unit: { en: 'whole units', zh: '货币单位' },
  cent: { en: 'cents', zh: '分' },
  thousand: { en: 'thousands', zh: '千元' },
  wan: { en: 'ten thousands', zh: '万元' },
  lakh: { en: 'lakhs', zh: '十万元' },
  million: { en: 'millions', zh: '百万元' }
} as const satisfies Record<string, Text>;

/** Groups of the menu “Means”. */
export const GROUPS = {
  required: { en: 'Required', zh: '必需' },
  who: { en: 'Who and what', zh: '人员与对象' },
  time: { en: 'Dates and times', zh: '日期与时间' },
  duration: { en: 'Durations', zh: '时长' },
  code: { en: 'Codes', zh: '代码' },
  number: { en: 'Numbers and amounts', zh: '数值与金额' },
  bool: { en: 'Yes or no', zh: '是或否' }
} as const satisfies Record<string, Text>;

export const DELIMITERS = {
  ',': { en: 'comma', zh: '逗号' },
  ';': { en: 'semicolon', zh: '分号' },
  '\t': { en: 'tab', zh: '制表符' },
  '|': { en: 'vertical bar', zh: '竖线' },
  '^': { en: 'caret', zh: '脱字符 ^' },
  '\u0001': { en: 'control character 1', zh: '控制字符 1' }
} as const satisfies Record<string, Text>;

export const QUOTES = {
  '"': { en: 'double quote "', zh: '双引号 "' },
  "'": { en: "single quote '", zh: "单引号 '" },
  '': { en: 'none', zh: '无' }
} as const satisfies Record<string, Text>;

/** What a file card, the menus and the panels of the wizard say. */
export const IMPORT = {
  title: { en: 'Import files', zh: '导入文件' },
  steps: { en: 'Import steps', zh: '导入步骤' },
  stays: { en: 'The files are read here and stay on this computer', zh: '文件在本机读取，不会离开这台电脑' },
  chosenFiles: { en: 'Chosen files', zh: '已选文件' },
  cancel: { en: 'Cancel', zh: '取消' },
  back: { en: 'Back', zh: '上一步' },
  toFormat: { en: 'Go on to format', zh: '继续：格式' },
  toColumns: { en: 'Go on to columns', zh: '继续：列' },
  addFiles: { en: 'Add files', zh: '添加文件' },
  leaveOut: { en: 'Leave out {file}', zh: '不载入 {file}' },
  takeIn: { en: 'Load it after all', zh: '仍然载入' },
  leftOut: { en: 'Left out', zh: '不载入' },
  rows: { en: '{count} {n|row|rows}', zh: '{count} 行' },
  encoding: { en: 'encoding', zh: '编码' },
  delimiter: { en: 'delimiter', zh: '分隔符' },
  preset: { en: 'preset', zh: '预设' },
  presetNone: { en: 'none', zh: '无' },
  presetOwn: { en: 'saved {date}', zh: '保存于 {date}' },
  ownPresetUsed: {
    en: 'Read as the preset saved on {date} says.',
    zh: '按 {date} 保存的预设读取。'
  },
  forgetPreset: { en: 'Forget this preset', zh: '删除该预设' },
  savePreset: { en: 'Save as preset', zh: '存为预设' },
  presetSaved: { en: 'Preset saved', zh: '预设已保存' },
  presetSavedHint: {
    en: 'The next file with these columns is read the same way. Only captions and code words are stored.',
    zh: '下次遇到相同列的文件将按此读取。只保存列名和代码词。'
  },
  looking: { en: 'Looking at the file', zh: '正在查看文件' },
  waiting: { en: 'Waiting', zh: '等待中' },
  sameFile: {
    en: 'The same content as {file}. It is left out, so that nothing counts twice.',
    zh: '内容与 {file} 相同，已略过，避免重复计算。'
  },
  failed: { en: 'Cannot be read', zh: '无法读取' },

  ledeFiles: { en: 'Looking at {count} {n|file|files}.', zh: '正在查看 {count} 个文件。' },
  ledeFilesFailed: {
    en: 'No file could be read. Choose others, or cancel.',
    zh: '没有可读取的文件。请另选文件或取消。'
  },
  ledeFormat: {
    en: 'How {file} is written. Change what looks wrong; the rows below follow.',
    zh: '{file} 的书写格式。如有不对请更改，下方各行随之更新。'
  },
  ledeColumns: {
    en: 'Match your columns: {known} of {total} were recognised',
    zh: '核对列：{total} 列中已识别 {known} 列'
  },
  ledeLook: { en: '{count} {n|needs|need} a look', zh: '{count} 列需核对' },
  ledeLeft: { en: '{count} {n|is|are} left out', zh: '{count} 列不载入' },
  ledeSep: { en: ', ', zh: '，' },
  ledeEnd: { en: '.', zh: '。' },
  ledeKind: {
    en: 'What does {file} hold? Choose the kind of its rows, or leave it out.',
    zh: '{file} 是什么数据？请选择类型，或不载入。'
  },
  ledeLoad: { en: 'Loading. Nothing changes until everything is in.', zh: '正在载入。全部完成之前不会有任何改变。' },
  ledeReport: { en: '{loaded} of {read} rows are loaded.', zh: '{read} 行中已载入 {loaded} 行。' },
  ledeReportClean: { en: 'All {read} rows are loaded.', zh: '{read} 行已全部载入。' },
  ledeReportNone: { en: 'No row could be loaded.', zh: '没有任何行能够载入。' },

  format: { en: 'Format', zh: '格式' },
  foundIn: { en: 'Found in the file; every value can be changed', zh: '由文件内容判断，均可更改' },
  quote: { en: 'quote', zh: '引号' },
  headerLine: { en: 'header line', zh: '表头行' },
  noHeader: { en: 'no header', zh: '无表头' },
  line: { en: 'line {n}', zh: '第 {n} 行' },
  dateOrder: { en: 'date order', zh: '日期顺序' },
  zone: { en: 'time zone', zh: '时区' },
  dayFirst: { en: 'day first', zh: '日在前' },
  monthFirst: { en: 'month first', zh: '月在前' },
  yearFirst: { en: 'year/month/day', zh: '年/月/日' },
  noDates: { en: 'no dates', zh: '无日期' },
  dateReading: { en: '{raw} is {date}', zh: '{raw} 即 {date}' },
  zoneOffset: { en: 'written in the file', zh: '文件中已写明' },
  zoneNotNeeded: { en: 'not needed, only dates', zh: '无需，只有日期' },
  decimal: { en: 'decimal mark', zh: '小数点' },
  zoneDefault: {
    en: 'The times carry no zone. This is the zone of Settings; change it if they were recorded elsewhere.',
    zh: '时间未注明时区，默认取设置中的时区；如在其他时区记录，请更改。'
  },
  zoneOfBrowser: {
    en: 'The times carry no zone. This is the zone of this computer; change it if they were recorded elsewhere. It becomes the zone of Settings.',
    zh: '时间未注明时区，暂取本机时区；如在其他时区记录，请更改。载入后作为设置中的时区。'
  },
  zoneShown: { en: 'Shown in {zone}, the zone of Settings.', zh: '按设置中的时区显示：{zone}。' },
  zoneShownBrowser: {
    en: 'Shown in {zone}, the zone of this computer. Settings can change it.',
    zh: '按本机时区显示：{zone}，可在设置中更改。'
  },
  zoneUnknown: {
    en: '“{zone}” is not a known time zone. Choose one from the list, such as Europe/Berlin.',
    zh: '“{zone}”不是已知时区。请从列表选择，例如 Asia/Shanghai。'
  },
  firstRows: { en: 'First rows', zh: '前几行' },
  firstRowsHint: {
    en: '{count} of {total} rows, as they are read now',
    zh: '共 {total} 行，显示 {count} 行（按当前格式）'
  },
  garbled: {
    en: 'Some characters could not be read. Which line looks right?',
    zh: '部分字符无法识别。哪一行看起来正确？'
  },
  useEncoding: { en: 'Use {encoding}', zh: '采用 {encoding}' },
  likelyEncodings: { en: 'Likeliest encodings', zh: '最可能的编码' },
  rereading: { en: 'Reading again', zh: '正在重新读取' },

  columnsOf: { en: 'Columns of {file}', zh: '{file} 的列' },
  columnsHint: {
    en: 'Change any match; the check on the right updates as you go',
    zh: '可更改任一对应关系，右侧检查随之更新'
  },
  kindOf: { en: 'Rows are', zh: '每行是' },
  yourColumn: { en: 'Your column', zh: '文件中的列' },
  firstValues: { en: 'First values', zh: '前几个值' },
  means: { en: 'Means', zh: '含义' },
  confidence: { en: 'Confidence', zh: '把握' },
  doNotLoad: { en: 'Do not load', zh: '不载入' },
  meaningOf: { en: 'Meaning of {column}', zh: '{column} 的含义' },
  unitOf: { en: 'Unit of {column}', zh: '{column} 的单位' },
  required: { en: 'required', zh: '必需' },
  days: { en: 'days', zh: '天' },
  yesNo: { en: 'yes / no', zh: '是 / 否' },
  valuesMatched: { en: '{count} {n|value|values} matched', zh: '已对应 {count} 个值' },
  valuesOpen: { en: '{count} of {total} values matched', zh: '{total} 个值中已对应 {count} 个' },
  why: { en: 'Why', zh: '依据' },
  whyColumn: { en: 'Why {column} was matched', zh: '{column} 的判断依据' },
  byHand: { en: 'Chosen by you.', zh: '由本人选定。' },
  noReasons: { en: 'Nothing in the caption or the values says what this is.', zh: '列名和取值都无法说明其含义。' },
  twice: { en: 'also set for {headers}', zh: '{headers} 也设为此项' },
  emptyShare: { en: '{share} empty', zh: '{share} 为空' },
  valuesOf: { en: 'Values of {column}', zh: '{column} 的取值' },
  valuesHint: { en: 'What each word of the file stands for', zh: '文件中每个词的含义' },
  leaveUnknown: { en: 'Leave unknown', zh: '留空' },
  other: { en: 'Other', zh: '其他' },
  yes: { en: 'Yes', zh: '是' },
  no: { en: 'No', zh: '否' },
  done: { en: 'Done', zh: '完成' },
  meaningOfValue: { en: 'Meaning of the value {value}', zh: '值 {value} 的含义' },
  wideHint: { en: 'Matching is easier on a larger screen.', zh: '在更大的屏幕上核对更方便。' },

  check: { en: 'Check before loading', zh: '载入前检查' },
  readyRows: { en: 'of {total} rows are ready', zh: '/ {total} 行可载入' },
  aboutReady: { en: 'about', zh: '约' },
  clean: { en: 'Clean', zh: '无问题' },
  noted: { en: 'Loaded with a note', zh: '载入并备注' },
  ignoredRows: { en: 'Totals and footnotes, ignored', zh: '合计与脚注，忽略' },
  notLoaded: { en: 'Not loaded', zh: '不载入' },
  sampled: {
    en: 'Estimated from up to {count} values a column, spread over the file; the report counts every row.',
    zh: '由每列最多 {count} 个分布于全文件的值估计；报告将逐行统计。'
  },
  opens: { en: 'What these files open', zh: '这些文件可打开的页面' },
  opensLacks: { en: '{page} needs: {columns}.', zh: '{page}需要：{columns}。' },
  caseFile: { en: 'a case file', zh: '案件文件' },
  opensFuller: { en: 'What would make pages fuller', zh: '哪些列可使页面更完整' },
  opensBetter: { en: '{page}: {columns}', zh: '{page}：{columns}' },
  inColumns: { en: '{words} in {columns}', zh: '{words}（{columns}）' },
  readAs: { en: 'Read as', zh: '读取方式' },
  dates: { en: 'Dates', zh: '日期' },
  timeZone: { en: 'Time zone', zh: '时区' },
  durations: { en: 'Durations', zh: '时长' },
  amounts: { en: 'Amounts', zh: '金额' },
  period: { en: 'Period', zh: '时间范围' },
  to: { en: '{from} to {to}', zh: '{from} 至 {to}' },
  dayOrMonth: { en: 'day or month first?', zh: '日在前还是月在前？' },
  direction: { en: 'Direction', zh: '呼叫方向' },
  inbound: { en: 'inbound', zh: '呼入' },
  outbound: { en: 'outbound', zh: '外呼' },
  directionHint: { en: 'no column says it, so it is set for all rows', zh: '没有方向列，按此设定全部行' },
  eitherWay: { en: 'both, or not known', zh: '两者都有或不清楚' },
  allInbound: { en: 'All came in', zh: '全部为呼入' },
  allOutbound: { en: 'All went out', zh: '全部为外呼' },
  othersUnknown: { en: 'Leave the others unknown', zh: '其余留空' },
  notDirection: { en: 'The column says something else', zh: '该列表示其他内容' },
  directionUnknown: { en: 'Both, or not known', zh: '两者都有或不清楚' },
  caseIds: { en: 'Case IDs', zh: '案件编号' },
  lineNumbers: { en: 'line numbers: the file has none', zh: '用行号代替（文件中没有）' },
  currencyAdopted: {
    en: 'The values say {code}; it becomes the currency of Settings.',
    zh: '数值标明为 {code}，载入后作为设置中的货币。'
  },
  currencyDiffers: {
    en: 'The values say {code}, but Settings show amounts in {currency}.',
    zh: '数值标明为 {code}，但设置以 {currency} 显示金额。'
  },
  currencySame: { en: 'in {code}', zh: '货币：{code}' },
  asRated: { en: 'Load them as they are', zh: '按原值载入' },
  arePayments: { en: 'They are payments', zh: '是还款' },
  areReversals: { en: 'They are reversals', zh: '是冲正' },
  markThousands: { en: 'It parts thousands: {number}', zh: '千位分隔符：{number}' },
  markDecimals: { en: 'It is the decimal mark: {number}', zh: '小数点：{number}' },
  asPoint: { en: 'point as decimal', zh: '小数点为点' },
  asComma: { en: 'comma as decimal', zh: '小数点为逗号' },
  none: { en: 'none', zh: '无' },
  epoch: { en: 'seconds since 1970', zh: '自 1970 年起的秒数' },
  epochMs: { en: 'milliseconds since 1970', zh: '自 1970 年起的毫秒数' },
  serial: { en: 'spreadsheet day number', zh: '电子表格日期序号' },
  changeFormat: { en: 'Change format', zh: '更改格式' },

  overlap: {
    en: '{file}: {kind} from {from} to {to} are loaded already, from {files}.',
    zh: '{file}：{from} 至 {to} 的{kind}已从 {files} 载入。'
  },
  overlapOn: {
    en: '{file}: {kind} of {from} are loaded already, from {files}.',
    zh: '{file}：{from} 的{kind}已从 {files} 载入。'
  },
  overlapWhat: { en: 'What to do with rows of {file}', zh: '如何处理 {file} 的行' },
  overlapAdd: { en: 'Add', zh: '追加' },
  overlapAddHint: {
    en: 'Both are kept; a row that both have counts once, as the newer file has it',
    zh: '两者都保留；重复的行只计一次，以较新的文件为准'
  },
  overlapReplace: { en: 'Replace the same dates', zh: '替换相同日期' },
  overlapReplaceHint: {
    en: 'On the days of this file, only its rows count',
    zh: '在此文件所含日期，只计此文件的行'
  },

  memoryTitle: {
    en: 'Nothing is lost. Two ways to need less memory:',
    zh: '数据没有丢失。以下两种办法可减少内存占用：'
  },
  memoryColumns: { en: 'Leave out columns', zh: '减少列' },
  memoryColumnsHint: {
    en: 'Texts take the most room. What they open closes; the files stay as they are.',
    zh: '文本列最占内存。不载入后，依赖它们的页面将不可用；原文件不变。'
  },
  memoryLeave: { en: 'Leave out {count} {n|column|columns}', zh: '不载入这 {count} 列' },
  memoryDates: { en: 'Load a shorter period', zh: '缩短时间范围' },
  memoryDatesHint: { en: 'Earlier rows are counted as ignored.', zh: '更早的行计为忽略。' },
  memoryFrom: { en: 'First day', zh: '首日' },
  memoryCut: { en: 'Load from {date} on', zh: '从 {date} 起载入' },
  memoryDone: { en: 'Ready to try again with less.', zh: '已减少内容，可重新载入。' },

  blockedBy: { en: 'Load is off:', zh: '暂不能载入：' },
  inFile: { en: '{file}: {question}', zh: '{file}：{question}' },
  blockedMore: { en: 'and {n} more', zh: '另有 {n} 项' },
  loadNothing: { en: 'Load', zh: '载入' },
  leftOutFiles: { en: '{files} will be left out.', zh: '{files} 将不载入。' },
  nothingToLoad: { en: 'No file is ready to be loaded.', zh: '没有可载入的文件。' },
  load: { en: 'Load {what}', zh: '载入 {what}' },
  otherRows: { en: '{count} other {n|row|rows}', zh: '其他 {count} 行' },
  loadAgain: { en: 'Load again: {what}', zh: '重新载入 {what}' },
  and: { en: '{a} and {b}', zh: '{a}、{b}' },
  listSep: { en: ', ', zh: '、' },
  seconds: { en: 'About {n} {n|second|seconds}', zh: '约 {n} 秒' },
  minutes: { en: 'About {n} {n|minute|minutes}', zh: '约 {n} 分钟' },

  progress: { en: 'Loading', zh: '正在载入' },
  progressOf: { en: '{done} of {total} rows', zh: '{done} / {total} 行' },
  queued: { en: 'waiting', zh: '等待中' },
  finished: { en: 'read', zh: '已读取' },
  cancelKeeps: { en: 'Cancel leaves everything as it was before.', zh: '取消后一切保持原样。' },
  loadFailed: { en: 'The files were not loaded', zh: '文件未载入' },
  keep: { en: 'Keep on this computer', zh: '保留在本机' },
  keepHint: {
    en: 'Off: everything is gone when the tab is closed. On: the files lie in this browser’s private storage and open again next time.',
    zh: '关闭：关闭标签页后数据即消失。开启：文件存于此浏览器的私有存储，下次自动打开。'
  },

  became: { en: 'What became of the rows', zh: '各行的去向' },
  read: { en: 'Read', zh: '读取' },
  loaded: { en: 'Loaded', zh: '已载入' },
  rejected: { en: 'Not loaded', zh: '未载入' },
  deduplicated: { en: 'Repeated', zh: '重复' },
  ignored: { en: 'Ignored', zh: '忽略' },
  file: { en: 'File', zh: '文件' },
  kind: { en: 'Kind', zh: '类型' },
  sumRule: {
    en: 'Read = loaded + not loaded + repeated + ignored. Ignored rows are totals and footnotes, and rows that made way or were not wanted.',
    zh: '读取 = 已载入 + 未载入 + 重复 + 忽略。忽略的是合计行、脚注，以及被取代或不需要的行。'
  },
  superseded: { en: '{count} made way for a newer file', zh: '{count} 行已被较新的文件取代' },
  before: { en: '{count} before the first day wanted', zh: '{count} 行早于所选首日' },
  reasons: { en: 'Why rows were not loaded', zh: '未载入的原因' },
  remedies: { en: 'Some of these rows can be kept or capped in Data', zh: '其中一些行可在“数据”页保留或截断' },
  notes: { en: 'Loaded with a note', zh: '载入并备注' },
  rowsN: { en: '{count} {n|row|rows}', zh: '{count} 行' },
  rejectedRows: { en: 'Rows that were not loaded', zh: '未载入的行' },
  rejectedFirst: {
    en: 'First {count} of {total}; the download holds them all',
    zh: '共 {total} 行，显示前 {count} 行；下载文件含全部'
  },
  download: { en: 'Download the {count} {n|row|rows}', zh: '下载这 {count} 行' },
  lineNo: { en: 'Line', zh: '行号' },
  column: { en: 'Column', zh: '列' },
  raw: { en: 'As written', zh: '原文' },
  reason: { en: 'Reason', zh: '原因' },
  wholeRow: { en: 'Row', zh: '整行' },
  openOverview: { en: 'Open Overview', zh: '打开概览' },
  backToData: { en: 'See what is loaded', zh: '查看已载入数据' },
  addMore: { en: 'Add more files', zh: '继续添加文件' },
  joins: { en: 'About this data', zh: '数据情况' },
  nothingWrong: { en: 'Every row was loaded without a remark.', zh: '所有行均无问题地载入。' }
} as const satisfies Record<string, Text>;

/** Pages that files open, in the order of the sidebar. */
export const OPENED_PAGES = {
  overview: { en: 'Overview', zh: '概览' },
  volume: { en: 'Volume & handling', zh: '话务与处理' },
  workload: { en: 'Workload', zh: '工作负荷' },
  stress: { en: 'Stress', zh: '工作压力' },
  repayment: { en: 'Repayment', zh: '还款' },
  satisfaction: { en: 'Satisfaction', zh: '满意度' },
  situations: { en: 'Situations & steps', zh: '情形与步骤' },
  agents: { en: 'Agents', zh: '坐席' },
  cases: { en: 'Cases', zh: '案件' }
} as const satisfies Record<string, Text>;
