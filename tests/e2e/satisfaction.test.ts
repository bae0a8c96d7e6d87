import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('satisfaction: figures, a filter by click, and the rows behind a mark', async () => {
  const { page, problems, context } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}satisfaction/?d=all`);
  await ready(page, 'satisfaction');
  const all = await figure(page, 'csat_avg');
  expect(all.value).toBeGreaterThan(1);

  // A click on a team filters every other panel.
  const teams = page.locator('figure[data-chart="csat-team"]');
  await teams.getByText('Hardship').click();
  await page.waitForFunction(() => location.search.includes('team=hardship'));
  await ready(page, 'satisfaction');
  expect((await figure(page, 'csat_avg')).n).toBeLessThan(all.n);

  // Rows behind a mark, by keyboard: as many as the mark counts.
  await page.locator('figure[data-chart="csat-handle-time"] [tabindex="0"]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('dialog').getByText(/of \d/).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
