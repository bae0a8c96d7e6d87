import { CARDS } from '#core/i18n/messages/cards.ts';
import type { ServiceCard } from './types.ts';

const { explain, handOver } = CARDS;

/** Cards of situations in which the money is not there. */
export const HARDSHIP_CARDS = [
  {
    id: 'income_loss',
    title: { en: 'Loss of income', zh: '收入中断' },
    signs: [
      { en: 'Job lost, fewer hours, business closed, wages late.', zh: '失业、工时减少、停业、工资拖欠。' },
      { en: 'Paid on time before; several payments returned since one date.', zh: '此前按期还款，自某日起连续未成功。' }
    ],
    ask: [
      { en: 'Since when, and when is income expected again?', zh: '从何时开始，预计何时恢复收入？' },
      {
        en: 'What comes in now, and what goes to rent, food and children first?',
        zh: '目前收入多少，房租、饮食、子女等必要支出多少？'
      },
      { en: 'Which amount is possible on which day, without borrowing for it?', zh: '哪一天可还多少，且无需为此借款？' }
    ],
    explain: [explain.interest, explain.lateFees, explain.noNewFees, explain.creditRecord],
    offer: [
      { id: 'deferral', when: { en: 'Income is sure to return on a date.', zh: '收入恢复日期明确。' } },
      { id: 'instalments', when: { en: 'A lower income is lasting and regular.', zh: '收入降低但稳定。' } },
      { id: 'relief', when: { en: 'Nothing is left after necessary costs.', zh: '必要支出后无余额。' } }
    ],
    phrases: [
      {
        spokenTo: 'customer',
        text: {
          en: 'Thank you for telling me. Let us find an amount that still leaves enough for rent and food.',
          zh: '谢谢您告诉我。我们一起找一个不影响房租和生活的金额。'
        }
      },
      {
        spokenTo: 'customer',
        text: {
          en: 'If your income changes again, call us before the due date and we adjust the plan.',
          zh: '如果收入再有变化，请在还款日前联系我们，可以调整方案。'
        }
      }
    ],
    handOver: [handOver.beyondLimit, handOver.adviser, handOver.distress]
  },
  {
    id: 'illness_hardship',
    title: { en: 'Illness or hardship', zh: '疾病或生活困难' },
    signs: [
      {
        en: 'Illness, accident, care for relatives, a death, a disaster.',
        zh: '疾病、事故、照护家人、亲人去世、灾害。'
      },
      { en: 'The customer is weak, in hospital, or a relative answers.', zh: '客户身体虚弱、住院，或由家人接听。' }
    ],
    ask: [
      {
        en: 'Is this a good moment to speak, and what way of contact is best?',
        zh: '现在是否方便，希望用什么方式联系？'
      },
      { en: 'How long is the situation expected to last?', zh: '预计持续多久？' },
      { en: 'Is there insurance, sick pay or public support?', zh: '是否有保险、病假工资或公共救助？' }
    ],
    explain: [explain.noNewFees, explain.interest, explain.lateFees, explain.creditRecord, explain.inWriting],
    offer: [
      { id: 'deferral', when: { en: 'The situation passes within a few months.', zh: '数月内可以恢复。' } },
      {
        id: 'relief',
        when: {
          en: 'Fees came from the time of the illness, or the situation is lasting.',
          zh: '费用产生于患病期间，或困难长期持续。'
        }
      },
      { id: 'instalments', when: { en: 'Small payments are possible and wished for.', zh: '可以且愿意小额还款。' } }
    ],
    phrases: [
      {
        spokenTo: 'customer',
        text: {
          en: 'I am sorry to hear that. Your health comes first; we can pause and look at this together.',
          zh: '听到这个消息我很遗憾。您的健康最重要，我们可以先暂缓，再一起商量。'
        }
      },
      {
        spokenTo: 'customer',
        text: {
          en: 'You need not tell me details of the illness. A short note is enough for the relief.',
          zh: '您不必说明病情细节，简单的证明即可申请帮扶。'
        }
      }
    ],
    handOver: [
      handOver.distress,
      handOver.beyondLimit,
      {
        en: 'A relative speaks: disclose nothing about the debt; hand over once authority is shown.',
        zh: '由家人接听：不透露债务信息，取得授权后再转交处理。'
      }
    ]
  },
  {
    id: 'over_indebted',
    title: { en: 'Over-indebted', zh: '多重负债' },
    signs: [
      { en: 'Several lenders, cards at their limit, one loan pays another.', zh: '多家借款、额度用满、以贷还贷。' },
      { en: 'Promises are made quickly and not kept.', zh: '很快答应还款，但多次未能兑现。' }
    ],
    ask: [
      { en: 'Which debts are there, and which payments are due each month?', zh: '共有哪些债务，每月应还多少？' },
      { en: 'Which amount has been possible in the last three months?', zh: '最近三个月实际能还多少？' },
      { en: 'Is a debt adviser involved?', zh: '是否有债务顾问协助？' }
    ],
    explain: [
      explain.interest,
      explain.lateFees,
      explain.noNewFees,
      explain.creditRecord,
      { en: 'A new loan to pay this one makes it worse; do not suggest it.', zh: '借新还旧会加重负担，不作此建议。' }
    ],
    offer: [
      {
        id: 'instalments',
        when: { en: 'An amount remains that was kept up for some months.', zh: '有能够持续数月的余额。' }
      },
      {
        id: 'relief',
        when: { en: 'The debt cannot be paid in a few years at that amount.', zh: '按该金额数年内无法还清。' }
      }
    ],
    phrases: [
      {
        spokenTo: 'customer',
        text: {
          en: 'A small amount that you can keep up is better than a large one that you cannot.',
          zh: '能够坚持的小额，比难以做到的大额更好。'
        }
      },
      {
        spokenTo: 'customer',
        text: {
          en: 'There are free advice centres for debt. Shall I send you the address?',
          zh: '有免费的债务咨询机构，需要我把联系方式发给您吗？'
        }
      }
    ],
    handOver: [handOver.adviser, handOver.beyondLimit, handOver.distress]
  }
] as const satisfies readonly ServiceCard[];
