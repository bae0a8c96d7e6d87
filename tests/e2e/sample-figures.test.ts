import type { DuckDBConnection } from '@duckdb/node-api';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeWorld, occupancyOf, one } from '../support/native.ts';
import { fateOfPromises } from '../support/promises.ts';
import { figure, go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
let world: DuckDBConnection;
let page: Page;
beforeAll(async () => {
  [site, world] = await Promise.all([openSite(), nativeWorld()]);
  page = (await visitor(site)).page;
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await page.waitForFunction(() => document.body.dataset.state === 'ready', null, { timeout: 90_000 });
});
afterAll(() => site.close());

interface Look {
  name: string;
  search: string;
  /** The same selection on `one_call`. */
  where: string;
  /** Abandoned calls have no team: queue figures cannot be computed under a team filter. */
  queue: boolean;
}

const LOOKS: Look[] = [
  { name: 'all', search: '?d=all', where: 'true', queue: true },
  { name: 'four weeks', search: '?d=2026-04-06..2026-05-03', where: "start_at::DATE BETWEEN '2026-04-06' AND '2026-05-03'", queue: true }, // prettier-ignore
  { name: 'one team, three weeks', search: '?d=2026-03-23..2026-04-12&team=hardship', where: "start_at::DATE BETWEEN '2026-03-23' AND '2026-04-12' AND team = 'Hardship'", queue: false } // prettier-ignore
];

/** Metric → select list over `one_call`: the formulas of the design, written a second time. */
const FIGURES: Record<string, { sql: string; queue?: boolean }> = {
  calls_offered: { sql: "count(*) FILTER (WHERE direction = 'inbound')", queue: true },
  calls_handled: { sql: 'count(*) FILTER (WHERE handled)' },
  calls_abandoned: { sql: "count(*) FILTER (WHERE direction = 'inbound' AND NOT handled AND NOT coalesce(left_otherwise, false))", queue: true }, // prettier-ignore
  aht_s: { sql: 'avg(talk_s + coalesce(hold_s, 0) + wrap_s) FILTER (WHERE handled AND hold_s IS NOT NULL AND wrap_s IS NOT NULL)' }, // prettier-ignore
  talk_median_s: { sql: 'median(talk_s) FILTER (WHERE handled)' },
  csat_avg: { sql: 'avg(csat) FILTER (WHERE handled)' },
  csat_response_rate: { sql: 'count(csat) FILTER (WHERE handled) / count(*) FILTER (WHERE handled)' },
  transfer_rate: { sql: 'count(*) FILTER (WHERE handled AND transferred) / count(*) FILTER (WHERE handled)' },
  escalation_rate: { sql: 'count(*) FILTER (WHERE handled AND escalated) / count(escalated) FILTER (WHERE handled)' },
  complaint_rate: { sql: 'count(*) FILTER (WHERE handled AND complaint) / count(complaint) FILTER (WHERE handled)' },
  rpc_rate: { sql: "count(*) FILTER (WHERE direction = 'outbound' AND rpc) / count(*) FILTER (WHERE direction = 'outbound')" }, // prettier-ignore
  promise_rate: { sql: 'count(*) FILTER (WHERE rpc AND promised) / count(*) FILTER (WHERE rpc)' }
};

for (const look of LOOKS) {
  test(`figures equal plain SQL on the sample files: ${look.name}`, async () => {
    await go(page, `${site.url}overview/${look.search}`);
    await page.waitForFunction((search) => location.search === search, look.search);
    await ready(page, 'overview');

    for (const [id, { sql, queue }] of Object.entries(FIGURES)) {
      const shown = await figure(page, id);
      if (queue && !look.queue) {
        expect({ id, value: shown.value, why: shown.reason !== '' }).toEqual({ id, value: null, why: true });
        continue;
      }
      const expected = await one(world, `SELECT ${sql} FROM one_call WHERE ${look.where}`);
      expect({ id, close: Math.abs((shown.value ?? Number.NaN) - expected) < 1e-6 * Math.max(1, Math.abs(expected)), shown: shown.value, expected }).toEqual({ id, close: true, shown: shown.value, expected }); // prettier-ignore
    }
  });
}

test('kept promises equal a day-by-day simulation of money and promises', async () => {
  const fate = fateOfPromises('sample-data/world', '2026-05-22');
  const matured = (fate.kept ?? 0) + (fate.partial ?? 0) + (fate.broken ?? 0);

  await go(page, `${site.url}overview/?d=all`);
  await page.waitForFunction(() => location.search === '?d=all');
  await ready(page, 'overview');

  const kept = await figure(page, 'kept_rate');
  expect(kept.n).toBe(matured);
  expect(kept.value).toBeCloseTo((fate.kept ?? 0) / matured, 12);
  expect((await figure(page, 'broken_promises')).value).toBe((fate.partial ?? 0) + (fate.broken ?? 0));
});

test('occupancy equals busy time inside available time by a plain join on the status file', async () => {
  const expected = await occupancyOf(world);

  await go(page, `${site.url}overview/?d=all`);
  await page.waitForFunction(() => location.search === '?d=all');
  await ready(page, 'overview');

  expect((await figure(page, 'occupancy')).value).toBeCloseTo(expected, 4);
});
