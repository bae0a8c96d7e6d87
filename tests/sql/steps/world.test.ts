import { beforeAll, describe, expect, test } from 'vitest';
import { ASSOCIATION } from '#core/i18n/messages/steps.ts';
import { LANDMARKS, stepAssociations } from '#core/analyses/steps/association.ts';
import { channelMix } from '#core/analyses/steps/channels.ts';
import { stepsCoverage } from '#core/analyses/steps/coverage.ts';
import { segments } from '#core/analyses/steps/segments.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

let world: World;
beforeAll(async () => {
  ({ world } = await sampleWorld());
});

describe('steps in the planted world', () => {
  test('6: plans go with cure though no effect was planted, crude and within strata; E-value and confounding are told', async () => {
    const { steps } = await stepAssociations(world.engine, world.ask(), 7);

    const plan = steps[3]!;
    expect(plan.comparison.crude!.lo).toBeGreaterThan(0);
    expect(plan.comparison.rdCi![0]).toBeGreaterThan(0);
    expect(plan.sentences.map(({ text }) => text)).toContain(ASSOCIATION.eValue);
    for (const { sentences } of steps) expect(sentences.map(({ text }) => text)).toContain(ASSOCIATION.confounding);
  });

  test('finds nothing for steps on which cooperation has no hold: situation analysed, consequences explained, reminder', async () => {
    const { steps } = await stepAssociations(world.engine, world.ask(), 14);

    for (const no of [1, 3, 6]) {
      const { comparison, isFlagged } = steps[no - 1]!;
      expect(comparison.status).toBe('ok');
      expect(isFlagged).toBe(false);
      expect(comparison.rdCi![0]).toBeLessThan(0);
      expect(comparison.rdCi![1]).toBeGreaterThan(0);
    }
  });

  test('recorded coverage of every step, unknown beside it', async () => {
    const { steps, complete, inOrder } = await stepsCoverage(world.engine, world.ask());

    const raw = await world.rows("SELECT count(*) FILTER (WHERE s2 = 'done') AS done, count(*) FILTER (WHERE s2 = 'not_done') AS n FROM cases"); // prettier-ignore
    expect(steps[1]!.coverage.parts).toEqual({ num: raw[0]!.done, den: Number(raw[0]!.done) + Number(raw[0]!.n) });
    expect(steps.every(({ isGreyed, unknownShare }) => !isGreyed && unknownShare! > 0.05)).toBe(true);
    expect(complete.n).toBeGreaterThan(inOrder.n);
  });

  test('segments and channels answer, and no shown segment is below ten cases', async () => {
    const { segments: list } = await segments(world.engine, world.ask());
    const { channels, reminders } = await channelMix(world.engine, world.ask());

    for (const { cases } of list) expect(cases.status === 'suppressed' || cases.value! >= 10).toBe(true);
    expect(channels.reduce((sum, channel) => sum + channel.share.value!, 0)).toBeCloseTo(1, 12);
    expect(reminders.map(({ channel }) => channel)).toEqual(['sms', 'email', 'push']);
  });

  test('6: crude and stratified association of coverage stay above zero though none was planted', async () => {
    for (const day of LANDMARKS) {
      const { coverage, steps } = await stepAssociations(world.engine, world.ask(), day);

      expect(coverage!.comparison.crude!.diff).toBeGreaterThan(0);
      expect(coverage!.comparison.rd!).toBeGreaterThan(0);
      expect(coverage!.sentences.map(({ text }) => text)).toContain(ASSOCIATION.confounding);
      expect(steps[4]!.comparison.status).toBe('ok');
    }
  });

  test('relief is stamped when it was considered: in a right-party contact, not always the first', async () => {
    const [row] = await world.rows(`
SELECT count(*)::DOUBLE AS stamped, (count(*) FILTER (WHERE c.s5_local_s // 86400 < f.rpc_day))::DOUBLE AS early,
  (count(*) FILTER (WHERE c.s5_local_s // 86400 > f.rpc_day))::DOUBLE AS later
FROM cases AS c
JOIN (SELECT k.case_id, min(f.day) AS rpc_day FROM call_fact AS f JOIN case_fact AS k ON k.case_no = f.case_no WHERE f.rpc GROUP BY k.case_id) AS f
  ON f.case_id = c.case_id
WHERE c.s5_local_s IS NOT NULL`);

    // The few before it: their first contact is among the rows planted as broken, which the import leaves out.
    expect(Number(row!.early)).toBeLessThan(0.005 * Number(row!.stamped));
    expect(Number(row!.later)).toBeGreaterThan(100);
  });
});
