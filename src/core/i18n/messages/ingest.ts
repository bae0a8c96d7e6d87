import type { Text } from '../text.ts';

/** Why a file is cut the way it is, and what was noticed while reading it. */
export const FORMAT_TEXTS = {
  'encoding.bom': { en: 'The file starts with a mark that says {encoding}', zh: '文件开头的标记表明编码为 {encoding}' },
  'encoding.valid': { en: 'All bytes are valid UTF-8', zh: '全部字节均为有效的 UTF-8' },
  'encoding.guessed': { en: 'Not UTF-8; the letters fit {encoding} best', zh: '不是 UTF-8，最符合 {encoding}' },
  'encoding.chosen': { en: 'Encoding chosen by hand', zh: '编码为手动选择' },
  'delimiter.found': {
    en: '{delimiter} cuts {share} % of the first lines into {columns} columns',
    zh: '以 {delimiter} 分隔时，开头 {share}% 的行都是 {columns} 列'
  },
  'delimiter.line': { en: 'The first line names the delimiter', zh: '首行写明了分隔符' },
  'delimiter.chosen': { en: 'Delimiter chosen by hand', zh: '分隔符为手动选择' },
  'delimiter.single': {
    en: 'One column: no delimiter cuts the lines evenly',
    zh: '只有一列：没有分隔符能均匀切分各行'
  },
  'header.captions': { en: 'Line {line} holds {n} known {n|caption|captions}', zh: '第 {line} 行有 {n} 个已知列名' },
  'header.first': {
    en: 'Line {line} is the first full line and holds no numbers or dates',
    zh: '第 {line} 行是首个完整的行，且不含数字或日期'
  },
  'header.none': { en: 'The first line looks like data, so the columns are numbered', zh: '首行像数据，列按序号命名' },
  'header.joined': {
    en: 'Lines {first} and {second} both hold captions and are read as one',
    zh: '第 {first} 行与第 {second} 行均为列名，合并读取'
  },
  'header.chosen': { en: 'Header line chosen by hand', zh: '表头行为手动选择' },
  'warn.headerOnly': { en: 'The file has a header and no rows', zh: '文件只有表头，没有数据行' },
  'warn.preamble': { en: '{n} {n|line|lines} before the header {n|is|are} skipped', zh: '跳过表头之前的 {n} 行' },
  'warn.totals': { en: '{n} totals or footnote {n|row|rows} will be left out', zh: '将忽略 {n} 行合计或脚注' },
  'warn.blank': { en: '{n} blank {n|line|lines}', zh: '{n} 个空行' },
  'warn.ragged': {
    en: '{n} {n|row has|rows have} more or fewer cells than the header',
    zh: '{n} 行的单元格数与表头不一致'
  },
  'warn.breaks': { en: '{n} {n|row has|rows have} line breaks inside a cell', zh: '{n} 行的单元格内有换行' },
  'warn.nul': { en: 'The file holds NUL bytes; they are dropped', zh: '文件含 NUL 字节，读取时去除' },
  'warn.garbled': { en: '{n} unreadable {n|character|characters} in the sample', zh: '样本中有 {n} 个无法识别的字符' },
  'warn.quotes': { en: '{n} {n|row has|rows have} stray quotes', zh: '{n} 行有多余的引号' },
  'warn.duplicates': {
    en: 'Captions that occur more than once got a number: {columns}',
    zh: '重复的列名已加序号：{columns}'
  },
  'warn.incomplete': { en: 'The export says that it is incomplete', zh: '该导出文件标注为不完整' },
  'warn.cap': {
    en: 'Exactly {n} rows: exports of this system often stop there',
    zh: '恰好 {n} 行：该系统的导出常在此截断'
  }
} as const satisfies Record<string, Text>;

