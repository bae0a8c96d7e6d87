import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('a filter menu stays open for a second value, and the focus stays with the chip that moves to the front', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}overview/`);
  await ready(page, 'overview');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

  await page.getByRole('button', { name: 'Product', exact: true }).focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('dialog', { name: 'Product' });
  await menu.getByRole('checkbox').nth(0).press('Space');
  await page.waitForURL(/prod=/);
  await ready(page, 'overview');
  await menu.getByRole('checkbox').nth(1).press('Space');
  await page.waitForURL(/prod=[^&]*,/);
  await ready(page, 'overview');
  await page.keyboard.press('Escape');

  await menu.waitFor({ state: 'detached' });
  expect(await focused()).toBe('Product: 2 selected');
  expect(await page.locator('[data-filter]').first().getAttribute('data-filter')).toBe('product');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Remove filter Product');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !location.search.includes('prod='));
  await ready(page, 'overview');
  expect(await focused()).toBe('Product');
  expect(problems).toEqual([]);
  await context.close();
});
