import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('workload: figures, a filter by click, stretches as rows, people under one team only', async () => {
  const { page, problems, context } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}workload/?d=all`);
  await ready(page, 'workload');
  const all = await figure(page, 'occupancy');
  expect(all.value).toBeGreaterThan(0.5);
  expect(await page.locator('[data-basis="status"]').textContent()).toContain('never a score of a person');
  for (const id of ['contacts_per_hour', 'longest_spell_s', 'break_avg_s', 'over_plan_h']) {
    expect((await figure(page, id)).value).toBeGreaterThan(0);
  }
  const strip = page.locator('figure[data-chart="calls-per-shift"]');
  expect(await strip.textContent()).not.toMatch(/Agent \d/);

  // A click on a team filters the page; only then a row of dots is a person's.
  await page.locator('figure[data-chart="workload-teams"]').getByText('Hardship').click();
  await page.waitForFunction(() => location.search.includes('team=hardship'));
  await ready(page, 'workload');
  expect((await figure(page, 'occupancy')).n).toBeLessThan(all.n);
  expect(await strip.textContent()).toMatch(/Agent \d/);

  // Enter on a bin lists its stretches.
  await page.locator('figure[data-chart="stretches"] [tabindex="0"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const rows = page.getByRole('dialog');
  await rows.getByText(/of \d/).waitFor();
  expect(await rows.textContent()).toContain('Stretch');
  await page.keyboard.press('Escape');

  // A half-hour of the heat map chooses its hour: whole-day panels say that they cannot follow it.
  await page.locator('figure[data-chart="occupancy-heat"] [tabindex="0"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.includes('sel='));
  await ready(page, 'workload');
  expect(await page.locator('[data-panel="stretches"]').textContent()).toContain('remove the hours');
  expect(problems).toEqual([]);
  await context.close();
});
