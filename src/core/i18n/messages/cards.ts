import type { Text } from '../text.ts';

/** Names of arrangements. */
const offers = {
  full_payment: { en: 'Full payment', zh: '一次还清' },
  promise: { en: 'Promise to pay on a date', zh: '约定还款日' },
  instalments: { en: 'Instalments', zh: '分期还款' },
  deferral: { en: 'Deferral', zh: '延期还款' },
  relief: { en: 'Waiver of fees or other relief', zh: '减免费用或其他帮扶' },
  none: { en: 'No payment is asked for', zh: '暂不要求还款' }
} as const satisfies Record<string, Text>;

const parts = {
  signs: { en: 'Signs', zh: '表现' },
  ask: { en: 'What to ask', zh: '询问要点' },
  explain: { en: 'What to explain', zh: '说明要点' },
  offer: { en: 'What to offer', zh: '可提供的方案' },
  phrases: { en: 'How to say it', zh: '参考话术' },
  handOver: { en: 'When to hand over', zh: '何时转交' }
} as const satisfies Record<string, Text>;

/** Said in most situations; each card takes those that fit. */
const explain = {
  creditRecord: {
    en: 'A payment that stays open is reported to the credit bureau and shows there for years; paying stops it from growing worse.',
    zh: '持续未还会上报征信，并保留数年；还款后不再继续恶化。'
  },
  lateFees: {
    en: 'Late fees are added for each missed due date; name the fee of the card contract, do not estimate.',
    zh: '每次未按期还款会产生违约金；以合同金额为准，不作估算。'
  },
  interest: {
    en: 'Interest runs every day on the open amount; a part payment lowers it from that day on.',
    zh: '未还金额按日计息；部分还款后，自当日起利息减少。'
  },
  noNewFees: {
    en: 'Say which fees and interest go on during the plan and which stop.',
    zh: '说明方案期间哪些费用和利息继续计收、哪些停止。'
  },
  disputedHeld: {
    en: 'While the charge is examined it is not collected; the undisputed part stays due.',
    zh: '争议调查期间不催收争议金额；无争议部分仍需按期还款。'
  },
  inWriting: {
    en: 'The arrangement counts once it is confirmed in writing; say when it arrives.',
    zh: '方案以书面确认为准；说明何时送达。'
  }
} as const satisfies Record<string, Text>;

const handOver = {
  distress: {
    en: 'The customer speaks of self-harm or is in acute distress: stay on the line, follow the emergency procedure, stop collecting.',
    zh: '客户提及自伤或情绪危急：保持通话，按应急流程处理，停止催收。'
  },
  adviser: {
    en: 'The customer names a lawyer, debt adviser or court: take the contact details and hand over.',
    zh: '客户提到律师、债务顾问或法院：记录联系方式并转交。'
  },
  complaint: {
    en: 'The customer complains about how it was handled: record and hand over the same day.',
    zh: '客户投诉处理方式：记录并当日转交。'
  },
  beyondLimit: {
    en: 'What the customer can pay is below what may be agreed on the phone.',
    zh: '客户可承受的金额低于坐席权限。'
  }
} as const satisfies Record<string, Text>;

/** Words that all service cards share. */
export const CARDS = {
  offers,
  parts,
  explain,
  handOver,
  spoken: { en: 'Said to the customer', zh: '对客户说' },
  notice: {
    en: 'A start to edit: fees, limits and law differ from place to place.',
    zh: '供修改的初稿：费用、权限与法规因地而异。'
  }
} as const;
