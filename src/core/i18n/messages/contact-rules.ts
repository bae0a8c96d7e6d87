import type { Text } from '../text.ts';

const places = {
  us: { en: 'United States, Regulation F', zh: '美国 F 条例' },
  cn: { en: 'China, GB/T 45251-2025', zh: '中国 GB/T 45251-2025' },
  au: { en: 'Australia, RG 96', zh: '澳大利亚 RG 96' },
  in: { en: 'India, RBI', zh: '印度央行' }
} as const satisfies Record<string, Text>;

const who = {
  thirdParty: { en: 'Third-party debt collectors', zh: '第三方催收机构' },
  cnLenders: {
    en: 'Financial institutions and their agencies, online personal consumer credit',
    zh: '金融机构及受托催收机构（互联网个人网络消费信贷）'
  },
  auCollectors: { en: 'Creditors and collectors (guideline)', zh: '债权人与催收机构（指引）' },
  inLenders: {
    en: 'Banks and other lenders and their agents, not microfinance loans',
    zh: '银行等放贷机构及其代理（不含小额信贷）'
  }
} as const satisfies Record<string, Text>;

const titles = {
  usHours: { en: 'No call before 08:00 or after 21:00', zh: '08:00 前、21:00 后不拨打' },
  usAttempts: {
    en: 'More than 7 attempts in 7 consecutive days, per person and debt',
    zh: '同一人同一债务连续 7 天内拨打超过 7 次'
  },
  usAfter: {
    en: 'A call within 7 days after a conversation about the debt',
    zh: '就该债务通话后 7 天内再次拨打'
  },
  cnHours: { en: 'No collection from 22:00 to 08:00', zh: '22:00 至次日 08:00 不催收' },
  cnEffective: { en: 'At most 3 effective calls per debtor and day', zh: '每日对同一债务人有效外呼不超过 3 次' },
  auHours: {
    en: 'Mon–Fri 07:30–21:00, weekends 09:00–21:00, no national public holidays',
    zh: '周一至周五 07:30–21:00，周末 09:00–21:00，全国公共假日不联系'
  },
  auWeek: { en: 'At most 3 contacts a week per account', zh: '每个账户每周联系不超过 3 次' },
  auMonth: { en: 'At most 10 contacts a month per account', zh: '每个账户每月联系不超过 10 次' },
  inHours: { en: 'No call before 08:00 or after 19:00', zh: '08:00 前、19:00 后不拨打' }
} as const satisfies Record<string, Text>;

/** What a marked call is called. */
const marks = {
  presumption: { en: 'presumption exceeded', zh: '超出推定次数' },
  outside: { en: 'outside the permitted hours', zh: '在允许时段之外' },
  limit: { en: 'above the stated number', zh: '超出规定次数' }
} as const satisfies Record<string, Text>;

const readings = {
  usHours: {
    en: 'Start of each attempt on the customer’s clock; 21:00:00 is still inside. Other times that a customer agreed to are not in a call log.',
    zh: '按客户当地时间判断每次拨打的开始时刻；21:00:00 仍在时段内。客户同意的其他时间不在通话记录中。'
  },
  usAttempts: {
    en: 'All numbers together, calendar days of the customer; inbound calls do not count. Calls with consent or to a number out of service cannot be told apart. A rebuttable presumption, not a cap.',
    zh: '所有号码合计，按客户当地日历天；来电不计。已获同意的拨打和空号无法区分。这是可反驳的推定，并非上限。'
  },
  usAfter: {
    en: 'The day of the conversation is day 1; a conversation on an inbound call counts, a talk known to be with another person does not. Consent to be called again cannot be seen.',
    zh: '通话当天为第 1 天；来电通话也计入，已知与他人的通话不计。客户同意再次来电的情况无法识别。'
  },
  cnHours: {
    en: 'Start of each attempt; 22:00:00 is outside, 08:00:00 inside. Times otherwise agreed are not in a call log. Taken from press reports of the standard.',
    zh: '按每次拨打的开始时刻；22:00:00 在时段外，08:00:00 在时段内。另有约定的时间不在通话记录中。依据标准的新闻报道。'
  },
  cnEffective: {
    en: 'Effective = answered by a person; all debts and numbers of a debtor together. Taken from press reports of the standard.',
    zh: '有效指有人接听；同一债务人的所有债务和号码合计。依据标准的新闻报道。'
  },
  auHours: {
    en: 'Start of each attempt; 21:00:00 is still inside. Holidays are those of the settings.',
    zh: '按每次拨打的开始时刻；21:00:00 仍在时段内。假日取自设置。'
  },
  auCount: {
    en: 'Actual contact by telephone, begun by the collector; calendar week and month. Letters and messages also count in the guideline and are not in this figure.',
    zh: '仅计由催收方发起的实际电话联系；按自然周和自然月。指引还计入信函和短信，此处未含。'
  },
  inHours: {
    en: 'Start of each attempt; 19:00:00 is still inside.',
    zh: '按每次拨打的开始时刻；19:00:00 仍在时段内。'
  }
} as const satisfies Record<string, Text>;

/** Why a rule is not computable, or what to know about its counts. */
const notes = {
  notice: {
    en: 'A reading of call records against published rules. Not legal advice: check which rules apply.',
    zh: '将通话记录与公开规则对照的结果，不构成法律意见；适用哪些规则请自行核实。'
  },
  missing: {
    en: 'Not computable: {columns} not in the data.',
    zh: '无法计算：数据中没有 {columns}。'
  },
  masked: {
    en: 'Not computable: {columns} masked or blank in {share}% of the calls, so calls cannot be counted together.',
    zh: '无法计算：{share}% 的通话中 {columns} 被遮盖或为空，无法合并计数。'
  },
  noTime: {
    en: 'Not computable: the calls carry dates without a time of day.',
    zh: '无法计算：通话只有日期，没有时刻。'
  },
  noCalls: { en: 'No outbound calls in this selection.', zh: '当前选择中没有外呼。' },
  partial: {
    en: '{share}% of the calls have no usable id and are left out: the counts are lower limits.',
    zh: '{share}% 的通话没有可用编号，未计入：结果为下限。'
  },
  siteClock: {
    en: 'No column says where the customer is: the clock of the site is used. Customers in other time zones may be judged wrongly.',
    zh: '没有列说明客户所在时区，按本地时间判断；其他时区的客户可能判断有误。'
  },
  mixedClock: {
    en: '{share}% of the calls have no readable customer time zone and are judged by the clock of the site.',
    zh: '{share}% 的通话没有可识别的客户时区，按本地时间判断。'
  },
  noHolidays: {
    en: 'No holidays are entered in Settings: calls on public holidays are not seen.',
    zh: '设置中没有假日：公共假日的拨打无法识别。'
  },
  unknownParty: {
    en: 'For {share}% of the conversations the file does not say who answered; they count as the debtor.',
    zh: '{share}% 的通话未注明接听人，按本人计。'
  }
} as const satisfies Record<string, Text>;

/** Words of the contact rules. */
export const CONTACT_RULES = { places, who, titles, marks, readings, notes } as const;
