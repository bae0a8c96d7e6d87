import { describe, expect, test } from 'vitest';
import { say } from '#core/i18n/text.ts';
import { compare } from '#core/analyses/repayment/comparison.ts';
import { sentencesOf, stepAssociations } from '#core/analyses/steps/association.ts';
import { world } from '../repayment/support.ts';

/** METHODS example 7.2. */
const STRATA = [
  { a: 24, n1: 60, b: 15, n0: 50 },
  { a: 12, n1: 40, b: 14, n0: 60 }
];
const STEP = { en: 'Plan agreed', zh: '达成方案' };

/** Cases of one stratum: all reached on day 1, `done` of them with step 3 on day 3, and the first `cured` of each kind cured on day 30. */
function cases({
  dpd,
  done,
  doneCured,
  not,
  notCured
}: Record<'dpd' | 'done' | 'doneCured' | 'not' | 'notCured', number>): string[] {
  const row = (kind: string, i: number, isDone: boolean, isCured: boolean) =>
    `${kind}${dpd}-${i},A${i % 2},2025-01-01,${dpd},100,forgot,${isDone ? 'done,2025-01-04 10:00:00' : 'not_done,'},${isCured ? '2025-01-31' : ''}`; // prettier-ignore
  return [
    ...Array.from({ length: done }, (_, i) => row('d', i, true, i < doneCured)),
    ...Array.from({ length: not }, (_, i) => row('n', i, false, i < notCured))
  ];
}
const file = (lines: readonly string[]): string =>
  ['case_id,agent_id,opened_date,dpd,balance,cause,s3,s3_at,cured_date', ...lines].join('\n');
const reach = (lines: readonly string[], at = '2025-01-02 10:00:00'): string =>
  [
    'case_id,agent_id,direction,start_at,talk_s,rpc',
    ...lines.map((line) => `${line.split(',')[0]},A1,outbound,${at},60,true`),
    'x,A1,outbound,2025-04-01 10:00:00,60,true'
  ].join('\n');

describe('association of steps with cure', () => {
  test('gives METHODS 7.2 from cases: two strata by days past due', async () => {
    const lines = [
      ...cases({ dpd: 10, done: 60, doneCured: 24, not: 50, notCured: 15 }),
      ...cases({ dpd: 40, done: 40, doneCured: 12, not: 60, notCured: 14 })
    ];
    const { engine, ask } = await world({ cases: file(lines), calls: reach(lines) });

    const { steps, cases: n } = await stepAssociations(engine, ask(), 7);

    const { comparison, q, isFlagged } = steps[2]!;
    expect(n).toBe(210);
    expect(comparison.rd).toBeCloseTo(0.0843972, 6);
    expect(comparison.rdCi![0]).toBeCloseTo(-0.0416525, 6);
    expect(comparison.rdCi![1]).toBeCloseTo(0.2104468, 6);
    expect(comparison.rr).toBeCloseTo(1.3139842, 6);
    expect([comparison.eValue, comparison.eValueCi]).toEqual([expect.closeTo(1.9563005, 6), 1]);
    expect([comparison.usableShare, comparison.strata]).toEqual([1, 2]);
    expect(isFlagged).toBe(false);
    expect(q).toBeCloseTo(comparison.p!, 12);
  });

  test('leaves out cases cured or closed by the landmark, reached later, or without 60 days of follow-up', async () => {
    const lines = [
      'early,A1,2025-01-01,10,100,forgot,done,2025-01-02 10:00:00,2025-01-08',
      'kept,A1,2025-01-01,10,100,forgot,done,2025-01-02 10:00:00,2025-01-09',
      'late,A1,2024-12-20,10,100,forgot,done,2025-01-02 10:00:00,',
      'young,A1,2025-02-01,10,100,forgot,done,2025-02-02 10:00:00,'
    ];
    const calls = reach(lines.slice(0, 3)) + '\nyoung,A1,outbound,2025-02-02 10:00:00,60,true';
    const { engine, ask } = await world({ cases: file(lines), calls });

    const { cases: n } = await stepAssociations(engine, ask(), 7);
    const fourteen = await stepAssociations(engine, ask(), 14);

    // as_of 2025-04-01: young has 59 days. Day 14 drops `kept` too (cured on day 8) and takes `late` (reached on day 13)
    expect(n).toBe(1);
    expect(fourteen.cases).toBe(1);
  });

  test('counts a step done after the landmark as not done by then', async () => {
    const lines = cases({ dpd: 10, done: 2, doneCured: 1, not: 1, notCured: 0 });
    const moved = lines.map((line) => line.replace('d10-0,A0,2025-01-01,10,100,forgot,done,2025-01-04', 'd10-0,A0,2025-01-01,10,100,forgot,done,2025-01-09')); // prettier-ignore
    const { engine, ask } = await world({ cases: file(moved), calls: reach(moved) });

    const { steps } = await stepAssociations(engine, ask(), 7);

    expect([steps[2]!.comparison.exposed.n, steps[2]!.comparison.unexposed.n]).toEqual([1, 2]);
    expect(steps[2]!.comparison).toMatchObject({ status: 'insufficient' });
  });

  test('always says the sentence on confounding, in both languages, and no clear association when the interval holds zero', () => {
    const sentences = sentencesOf(compare('cure_rate', STRATA), STEP, 7);

    const inWords = (locale: 'en' | 'zh') => sentences.map(({ text, params }) => say(text, locale, params));
    expect(inWords('en')[0]).toBe(
      'No clear association with cure for this step (Plan agreed): 8.4 points among comparable cases still open on day 7 (95 % -4.2 to 21.0).'
    );
    expect(inWords('en')[1]).toContain('by a risk ratio of 2.0 could explain it');
    expect(inWords('en').at(-1)).toContain('no evidence that a step causes payment');
    expect(inWords('zh').at(-1)).toContain('不能证明步骤带来还款');
  });

  test('says by how many points where the interval does not hold zero', () => {
    const much = compare('cure_rate', [{ a: 60, n1: 100, b: 20, n0: 100 }]);
    const less = compare('cure_rate', [{ a: 20, n1: 100, b: 60, n0: 100 }]);

    const first = (comparison: typeof much) => {
      const [phrase] = sentencesOf(comparison, STEP, 14);
      return say(phrase!.text, 'en', phrase!.params);
    };
    expect(first(much)).toContain('were cured 40.0 points more often (95 % 27.6 to 52.4)');
    expect(first(less)).toContain('were cured 40.0 points less often (95 % 27.6 to 52.4)');
  });

  test('needs right-party marks', async () => {
    const { engine, ask } = await world({
      cases: file(cases({ dpd: 10, done: 1, doneCured: 1, not: 1, notCured: 0 }))
    });

    const { reason, notes } = await stepAssociations(engine, ask(), 7);

    expect(reason!.text.en).toBe('needs the case of each call and the right-party mark of calls');
    expect(notes).toHaveLength(5);
  });
});