/** Reasons for a row that was not loaded. Places: {column}. */
export const REJECT_TEXTS = {
  cells_missing: { en: 'Fewer cells than the header', zh: '单元格少于表头' },
  cells_extra: { en: 'More cells than the header', zh: '单元格多于表头' },
  not_a_time: { en: 'Not a date or time in the chosen format', zh: '不符合所选的日期时间格式' },
  not_a_date: { en: 'Not a date in the chosen format', zh: '不符合所选的日期格式' },
  not_a_duration: { en: 'Not a duration in the chosen unit', zh: '不符合所选的时长单位' },
  not_a_number: { en: 'Not a number', zh: '不是数字' },
  not_yes_no: { en: 'Neither yes nor no', zh: '既非“是”也非“否”' },
  date_beyond: { en: 'A date before 1990 or after 2058', zh: '日期早于 1990 年或晚于 2058 年' },
  date_placeholder: { en: 'A date before 1990 or after 2058', zh: '日期早于 1990 年或晚于 2058 年' },
  negative_duration: { en: 'Negative duration', zh: '时长为负' },
  too_long: { en: 'A call of more than 4 hours', zh: '通话超过 4 小时' },
  end_before_start: { en: 'Ends before it starts', zh: '结束早于开始' },
  missing_required: { en: 'A required cell is empty', zh: '必填单元格为空' },
  not_paid: { en: 'The payment failed, is pending or was reversed', zh: '还款失败、处理中或已冲正' },
  duplicate_id: { en: 'Repeats an id that is loaded with other content', zh: '编号重复，但内容不同' }
} as const satisfies Record<string, Text>;

/** Remarks on rows that were loaded. */
export const NOTE_TEXTS = {
  dst_ambiguous: { en: 'In the hour that occurs twice when the clocks go back', zh: '处于夏令时结束时重复的一小时' },
  dst_nonexistent: { en: 'In the hour that is skipped when the clocks go forward', zh: '处于夏令时开始时跳过的一小时' },
  duplicate_suspected: { en: 'Looks like another row and was kept', zh: '与其他行相似，已保留' },
  replaced: { en: 'Took the place of an older row with the same id', zh: '替换了编号相同的旧记录' },
  id_rounded: {
    en: 'With a number that a spreadsheet rounded: not joined by it',
    zh: '编号被电子表格取整，不按其关联'
  },
  rating_beyond: {
    en: 'With a rating outside of the scale of nearly all others, taken as unknown',
    zh: '评分超出其余评分所用的量表，按未知处理'
  },
  not_rated: {
    en: 'With a rating of 0 for a call that nobody answered, taken as not rated',
    zh: '未接听通话的 0 分，视为未评分'
  },
  too_long_kept: { en: 'A call of more than 4 hours, kept', zh: '通话超过 4 小时，已保留' },
  too_long_capped: { en: 'A call of more than 4 hours, counted as 4 hours', zh: '通话超过 4 小时，按 4 小时计' },
  date_blanked: {
    en: 'A date before 1990 or after 2058, taken as unknown',
    zh: '日期早于 1990 年或晚于 2058 年，按未知处理'
  },
  negative_blanked: { en: 'Negative duration, taken as unknown', zh: '时长为负，按未知处理' },
  end_blanked: { en: 'Ended before it started; the end is taken as unknown', zh: '结束早于开始，结束时间按未知处理' },
  days_range: {
    en: 'Days past due given as words or a range: of a range the middle counts, “90+” as 91',
    zh: '逾期天数为词语或区间，区间按中间值计，“90+”按 91 天计'
  },
  days_range_crossing: {
    en: 'A range that lies in more than one group of days past due, counted in that of its middle',
    zh: '区间跨多个逾期阶段，按中间值归入'
  },
  closed_undated: {
    en: 'Closed without a closing date, counted as open up to the last day of the data',
    zh: '已结案但没有结案日期，在数据最后一天之前按未结案计'
  },
  word_blanked: { en: 'A word without a number, taken as unknown', zh: '未对应数值的词，按未知处理' },
  no_result: { en: 'Without a result code', zh: '没有通话结果' },
  unknown_code: { en: 'A word without a meaning, loaded as “other”', zh: '未对应含义的词，按“其他”载入' }
} as const satisfies Record<string, Text>;

