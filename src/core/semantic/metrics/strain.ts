import { REASONS } from '#core/i18n/messages/metrics.ts';
import { STRAIN_PARTS } from '#core/i18n/messages/strain-parts.ts';
import type { Text } from '#core/i18n/text.ts';
import type { Metric } from '../metric.ts';

/** People and agent-days from which a group's strain is shown (METHODS 0.5, section 8: never under 5 people). */
export const STRAIN_MIN = { people: 5, days: 25, daysPerPerson: 5 } as const;

/** Fact columns of the components: `part_`, `score_` and `raw_` before these names; the metric ids have `strain_` before them. */
export const STRAIN_COMPONENTS = [
  'p1_occupancy',
  'p2_back_to_back',
  'r1_unbroken_min',
  'r2_difficult_no_recovery_8h',
  'e1_difficult_per_h',
  't1_day_h',
  't2_rest_h',
  'b1_backlog_days'
] as const;
export type StrainComponent = (typeof STRAIN_COMPONENTS)[number];

const shared = {
  group: 'strain',
  family: 'strain',
  fact: 'agent_day',
  unit: 'index',
  better: 'none',
  kind: 'people',
  weight: 'weight_h',
  where: 'scored AND weight_h > 0',
  minDays: STRAIN_MIN.daysPerPerson,
  needs: [['calls.agent_id'], ['calls.start_at'], ['calls.talk_s', 'calls.end_at']],
  unavailable: ({ model }) =>
    model.strainSignature === null || model.occupancy === 'none' ? { text: REASONS.noStrain } : null,
  min: { show: STRAIN_MIN.people, compare: STRAIN_MIN.people }
} as const satisfies Partial<Metric>;

/** Five people, five scored days each, one level per person; the fourth works a sixth day with double weight. */
const rows = [40, 44, 48, 52, 56].flatMap((sri, agent) =>
  [1, 2, 3, 4, 5].map((day) => ({
    cluster: agent * 10 + day,
    agent,
    day,
    scored: true,
    weight_h: 6,
    sri,
    sri_low: sri,
    sri_high: sri,
    part_p1_occupancy: sri / 4,
    score_p1_occupancy: sri,
    raw_p1_occupancy: 0.8
  }))
);

/** The name of a part where the index does not stand over it: occupancy and backlog are figures of their own as well. */
const nameOf = ({ en, zh }: Text): Text => ({ en: `Strain: ${en.charAt(0).toLowerCase()}${en.slice(1)}`, zh: `压力构成：${zh}` }); // prettier-ignore

const components: readonly Metric[] = STRAIN_COMPONENTS.map((component) => ({
  ...shared,
  id: `strain_${component}`,
  unavailable: (context) =>
    shared.unavailable(context) ?? (context.model.occupancy === 'bounds' ? { text: REASONS.boundsOnly } : null),
  value: `part_${component}`,
  unknownIsNone: true,
  also: { score: `score_${component}`, raw: `raw_${component}` },
  words: {
    label: nameOf(STRAIN_PARTS[component].label),
    short: STRAIN_PARTS[component].label,
    meaning: STRAIN_PARTS[component].meaning,
    formula: {
      en: 'weight × score of this part, in points; the parts add up to the index',
      zh: '该构成项的权重 × 得分，单位为分；各项相加等于指数'
    },
    source: 'METHODS 3.2–3.4'
  },
  example: {
    rows: rows.map((row) => ({ ...row, [`part_${component}`]: row.sri / 4 })),
    model: { strainSignature: 'example' },
    value: 12,
    n: 5
  }
}));

/** Strain-risk index of a group and its parts (METHODS 3). Exposure to demands at work, never a score of a person. */
export const STRAIN: readonly Metric[] = [
  {
    ...shared,
    id: 'strain_risk',
    value: 'sri',
    low: 'sri_low',
    high: 'sri_high',
    shares: { share_50: 'coalesce(sri, sri_low) >= 50', share_75: 'coalesce(sri, sri_low) >= 75' },
    words: {
      label: { en: 'Strain, average', zh: '平均压力指数' },
      short: { en: 'Strain', zh: '压力指数' },
      meaning: {
        en: 'Recorded job demands known to raise strain, 0–100; 50 is where attention is advised. It plans work and breaks and is never a score of a person.',
        zh: '已知会加重压力的工作要求，0–100；50 为建议关注的水平。用于安排工作与休息，不是对个人的评分。'
      },
      formula: {
        en: 'mean over people of each person’s mean over scored days, weighted by hours',
        zh: '先按工时加权求每人计分日的平均，再对人求平均'
      },
      source: 'METHODS 3; DECISIONS'
    },
    example: { rows, model: { strainSignature: 'example' }, value: 48, n: 5 }
  },
  ...components
];
