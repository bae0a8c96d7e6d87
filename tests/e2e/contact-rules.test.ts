import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('reads the calls against rules, lists the calls behind a mark, and keeps changed numbers', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}contact-rules/?d=all`);
  await ready(page, 'contact-rules');
  const value = async (id: string) => Number(await page.locator(`[data-rule="${id}"]`).getAttribute('data-value'));

  expect(await page.getByRole('note').innerText()).toContain('Not legal advice');
  expect(await page.locator('main').innerText()).not.toMatch(/violation/i);
  const before = await value('us-after-conversation');
  expect(before).toBeGreaterThan(0);
  await page.locator('[data-rule="us-after-conversation"]').getByRole('button', { name: 'List the calls' }).click();
  await page.locator('dialog tr.mark').first().waitFor();
  expect(await page.locator('dialog tr.conversation').count()).toBeGreaterThan(0);
  expect(await page.locator('dialog').innerText()).not.toMatch(/C5\d{5}/);
  await page.keyboard.press('Escape');

  const attempts = page.locator('[data-rule="us-attempts"]');
  expect(await value('us-attempts')).toBe(0);
  await attempts.getByRole('button', { name: 'Change the numbers' }).click();
  await attempts.getByLabel('At most').fill('2');
  await attempts.getByLabel('At most').press('Enter');
  await page.locator('[data-rule="us-attempts"]:not([data-value="0"])').waitFor();
  await page.reload();
  await page.waitForFunction(() => document.body.dataset.state === 'empty');
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await ready(page, 'contact-rules');
  expect(await value('us-attempts')).toBeGreaterThan(0);

  await page.getByLabel('India, RBI').check();
  await ready(page);
  const outside = await value('in-hours');
  expect(outside).toBeGreaterThan(0);
  await page.getByText('These rules name no number of calls.').waitFor();
  expect(new URL(page.url()).search).toBe('?d=all&rules=in-rbi');
  await go(page, `${site.url}contact-rules/?d=all&rules=au-rg-96`);
  await page.locator('[data-rule="au-hours"]').waitFor();
  await go(page, `${site.url}contact-rules/?d=all`);
  await page.locator('[data-rule="in-hours"]').waitFor();
  await page.locator('figure[data-chart="contact-hours"] [role="group"]').waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