/** Why a column got its meaning. */
export const REASON_TEXTS = {
  'caption.exact': { en: 'The caption is a name Evenkeel knows', zh: '列名与已知名称一致' },
  'caption.alias': { en: 'The caption is used for this by known systems', zh: '已知系统用此列名表示该含义' },
  'caption.part': { en: 'The caption contains a known name', zh: '列名包含已知名称' },
  'values.date': { en: '{share} % of the values are written as {format}', zh: '{share}% 的值符合格式 {format}' },
  'values.number': { en: '{share} % of the values are numbers', zh: '{share}% 的值是数字' },
  'mark.thousands': {
    en: 'The point parts thousands, as the rest of the file suggests (decimal commas, semicolons or dates with points)',
    zh: '点为千位分隔符：文件其余部分使用小数逗号、分号或带点的日期'
  },
  'mark.decimals': { en: 'The point is the decimal mark, as in other columns', zh: '点为小数点，与其他列一致' },
  'values.duration': { en: '{share} % of the values are durations ({unit})', zh: '{share}% 的值是时长（{unit}）' },
  'values.bool': { en: '{share} % of the values mean yes or no', zh: '{share}% 的值表示是或否' },
  'values.codes': { en: '{n} {n|word|words} of this column {n|is|are} known', zh: '该列有 {n} 个词可识别' },
  'values.ends': {
    en: '{n} {n|word also says|words also say} how the call ended, which counts where no result is given',
    zh: '有 {n} 个词同时说明通话如何结束；没有通话结果时以此为准'
  },
  'values.ranges': {
    en: '{n} {n|value is|values are} words or ranges of days: of a range the middle counts, “90+” as 91',
    zh: '有 {n} 个值为词语或天数区间：区间按中间值计，“90+”按 91 天计'
  },
  'values.ratings': {
    en: '{n} {n|word is a rating|words are ratings} on a scale of 1 to 5',
    zh: '有 {n} 个词为 1–5 分的评价'
  },
  'values.alone': {
    en: 'From the values: the caption is not known, and no other column fits',
    zh: '依据值推断：列名未知，且没有其他列符合'
  },
  'values.masked': {
    en: 'The values are masked or rounded, so that several people may share one: they are shown, but nothing is joined or counted by them',
    zh: '值已脱敏或被取整，可能多人共用：仅供显示，不用于关联或计数'
  },
  'values.misfit': { en: 'Only {share} % of the values fit', zh: '仅 {share}% 的值相符' },
  'values.empty': { en: 'The column is empty', zh: '该列为空' },
  'column.taken': { en: 'Another column fits {column} better', zh: '另有一列更符合“{column}”' },
  'unit.caption': { en: 'The caption names the unit', zh: '列名写明了单位' },
  'unit.end': { en: 'The unit fits end − start', zh: '单位与“结束 − 开始”相符' },
  'unit.size': { en: 'The size of the values suggests {unit}', zh: '数值大小符合单位 {unit}' },
  'months.late': {
    en: 'Counts months late, not days: left out. Choose a column with days past due instead',
    zh: '此列为逾期月数而非天数，未载入；请改选逾期天数列'
  },
  'not.a.time': { en: 'The values are numbers, not times of day', zh: '值为数字，不是时刻' }
} as const satisfies Record<string, Text>;

