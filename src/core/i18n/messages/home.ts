import type { Text } from '../text.ts';

/** The start page: first visit, and with data loaded. */
export const HOME = {
  notLoaded: {
    en: '{count} {n|row was|rows were} not loaded.',
    zh: '有 {count} 行未载入。'
  },
  notLoadedSee: { en: 'See them and what can be done', zh: '查看这些行及处理办法' },
  lede: {
    en: 'Workload, strain, repayment and satisfaction of a collections desk, worked out in this browser.',
    zh: '在浏览器内分析催收团队的工作负荷、压力、还款与满意度。'
  },
  dropTitle: { en: 'Drop call and case files here', zh: '将通话与案件文件拖到此处' },
  dropHint: {
    en: 'CSV, TSV or TXT, also inside zip or gz; several at once',
    zh: 'CSV、TSV 或 TXT，可为 zip 或 gz 压缩包，可一次多个'
  },
  dropNow: { en: 'Drop to read these files', zh: '松开即可读取这些文件' },
  choose: { en: 'Choose files', zh: '选择文件' },
  noFiles: { en: 'No files at hand?', zh: '手边没有文件？' },
  trySample: { en: 'Try with sample data', zh: '用示例数据试用' },
  sampleHint: {
    en: 'Twelve weeks of an invented desk, made for trying things out',
    zh: '虚构团队十二周的数据，供试用'
  },
  sampleOpening: { en: 'Opening the sample data', zh: '正在打开示例数据' },
  sampleFailed: { en: 'The sample data could not be opened', zh: '示例数据未能打开' },
  needTitle: { en: 'What is needed', zh: '需要什么' },
  needCalls: {
    en: 'A call list: start time and agent, with talk, hold and after-call time where there is one.',
    zh: '通话清单：开始时间与坐席，最好含通话、保持与话后时长。'
  },
  needCases: {
    en: 'For repayment, a case list: case ID, days past due and balance; promises and payments if available.',
    zh: '分析还款需案件清单：案件编号、逾期天数与余额，如有承诺与还款记录更好。'
  },
  needMore: {
    en: 'A satisfaction score, shifts or agent status open more pages. Captions may be in any language.',
    zh: '满意度评分、班次或坐席状态可打开更多页面。列名可用任意语言。'
  },
  privacy: {
    en: 'Nothing leaves this computer: files are read in this browser, and nothing is sent anywhere.',
    zh: '数据不离开这台电脑：文件在浏览器内读取，不向任何地方发送。'
  },
  privacyShort: { en: 'Nothing leaves this computer', zh: '数据不离开这台电脑' },
  staffTitle: { en: 'Before loading data about staff', zh: '载入员工数据之前' },
  staffText: {
    en: 'This tool describes how work was distributed. It does not measure how people feel, and cannot detect illness or burnout. Data stay in this browser tab.',
    zh: '本工具描述工作如何分配，不衡量人的感受，也无法判断疾病或职业倦怠。数据只留在本浏览器标签页。'
  },
  staffBasis: { en: 'There is a legal basis for it', zh: '有合法依据' },
  staffInformed: {
    en: 'Staff and their representatives have been informed or agreed',
    zh: '员工及其代表已获告知或已同意'
  },
  staffPurpose: { en: 'The purpose is written down', zh: '使用目的已书面记录' },
  staffDone: { en: 'Confirmed on {date}', zh: '已于 {date} 确认' },
  staffHide: { en: 'Hide', zh: '收起' },
  staffShow: { en: 'Show the questions', zh: '显示这些问题' },

  loadedLede: { en: '{what} loaded.', zh: '已载入 {what}。' },
  loadedPeriod: { en: '{from} to {to}.', zh: '{from}至{to}。' },
  sampleLede: { en: 'The sample data is open: {what}.', zh: '已打开示例数据：{what}。' },
  sampleReplaced: {
    en: 'Files that are added take the place of the sample.',
    zh: '添加文件后将替换示例数据。'
  },
  openOverview: { en: 'Open Overview', zh: '打开概览' },
  addFiles: { en: 'Add files', zh: '添加文件' },
  loaded: { en: 'What is loaded', zh: '已载入的数据' },
  seeData: { en: 'All about the data', zh: '数据详情' },
  warnings: { en: 'Worth knowing about this data', zh: '数据须知' },
  warningsNone: { en: 'Nothing stands out in this data.', zh: '数据中没有需要注意之处。' },
  remedyMap: { en: 'See the columns', zh: '查看列对应' }
} as const satisfies Record<string, Text>;

/** The calendar of days with data. */
export const CALENDAR = {
  title: { en: 'Days with data', zh: '有数据的日期' },
  hint: { en: 'One square a day; click opens that day in Overview', zh: '每格一天，点击在概览中打开当天' },
  label: { en: 'Contacts by day, {from} to {to}', zh: '每日联系量，{from}至{to}' },
  day: { en: '{date}: {count} {n|contact|contacts}', zh: '{date}：{count} 次联系' },
  none: { en: '{date}: no data', zh: '{date}：无数据' },
  fewer: { en: 'fewer', zh: '少' },
  more: { en: 'more', zh: '多' },
  gap: { en: 'gap', zh: '缺失' },
  closed: { en: '{date}: no data, as usual on this weekday', zh: '{date}：无数据，该星期几通常如此' },
  noDays: { en: 'The loaded files hold no dated contacts.', zh: '已载入的文件没有带日期的联系记录。' }
} as const satisfies Record<string, Text>;
