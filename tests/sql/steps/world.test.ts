import { beforeAll, describe, expect, test } from 'vitest';
import { ASSOCIATION } from '#core/i18n/messages/steps.ts';
import { LANDMARKS, stepAssociations } from '#core/analyses/steps/association.ts';
import { channelMix } from '#core/analyses/steps/channels.ts';
import { stepsCoverage } from '#core/analyses/steps/coverage.ts';
import { segments } from '#core/analyses/steps/segments.ts';
import { openWorld, sampleWorld, type World } from '../repayment/support.ts';

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

  test('6: crude association of coverage above zero, relief apart: its recorded time here is that of the first contact', async () => {
    await world.engine.exec('UPDATE cases SET s5 = NULL, s5_utc_s = NULL, s5_local_s = NULL');
    const { engine, ask } = await openWorld(world.engine, world.settings);

    for (const day of LANDMARKS) {
      const { coverage, steps } = await stepAssociations(engine, ask(), day);

      expect(coverage!.comparison.crude!.diff).toBeGreaterThan(0);
      expect(steps[4]!.comparison).toMatchObject({ status: 'insufficient', rd: null });
    }
  });
});
