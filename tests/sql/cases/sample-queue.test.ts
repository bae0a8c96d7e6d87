import { afterAll, beforeAll, expect, test } from 'vitest';
import { followUpQueue } from '#core/analyses/cases/queue.ts';
import type { Engine } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { followUps } from '../../support/second/follow-up.ts';
import { loadWorld, WORLD_SETTINGS } from '../contact-rules/world.ts';
import { createNodeEngine } from '#node/engine.ts';

const WORLD = 'sample-data/world';
/** The world holds calls of a negative length; the import leaves them out. */
const LENGTHS = ['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'] as const;

let engine: Engine;
let model: ModelInfo;
beforeAll(async () => {
  engine = await createNodeEngine();
  await loadWorld(engine);
  await engine.exec(`DELETE FROM calls WHERE ${LENGTHS.map((name) => `${name} < 0`).join(' OR ')}`);
  model = await buildModel(engine, { settings: WORLD_SETTINGS });
}, 180_000);
afterAll(() => engine.close());

const team = (name: string): number[] => (model.dimensions.team ?? []).filter((one) => one.name === name).map(({ code }) => code); // prettier-ignore

test.each([
  { name: 'all', filter: null },
  { name: 'one team', filter: 'Hardship' },
  { name: 'another team', filter: 'Late stage' }
])('the tabs hold the cases that plain TypeScript finds in the raw files: $name', async ({ filter }) => {
  const codes = filter ? { team: team(filter) } : {};
  const scope = { from: 0, to: 40_000, codes };
  const wanted = followUps(WORLD, model.asOf!, (row) => !filter || row.team === filter);

  for (const [tab, ids] of Object.entries(wanted)) {
    const { rows, total } = await followUpQueue(engine, { scope, settings: WORLD_SETTINGS, model, tab: tab as 'overdue', limit: 10_000 }); // prettier-ignore
    expect({ tab, total }).toEqual({ tab, total: ids.length });
    expect(rows.map(({ caseId }) => caseId).sort()).toEqual(ids.sort());
  }
});

test('rows come by date owed, then amount, and pages continue each other', async () => {
  const ask = { scope: { from: 0, to: 40_000, codes: {} }, settings: WORLD_SETTINGS, model, tab: 'overdue' as const };
  const whole = await followUpQueue(engine, { ...ask, limit: 10_000 });
  const second = await followUpQueue(engine, { ...ask, offset: 50, limit: 50 });

  const order = whole.rows.map(({ owed, amount }) => [owed!, -(amount ?? 0)] as const);
  const sorted = order.toSorted((a, b) => a[0].localeCompare(b[0]) || a[1] - b[1]);
  expect(order).toEqual(sorted);
  expect(second.rows.map(({ caseId }) => caseId)).toEqual(whole.rows.slice(50, 100).map(({ caseId }) => caseId));
});
