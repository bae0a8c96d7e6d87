import type { Text } from '../text.ts';

interface DimensionWords {
  readonly label: Text;
  /** The same in the middle of a sentence. */
  readonly inText: Text;
}

/** Names of the dimensions of the filter bar. */
export const DIMENSIONS = {
  team: { label: { en: 'Team', zh: '班组' }, inText: { en: 'team', zh: '班组' } },
  agent: { label: { en: 'Agent', zh: '坐席' }, inText: { en: 'agent', zh: '坐席' } },
  channel: { label: { en: 'Channel', zh: '渠道' }, inText: { en: 'channel', zh: '渠道' } },
  direction: { label: { en: 'Direction', zh: '方向' }, inText: { en: 'direction', zh: '方向' } },
  product: { label: { en: 'Product', zh: '产品' }, inText: { en: 'product', zh: '产品' } },
  dpd: { label: { en: 'Days past due', zh: '逾期阶段' }, inText: { en: 'days past due', zh: '逾期阶段' } },
  cause: { label: { en: 'Cause', zh: '原因' }, inText: { en: 'cause', zh: '原因' } }
} as const satisfies Record<string, DimensionWords>;

/** Usual words for a cause, in the other language; what a file writes otherwise stays as it is. */
export const CAUSES: Readonly<Record<string, string>> = {
  forgot: '忘记还款',
  'income loss': '收入中断',
  'illness or hardship': '疾病或困难',
  'over-indebted': '多头负债',
  dispute: '争议',
  'fraud claim': '欺诈申报',
  hardship: '困难',
  illness: '疾病',
  other: '其他'
};

/** Names of fixed codes; other values are shown as they are in the file. */
export const CODES = {
  channel: {
    voice: { en: 'Phone', zh: '电话' },
    chat: { en: 'Chat', zh: '在线聊天' },
    email: { en: 'Email', zh: '电子邮件' },
    message: { en: 'Message', zh: '短信与消息' }
  },
  direction: {
    inbound: { en: 'Inbound', zh: '呼入' },
    outbound: { en: 'Outbound', zh: '外呼' },
    internal: { en: 'Internal', zh: '内部' }
  }
} as const satisfies Record<string, Record<string, Text>>;

/** A DPD bucket in words: `1–30 days`, `逾期 1–30 天`. */
export const DPD_BUCKET: Text = { en: '{label} days', zh: '逾期 {label} 天' };
export const DPD_OVER: Text = { en: 'over {bound} days', zh: '逾期超过 {bound} 天' };
export const DPD_NONE: Text = { en: 'not past due', zh: '未逾期' };
/** Rows without a value. */
export const NO_CAUSE: Text = { en: 'No cause recorded', zh: '未记录原因' };
export const UNKNOWN_VALUE: Text = { en: 'not known', zh: '未知' };
