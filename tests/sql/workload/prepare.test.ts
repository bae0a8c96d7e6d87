import { expect, test } from 'vitest';
import { mixDays } from '#core/analyses/agents/same-mix.ts';
import { contextOf, openCases } from '#core/analyses/cases/queue.ts';
import { contactIds } from '#core/analyses/contact-rules/audit.ts';
import { preparations } from '#core/analyses/prepare.ts';
import { prepareSlots } from '#core/analyses/workload/slot-load.ts';
import type { Engine } from '#core/engine.ts';
import { sampleWorld } from '../repayment/support.ts';

test('what is prepared ahead is what pages look for: they do not make it again', async () => {
  const { world } = await sampleWorld();
  const made: string[] = [];
  const engine: Engine = {
    ...world.engine,
    exec: (statement, options) => (made.push(/TABLE (\w+)/.exec(statement)?.[1] ?? ''), world.engine.exec(statement, options)) // prettier-ignore
  };
  const { settings } = world;
  const model = { ...world.model };

  for (const prepare of preparations(engine, { model, settings })) await prepare();
  await prepareSlots(engine, { model, settings });
  await openCases(engine, contextOf({ scope: { from: 1, to: 2, codes: { team: [1] } }, model, settings }, model.asOf!));
  await mixDays(engine, model);
  await contactIds(engine, model);

  expect(made).toEqual(['busy_slot_all', 'present_slot_all', 'follow_up_case', 'mix_day', 'audit_id']);
});
