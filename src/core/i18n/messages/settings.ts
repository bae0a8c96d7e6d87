import type { Text } from '../text.ts';

/** Sections, fields and notes of the settings page. */
export const SETTINGS = {
  intro: {
    en: 'Settings stay in this browser. They hold no customer or agent data. A change applies at once.',
    zh: '设置保存在此浏览器中，不含客户或坐席数据，修改后立即生效。'
  },
  recounting: { en: 'Counting again with the new setting', zh: '正在按新设置重新计算' },
  saved: { en: 'Changed', zh: '已修改' },
  changed: { en: 'changed; default {value}', zh: '已修改；默认 {value}' },
  restoreOne: { en: 'Restore the default of {field}', zh: '恢复“{field}”的默认值' },
  outOfRange: { en: 'Between {min} and {max}', zh: '应在 {min} 与 {max} 之间' },
  sectionLook: { en: 'Language and look', zh: '语言与外观' },
  sectionPlace: { en: 'Place and money', zh: '地区与货币' },
  sectionHours: { en: 'Working and contact hours', zh: '工作时间与联系时间' },
  sectionCases: { en: 'Cases and promises', zh: '案件与承诺' },
  sectionService: { en: 'Service', zh: '服务' },
  sectionWork: { en: 'Work and rest', zh: '工作与休息' },
  sectionPrivacy: { en: 'Privacy', zh: '隐私' },
  sectionFile: { en: 'These settings as a file', zh: '设置文件' },
  language: { en: 'Language', zh: '语言' },
  theme: { en: 'Theme', zh: '主题' },
  system: { en: 'As the system', zh: '跟随系统' },
  light: { en: 'Light', zh: '浅色' },
  dark: { en: 'Dark', zh: '深色' },
  names: { en: 'Show ids and names of agents as in the file', zh: '按文件显示坐席的编号与姓名' },
  namesHint: {
    en: 'Off: agents have labels such as Agent 07. On lasts for this visit, and the header says so.',
    zh: '关闭时坐席显示为“坐席 07”之类的代号。开启仅在本次访问有效，页首会有提示。'
  },
  exportFile: { en: 'Export settings', zh: '导出设置' },
  importFile: { en: 'Import settings', zh: '导入设置' },
  imported: { en: '{n} {n|setting|settings} imported.', zh: '已导入 {n} 项设置。' },
  importedSome: {
    en: '{n} {n|setting|settings} imported; left out: {keys}.',
    zh: '已导入 {n} 项设置；已忽略：{keys}。'
  },
  importFailed: { en: 'This file holds no settings of Evenkeel.', zh: '此文件不含 Evenkeel 的设置。' },
  restore: { en: 'Restore defaults', zh: '恢复默认' },
  restored: { en: 'Defaults restored.', zh: '已恢复默认设置。' },
  unitSeconds: { en: 'seconds', zh: '秒' },
  unitMinutes: { en: 'minutes', zh: '分钟' },
  unitHours: { en: 'hours', zh: '小时' },
  unitDays: { en: 'days', zh: '天' },
  unitPercent: { en: '%', zh: '%' },
  unitPeople: { en: 'people', zh: '人' },
  monday: { en: 'Monday', zh: '周一' },
  saturday: { en: 'Saturday', zh: '周六' },
  sunday: { en: 'Sunday', zh: '周日' },
  yes: { en: 'Yes', zh: '是' },
  no: { en: 'No', zh: '否' },
  from: { en: 'From', zh: '从' },
  to: { en: 'To', zh: '至' },
  badList: {
    en: 'Whole numbers from low to high, separated by commas',
    zh: '由小到大的整数，以逗号分隔'
  },
  badDates: { en: 'Dates such as 2025-10-01, separated by commas', zh: '日期如 2025-10-01，以逗号分隔' }
} as const satisfies Record<string, Text>;