/** Questions that the user must settle before loading. */
export const QUESTION_TEXTS = {
  kind: { en: 'What is in this file?', zh: '这个文件是什么内容？' },
  zone: { en: 'Which time zone are the times written in?', zh: '时间按哪个时区记录？' },
  zoneUnknown: {
    en: 'There is no time zone “{zone}”. Choose one from the list, such as Europe/Berlin',
    zh: '没有“{zone}”这个时区，请从列表中选择，例如 Asia/Shanghai'
  },
  dateOrder: { en: 'Is {example} day first or month first?', zh: '{example} 是日在前还是月在前？' },
  decimalMark: {
    en: 'What does the point in “{example}” mean in “{column}”?',
    zh: '“{column}”中 “{example}” 的点表示什么？'
  },
  direction: {
    en: 'Did these calls come in or go out? No column says it; without an answer, figures that need it stay unknown',
    zh: '这些通话是呼入还是外呼？没有列说明；不回答时，需要方向的指标保持未知'
  },
  directionWords: {
    en: 'Words of “{column}” are not known: {words}. Which mean that the customer called, which that the desk called?',
    zh: '“{column}”中有未能识别的词：{words}。哪些表示呼入，哪些表示外呼？'
  },
  directionSome: {
    en: 'Some words of “{column}” are not known: {words}. Did the customer call, or the desk? Without an answer these calls count as neither inbound nor outbound',
    zh: '“{column}”中有部分词未能识别：{words}。是客户来电还是外呼？不回答时，这些通话既不算呼入也不算外呼'
  },
  duplicateTarget: {
    en: 'Two columns mean {column}: {headers}. Keep one',
    zh: '有两列都表示“{column}”：{headers}，请保留一列'
  },
  unreadable: {
    en: '“{header}” is called like {column}, but its values cannot be read as that, such as “{example}”. Choose another column, or export it in a usual way of writing',
    zh: '“{header}”看似“{column}”，但其值无法识别，例如“{example}”。请选择其他列，或以常见格式重新导出'
  },
  missingColumn: { en: 'No column says: {column}', zh: '缺少列：{column}' },
  durationsMs: {
    en: 'Check the unit of {column}: by their size, the values are milliseconds',
    zh: '请核对“{column}”的单位：按数值大小判断为毫秒'
  },
  durationsMin: {
    en: 'Check the unit of {column}: by their size and fractions, the values are minutes',
    zh: '请核对“{column}”的单位：按数值大小和小数判断为分钟'
  },
  ratings: {
    en: 'Nearly all ratings in “{column}” lie between {low} and {high}. The others ({examples}) are taken for slips and left unknown',
    zh: '“{column}”中的评分几乎都在 {low}–{high} 之间，其余（{examples}）视为误录，按未知处理'
  },
  unrated: {
    en: 'A 0 in “{column}” on calls that nobody answered is no rating beside {low} to {high} and is left unknown',
    zh: '“{column}”中未接听通话的 0 不在 {low}–{high} 分之内，视为未评分，按未知处理'
  },
  currencies: {
    en: 'The amounts are in several currencies ({codes}: {examples}) and are added as they are. Load each currency on its own for sums that mean something',
    zh: '金额使用多种货币（{codes}：{examples}），会直接相加。请按货币分别载入，合计才有意义'
  },
  updates: {
    en: 'Some rows have the same “{column}”: of those that tell the same thing, the one with the latest “{updated}” counts, the others are earlier versions of it',
    zh: '部分行的“{column}”相同：内容为同一事项的，以“{updated}”最新的一行为准，其余视为旧版本'
  },
  roundedIds: {
    en: '“{column}” holds numbers that a spreadsheet rounded, such as {example}: the rows are kept, but nothing is compared or joined by them. Export the column as text to join by it',
    zh: '“{column}”中有被电子表格取整的编号，如 {example}：这些行会保留，但不按其比对或关联。如需关联，请将该列以文本格式导出'
  },
  ranges: {
    en: 'In {column}, {ranges} lie in more than one group of days past due and are counted in the group of their middle. For groups as in the file, set the upper ends of the buckets in Settings to {bounds}',
    zh: '“{column}”中的 {ranges} 跨多个逾期阶段，按中间值归入。如需与文件一致，请在“设置”的“逾期阶段的上限”中填写：{bounds}'
  },
  closedUndated: {
    en: '“{column}” says of some cases that they are closed ({words}), but no column says since when: they count as open up to the last day of the data. If the file has a closing date, choose it',
    zh: '“{column}”显示部分案件已结案（{words}），但没有列说明结案日期：这些案件在数据最后一天之前按未结案计。如文件含结案日期，请选择该列'
  },
  notPaid: {
    en: '“{column}” says that some payments brought no money ({words}): these rows are not loaded. If a word means something else, change its meaning',
    zh: '“{column}”显示部分还款未到账（{words}）：这些行不载入。如某个词另有含义，请修改其对应关系'
  },
  negatives: {
    en: 'Nearly all amounts in “{column}” are negative, such as {example}. Are they payments, or payments that were reversed?',
    zh: '“{column}”中的金额几乎都是负数，例如 {example}。是还款，还是冲正？'
  },
  unreadableOther: {
    en: '“{header}” is called like {column}, but its values cannot be read as that, such as “{example}”: it is not loaded. Export it in a usual way of writing to use it',
    zh: '“{header}”看似“{column}”，但其值无法识别，例如“{example}”，因此不载入。如需使用，请以常见格式重新导出'
  },
  wholeCall: {
    en: '“{column}” is how long calls took, and may hold waiting and ringing too: talk times may be too long. If another column holds the time talked, choose it',
    zh: '“{column}”是整通电话的时长，可能包含等待和振铃，通话时长会偏长。如另有通话时长列，请改选该列'
  },
  aggregated: {
    en: 'Each row sums several calls. Single calls are needed for queues, gaps, occupancy, strain and distributions, so this file is not loaded. Ask for an export with one row per call (start time, agent, talk time)',
    zh: '每行汇总多次通话。排队、间隔、占用率、压力和分布都需要单次通话，因此不载入此文件。请改用每次通话一行的导出（开始时间、坐席、通话时长）'
  },
  selfReport: {
    en: 'Answers about strain must stay anonymous: the column {column} could name a person, so this file is not loaded',
    zh: '压力自评必须匿名：列“{column}”可能指向个人，因此不载入此文件'
  }
} as const satisfies Record<string, Text>;
