import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('situations: the seven steps, a filter by click, rows of a step, and a service card edited here', async () => {
  const { page, problems, context } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}situations/?d=all`);
  await ready(page, 'situations');
  const steps = ['step_1_analysed', 'step_2_contacted', 'step_3_explained', 'step_4_plan', 'step_5_relief', 'step_6_reminded', 'step_7_followed_up']; // prettier-ignore
  for (const id of steps) expect((await figure(page, id)).value).toBeGreaterThan(0);
  const all = await figure(page, 'kept_rate');

  await page.locator('figure[data-chart="situations"]').getByText('forgot', { exact: true }).click();
  await page.waitForFunction(() => location.search.includes('cause=forgot'));
  await ready(page, 'situations');
  expect((await figure(page, 'kept_rate')).n).toBeLessThan(all.n);
  expect(await page.locator('[data-card]').getAttribute('data-card')).toBe('forgot');
  // The panel that was clicked keeps its rows, and Escape in it takes the filter away; time of unknown causes is no bar.
  const table = page.locator('figure[data-chart="situations"]');
  await page.mouse.move(0, 0);
  expect(await table.locator('.row').count()).toBeGreaterThan(5);
  expect(await table.locator('.row:not(.dim)').count()).toBe(2);
  const bars = page.locator('figure[data-chart="situation-time"] .row');
  expect(await bars.filter({ hasText: 'No cause recorded' }).count()).toBe(0);
  expect(await bars.count()).toBeGreaterThan(5);
  await page.getByText(/without a known cause take another [\d,]+ hours/).waitFor();
  await table.locator('[role="group"]').first().focus();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !location.search.includes('cause='));
  await ready(page, 'situations');

  await page.locator('figure[data-chart="step-coverage"] [tabindex="0"]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('dialog').getByText(/of \d/).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: /What to ask/ }).fill('Our own question');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByText('Our own question').waitFor();

  // The card prints by itself: no report is laid out, and nothing but the cards is on the sheet.
  await page.evaluate(() => {
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      const { report } = document.documentElement.dataset;
      Object.assign(window, { printed: { report: report ?? null, part: document.body.dataset.printing } });
    };
  });
  await page.getByRole('button', { name: 'Print this card' }).first().click();
  expect(await page.evaluate(() => (window as unknown as { printed: object }).printed)).toEqual({ report: null, part: 'card' }); // prettier-ignore
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => (document.body.dataset.printing = 'card'));
  expect(await page.locator('.page main > :visible').count()).toBe(1);
  expect((await page.locator('[data-card]').boundingBox())!.width).toBeGreaterThan(600);
  expect(problems).toEqual([]);
  await context.close();
});
