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
  test('6: crude association of coverage with cure above zero though no effect was planted; E-value and confounding are told', async () => {
    for (const day of LANDMARKS) {
      const result = await stepAssociations(world.engine, world.ask(), day);
      console.log(day, result.cases, [...result.steps, result.coverage!].map((s) => [s.exposure, s.comparison.crude?.diff, s.comparison.crude?.lo, s.comparison.rd, s.comparison.rdCi, s.comparison.eValue, s.comparison.usableShare, s.comparison.status, s.q, s.withinAgent.rd, s.withinAgent.status])); // prettier-ignore
    }
    const { steps, coverage } = await stepAssociations(world.engine, world.ask(), 7);
    for (const { sentences } of [...steps, coverage!]) expect(sentences.map(({ text }) => text)).toContainEqual(ASSOCIATION.confounding); // prettier-ignore
  });

  test('prints', async () => {
    const c = await stepsCoverage(world.engine, world.ask());
    console.log(c.steps.map((s) => [s.id, s.coverage.value, s.done, s.notDone, s.unknown, s.notApplicable, s.unknownShare]), c.overall.value, c.complete.parts, c.inOrder.parts); // prettier-ignore
    const t = performance.now();
    const s = await segments(world.engine, world.ask());
    console.log(performance.now() - t, s.segments.length, JSON.stringify(s.segments[0]).slice(0, 900), s.segments.filter((x) => x.cases.status === 'suppressed').length); // prettier-ignore
    console.log(JSON.stringify(await channelMix(world.engine, world.ask())).slice(0, 2500));
  });
});
