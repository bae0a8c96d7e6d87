import { expect, test } from 'vitest';
import { registryFigures } from '#core/analyses/registry.ts';
import { STEP_IDS } from '#core/semantic/metrics/steps.ts';
import { stepsFromEvidence } from '../../support/second/steps.ts';
import type { Look } from '../../support/second/figures.ts';
import { openWorld, sampleWorld } from '../repayment/support.ts';

const LOOKS: readonly Look[] = [
  { from: '2026-01-01', to: '2026-05-24', team: null },
  { from: '2026-04-06', to: '2026-05-03', team: null },
  { from: '2026-03-23', to: '2026-04-12', team: 'Hardship' }
];

test('the steps told from evidence alone equal a second reading of METHODS 7.1, case by case', async () => {
  const { world: sample } = await sampleWorld();
  const blank = [1, 2, 3, 4, 5, 6, 7].flatMap((no) => [`s${no} = NULL`, `s${no}_utc_s = NULL`, `s${no}_local_s = NULL`]); // prettier-ignore
  await sample.engine.exec(`UPDATE cases SET ${blank.join(', ')}`);
  const world = await openWorld(sample.engine, sample.settings);
  const second = await stepsFromEvidence('sample-data/world', '2026-05-22');

  for (const look of LOOKS) {
    const codes = look.team === null ? {} : { team: [world.code('team', look.team)] };
    const figures = await registryFigures(world.engine, STEP_IDS, world.ask(look.from, look.to, codes));

    const found = Object.fromEntries(STEP_IDS.map((id) => [id, figures[id].value]));
    expect(found).toEqual(second(look));
    expect(figures.step_3_explained.reason!.text.en).toBe('needs a column of step 3');
  }
}, 180_000);