/** Name and meaning of each setting. */
export const SETTING_FIELDS = {
  zone: {
    label: { en: 'Time zone', zh: '时区' },
    hint: { en: 'Where the site works; hours and days are local to it.', zh: '职场所在时区，时段与日期按此计算。' }
  },
  weekStart: { label: { en: 'Week starts on', zh: '每周起始日' }, hint: { en: '', zh: '' } },
  currency: {
    label: { en: 'Currency', zh: '货币' },
    hint: { en: 'Of all amounts. Nothing is converted.', zh: '适用于全部金额，不做换算。' }
  },
  workDays: { label: { en: 'Working days', zh: '工作日' }, hint: { en: '', zh: '' } },
  workHours: {
    label: { en: 'Working hours', zh: '工作时段' },
    hint: { en: 'Local. Work outside counts as out of hours.', zh: '当地时间。此外的工作计为非工作时间。' }
  },
  contactDays: { label: { en: 'Contact days', zh: '可联系日' }, hint: { en: '', zh: '' } },
  contactHours: {
    label: { en: 'Contact hours', zh: '联系时间' },
    hint: {
      en: 'When customers may be called, for Repayment and Cases. Contact rules have hours of their own.',
      zh: '可致电客户的时段，用于还款与案件；联系规则另有自己的时段。'
    }
  },
  holidays: {
    label: { en: 'Holidays', zh: '节假日' },
    hint: {
      en: 'Whole days out of working and contact hours, as dates.',
      zh: '整日计为工作时间与联系时间以外，填写日期。'
    }
  },
  dpdBounds: {
    label: { en: 'Upper ends of the days-past-due buckets', zh: '逾期阶段的上限（天）' },
    hint: { en: 'The last bucket is open: over the highest number.', zh: '最后一段不设上限。' }
  },
  graceDays: {
    label: { en: 'Promise grace', zh: '承诺宽限天数' },
    hint: {
      en: 'Days after the due date in which a payment still keeps the promise.',
      zh: '到期后若干天内还款仍视为履约。'
    }
  },
  keptTolerance: {
    label: { en: 'Kept from', zh: '履约达标比例' },
    hint: { en: 'Share of the promised amount that must arrive.', zh: '承诺金额中须到账的比例。' }
  },
  neglectDays: {
    label: { en: 'No contact after', zh: '多少天未联系即提示' },
    hint: {
      en: 'Open cases without contact for this long join the follow-up queue.',
      zh: '未结案件超过此天数未联系，进入跟进队列。'
    }
  },
  serviceLevelS: {
    label: { en: 'Service level: answered within', zh: '服务水平：应答时限' },
    hint: { en: '', zh: '' }
  },
  serviceLevelTarget: { label: { en: 'Service level target', zh: '服务水平目标' }, hint: { en: '', zh: '' } },
  serviceLevelVariant: {
    label: { en: 'Service level formula', zh: '服务水平公式' },
    hint: {
      en: 'T is the time limit above. Formula 3 counts every abandoned call against the level.',
      zh: 'T 为上方的应答时限。公式 3 将全部放弃计入分母。'
    }
  },
  shortAbandonS: { label: { en: 'Short abandon within', zh: '短时放弃时限' }, hint: { en: '', zh: '' } },
  startMeans: {
    label: { en: 'The start of a call is', zh: '通话开始时间指' },
    hint: { en: 'What the start column of the file means.', zh: '文件中开始时间列的含义。' }
  },
  talkIncludesHold: { label: { en: 'Talk time includes hold', zh: '通话时长含保持' }, hint: { en: '', zh: '' } },
  sessionGapS: {
    label: { en: 'A session ends after a gap of', zh: '工作段在空闲多久后结束' },
    hint: { en: '', zh: '' }
  },
  breakGapS: {
    label: { en: 'A break is a gap of at least', zh: '多长空闲视为休息' },
    hint: { en: 'Must not exceed the shortest rostered break.', zh: '不得超过排班中最短的休息。' }
  },
  b2bGapS: { label: { en: 'Back to back within', zh: '连续接听间隔' }, hint: { en: '', zh: '' } },
  recoveryS: { label: { en: 'Recovery after a hard call', zh: '高难度通话后的恢复时间' }, hint: { en: '', zh: '' } },
  lullS: { label: { en: 'A stretch ends with a lull of', zh: '连续时段在空闲多久后结束' }, hint: { en: '', zh: '' } },
  longDayH: { label: { en: 'A long day has', zh: '长工作日时长' }, hint: { en: '', zh: '' } },
  restH: { label: { en: 'Rest between days of at least', zh: '两个工作日间最短休息' }, hint: { en: '', zh: '' } },
  minGroup: {
    label: { en: 'Smallest group that shows strain', zh: '显示压力指数的最小人数' },
    hint: { en: 'May be raised, never under 5 people.', zh: '可以调高，不得少于 5 人。' }
  },
  refusalIsDifficult: {
    label: { en: 'Refusals count as hard calls', zh: '拒付计为高难度通话' },
    hint: { en: '', zh: '' }
  }
} as const satisfies Record<string, { label: Text; hint: Text }>;

/** What the start of a call may mean. */
export const START_MEANS = {
  queue_entry: { en: 'entry into the queue', zh: '进入队列' },
  agent_alert: { en: 'ringing at the agent', zh: '坐席振铃' },
  answer: { en: 'the answer', zh: '接听' }
} as const satisfies Record<string, Text>;
