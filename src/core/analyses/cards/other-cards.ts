import { CARDS } from '#core/i18n/messages/cards.ts';
import type { ServiceCard } from './types.ts';

const { explain, handOver } = CARDS;

/** Cards of situations in which the money is there, is not owed, or nothing is known yet. */
export const OTHER_CARDS = [
  {
    id: 'forgot',
    title: { en: 'Forgot', zh: '忘记还款' },
    signs: [
      { en: 'First time late, a few days, surprised.', zh: '首次逾期，仅数日，感到意外。' },
      { en: 'Moved, new bank account, expired direct debit.', zh: '搬家、更换银行账户、代扣失效。' }
    ],
    ask: [
      { en: 'Did the statement arrive, and where should it go?', zh: '是否收到账单，应寄到哪里？' },
      { en: 'Can it be paid today, and how?', zh: '今天能否还款，用什么方式？' },
      { en: 'Would a direct debit or a reminder help?', zh: '自动扣款或提醒是否有帮助？' }
    ],
    explain: [explain.lateFees, explain.interest, explain.creditRecord],
    offer: [
      { id: 'full_payment', when: { en: 'The amount is at hand.', zh: '资金已备。' } },
      { id: 'promise', when: { en: 'Money comes in on a near date.', zh: '近期有款项到账。' } },
      {
        id: 'relief',
        when: {
          en: 'First time late: waive the late fee where the rules allow it.',
          zh: '首次逾期：规则允许时减免违约金。'
        }
      }
    ],
    phrases: [
      {
        spokenTo: 'customer',
        text: {
          en: 'This happens easily. If you pay today, that settles it.',
          zh: '这种情况很常见，您今天还款就可以结清。'
        }
      },
      {
        spokenTo: 'customer',
        text: {
          en: 'Shall I set up a reminder three days before the due date?',
          zh: '需要我为您设置还款日前三天的提醒吗？'
        }
      }
    ],
    handOver: [
      {
        en: 'Address or account details must be changed: hand over to customer service.',
        zh: '需变更地址或账户信息：转客户服务。'
      },
      handOver.complaint
    ]
  },
  {
    id: 'dispute',
    title: { en: 'Disputed charge', zh: '争议交易' },
    signs: [
      {
        en: '“I did not get that”, “the amount is wrong”, returned goods, a cancelled subscription.',
        zh: '“没有收到”“金额不对”，退货，已取消的订阅。'
      },
      { en: 'Pays everything but one item.', zh: '只有一笔交易不还。' }
    ],
    ask: [
      {
        en: 'Which charge, which date and amount, and what is wrong with it?',
        zh: '哪一笔交易、日期与金额，问题是什么？'
      },
      { en: 'Has the merchant been asked, and is there something in writing?', zh: '是否联系过商户，有无书面材料？' },
      { en: 'Which part is not disputed?', zh: '哪一部分没有争议？' }
    ],
    explain: [
      explain.disputedHeld,
      { en: 'How long the examination takes and how the answer is sent.', zh: '调查所需时间和答复方式。' },
      {
        en: 'A disputed amount is marked as disputed on the credit record, where the law provides for it; late fees and interest on it depend on the outcome.',
        zh: '按规定，争议金额在征信中标注为争议；相关违约金和利息视调查结果而定。'
      }
    ],
    offer: [
      { id: 'none', when: { en: 'For the disputed amount, until it is examined.', zh: '争议金额在调查结束前。' } },
      { id: 'full_payment', when: { en: 'For the undisputed part.', zh: '无争议部分。' } },
      {
        id: 'relief',
        when: {
          en: 'The charge was wrong: take back fees and interest on it.',
          zh: '交易确有错误：冲回相关费用和利息。'
        }
      }
    ],
    phrases: [
      {
        spokenTo: 'customer',
        text: {
          en: 'I am opening an examination of this charge now; until it is finished we do not ask you for that amount.',
          zh: '我现在为您登记这笔交易的争议，调查结束前不会要求您支付该金额。'
        }
      },
      {
        spokenTo: 'customer',
        text: {
          en: 'Please send the receipt or the messages with the merchant; I will tell you where to.',
          zh: '请您提供收据或与商户的沟通记录，我告诉您提交方式。'
        }
      }
    ],
    handOver: [
      {
        en: 'Always: the dispute team decides, with the number of the charge.',
        zh: '一律转交争议处理组决定，并附交易编号。'
      },
      handOver.complaint,
      handOver.adviser
    ]
  },
  {
    id: 'fraud',
    title: { en: 'Fraud claim', zh: '疑似盗刷' },
    signs: [
      {
        en: '“That was not me”, card lost or stolen, data phished, a series of unusual charges.',
        zh: '“不是本人交易”，卡片遗失或被盗，信息泄露，连续异常交易。'
      },
      { en: 'Card opened in the customer’s name by somebody else.', zh: '他人冒名办卡。' }
    ],
    ask: [
      {
        en: 'Who has the card now, and when was it last used by the customer?',
        zh: '卡片现在何处，本人最后一次使用是什么时候？'
      },
      { en: 'Which charges are not the customer’s?', zh: '哪些交易并非本人操作？' },
      { en: 'Has it been reported to the police?', zh: '是否已报案？' }
    ],
    explain: [
      { en: 'The card is blocked at once and a new one is sent.', zh: '立即停用卡片并补发新卡。' },
      {
        en: 'The claimed charges are not collected while they are examined, and no late fees or interest are asked for on them.',
        zh: '调查期间不催收所报交易，也不要求支付相关违约金和利息。'
      },
      {
        en: 'A wrong entry on the credit record is corrected when the claim is confirmed.',
        zh: '核实后更正征信中的错误记录。'
      }
    ],
    offer: [
      { id: 'none', when: { en: 'For the claimed charges, until they are examined.', zh: '所报交易在调查结束前。' } },
      { id: 'full_payment', when: { en: 'For the customer’s own charges only.', zh: '仅限本人交易部分。' } }
    ],
    phrases: [
      {
        spokenTo: 'customer',
        text: {
          en: 'I block the card now. You need not pay these charges while we examine them.',
          zh: '我现在为您停用卡片。调查期间，您无需支付这些交易。'
        }
      },
      {
        spokenTo: 'customer',
        text: {
          en: 'Never tell anybody a code or password, not even us.',
          zh: '请不要向任何人透露验证码或密码，包括我们。'
        }
      }
    ],
    handOver: [
      { en: 'Always and at once: the fraud team; collection stops.', zh: '一律立即转交反欺诈组，停止催收。' },
      handOver.distress
    ]
  },
  {
    id: 'other',
    title: { en: 'Other or not known yet', zh: '其他或尚不清楚' },
    signs: [
      {
        en: 'The reason is not recorded, or the customer does not want to name it.',
        zh: '未记录原因，或客户不愿说明。'
      },
      { en: 'Short answers, no promise, or one without a date.', zh: '回答简短，不承诺或没有日期。' }
    ],
    ask: [
      { en: 'What made the payment difficult this time?', zh: '这次还款遇到了什么困难？' },
      {
        en: 'Which of it is possible now, and what would make the rest possible?',
        zh: '现在可以做到哪些，其余部分需要什么条件？'
      },
      { en: 'What way and time of contact suits best?', zh: '什么联系方式和时间更合适？' }
    ],
    explain: [explain.creditRecord, explain.lateFees, explain.interest],
    offer: [
      { id: 'full_payment', when: { en: 'The amount is at hand.', zh: '资金已备。' } },
      {
        id: 'promise',
        when: { en: 'A date and an amount are named by the customer.', zh: '客户自己提出日期和金额。' }
      },
      { id: 'instalments', when: { en: 'The whole is too much at once.', zh: '一次还清有困难。' } },
      {
        id: 'relief',
        when: { en: 'Hardship turns up in the talk: go on with that card.', zh: '交谈中发现困难情形：改用相应卡片。' }
      }
    ],
    phrases: [
      {
        spokenTo: 'customer',
        text: {
          en: 'I would like to understand what happened, so that we find something that fits.',
          zh: '我想了解一下情况，以便找到适合您的办法。'
        }
      },
      {
        spokenTo: 'customer',
        text: {
          en: 'You decide on the date and the amount; let us see whether it works.',
          zh: '日期和金额由您提出，我们看看是否可行。'
        }
      }
    ],
    handOver: [handOver.complaint, handOver.adviser, handOver.distress]
  }
] as const satisfies readonly ServiceCard[];
