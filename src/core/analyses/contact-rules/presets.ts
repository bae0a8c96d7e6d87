import { CONTACT_RULES } from '#core/i18n/messages/contact-rules.ts';
import type { ContactRule, RulePreset } from './types.ts';

const { marks, who, titles, readings, places } = CONTACT_RULES;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const hour = (h: number, m = 0): number => h * 60 + m;

const US: RulePreset = {
  id: 'us-reg-f',
  label: places.us,
  rules: [
    {
      id: 'us-hours',
      kind: 'hours',
      jurisdiction: places.us,
      title: titles.usHours,
      mark: marks.outside,
      who: who.thirdParty,
      source: '12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1)',
      dated: '2021-11-30',
      certainty: 'quoted',
      reading: readings.usHours,
      windows: [{ days: EVERY_DAY, fromMin: hour(8), toMin: hour(21) }],
      endIncluded: true,
      closedOnHolidays: false
    },
    {
      id: 'us-attempts',
      kind: 'frequency',
      jurisdiction: places.us,
      title: titles.usAttempts,
      mark: marks.presumption,
      who: who.thirdParty,
      source: '12 CFR 1006.14(b)(2)(i)(A)',
      dated: '2021-11-30',
      certainty: 'quoted',
      reading: readings.usAttempts,
      limit: 7,
      window: { kind: 'rolling', days: 7 },
      counts: 'attempts',
      unit: 'person_debt'
    },
    {
      id: 'us-after-conversation',
      kind: 'after_conversation',
      jurisdiction: places.us,
      title: titles.usAfter,
      mark: marks.presumption,
      who: who.thirdParty,
      source: '12 CFR 1006.14(b)(2)(i)(B)',
      dated: '2021-11-30',
      certainty: 'quoted',
      reading: readings.usAfter,
      days: 7,
      unit: 'person_debt'
    }
  ]
};

const CHINA: RulePreset = {
  id: 'cn-gbt-45251',
  label: places.cn,
  rules: [
    {
      id: 'cn-hours',
      kind: 'hours',
      jurisdiction: places.cn,
      title: titles.cnHours,
      mark: marks.outside,
      who: who.cnLenders,
      source: 'GB/T 45251-2025',
      dated: '2025-02-28',
      certainty: 'reported',
      reading: readings.cnHours,
      windows: [{ days: EVERY_DAY, fromMin: hour(8), toMin: hour(22) }],
      endIncluded: false,
      closedOnHolidays: false
    },
    {
      id: 'cn-effective',
      kind: 'frequency',
      jurisdiction: places.cn,
      title: titles.cnEffective,
      mark: marks.limit,
      who: who.cnLenders,
      source: 'GB/T 45251-2025',
      dated: '2025-02-28',
      certainty: 'reported',
      reading: readings.cnEffective,
      limit: 3,
      window: { kind: 'day' },
      counts: 'effective',
      unit: 'person'
    }
  ]
};

const AUSTRALIA_COMMON = {
  jurisdiction: places.au,
  who: who.auCollectors,
  source: 'ACCC/ASIC, Debt collection guideline for collectors and creditors (RG 96), part 2',
  dated: '2021-04',
  certainty: 'own'
} as const;

const AUSTRALIA: RulePreset = {
  id: 'au-rg-96',
  label: places.au,
  rules: [
    {
      ...AUSTRALIA_COMMON,
      id: 'au-hours',
      kind: 'hours',
      title: titles.auHours,
      mark: marks.outside,
      reading: readings.auHours,
      windows: [
        { days: [1, 2, 3, 4, 5], fromMin: hour(7, 30), toMin: hour(21) },
        { days: [6, 7], fromMin: hour(9), toMin: hour(21) }
      ],
      endIncluded: true,
      closedOnHolidays: true
    },
    {
      ...AUSTRALIA_COMMON,
      id: 'au-week',
      kind: 'frequency',
      title: titles.auWeek,
      mark: marks.limit,
      reading: readings.auCount,
      limit: 3,
      window: { kind: 'week' },
      counts: 'contacts',
      unit: 'debt'
    },
    {
      ...AUSTRALIA_COMMON,
      id: 'au-month',
      kind: 'frequency',
      title: titles.auMonth,
      mark: marks.limit,
      reading: readings.auCount,
      limit: 10,
      window: { kind: 'month' },
      counts: 'contacts',
      unit: 'debt'
    }
  ]
};

const INDIA: RulePreset = {
  id: 'in-rbi',
  label: places.in,
  rules: [
    {
      id: 'in-hours',
      kind: 'hours',
      jurisdiction: places.in,
      title: titles.inHours,
      mark: marks.outside,
      who: who.inLenders,
      source: 'Reserve Bank of India, circular of 12 August 2022',
      dated: '2022-08-12',
      certainty: 'quoted',
      reading: readings.inHours,
      windows: [{ days: EVERY_DAY, fromMin: hour(8), toMin: hour(19) }],
      endIncluded: true,
      closedOnHolidays: false
    }
  ]
};

/**
 * Contact rules that call logs can be checked against, by jurisdiction. A start to edit, not legal advice: each rule names its source,
 * its date and how sure the number is.
 */
export const RULE_PRESETS = [US, CHINA, AUSTRALIA, INDIA] as const satisfies readonly RulePreset[];

/** Fields of a rule that people may change, by kind. */
export const EDITABLE = {
  hours: ['windows', 'endIncluded', 'closedOnHolidays'],
  frequency: ['limit', 'window', 'counts', 'unit'],
  after_conversation: ['days', 'unit']
} as const satisfies Record<ContactRule['kind'], readonly string[]>;

/** The contact cap that the follow-up queue starts with: 7 attempts in 7 consecutive days on one debt. */
export const DEFAULT_CAP = { attempts: 7, days: 7 } as const;
