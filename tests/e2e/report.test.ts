import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('Print opens a light report without controls, with cover, tables on request and definitions', async () => {
  const { page, context, problems } = await visitor(site, { colorScheme: 'dark' });
  await page.goto(site.url);
  await page.waitForFunction(() => document.body.dataset.state === 'empty', null, { timeout: 60_000 });
  await page.getByTestId('open-sample').click();
  await page.waitForFunction(() => document.body.dataset.state === 'ready', null, { timeout: 90_000 });
  await go(page, `${site.url}overview/?team=late-stage`);
  await ready(page, 'overview');

  await page.getByRole('button', { name: 'Print report' }).first().click();
  await page.getByRole('toolbar', { name: 'Report preview' }).waitFor();
  const cover = page.locator('.cover');
  expect(await cover.textContent()).toContain('Team: Late stage');
  expect(await cover.textContent()).toContain('calls.csv');
  expect(await page.getAttribute('html', 'data-theme')).toBe('light');
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Menu of/ }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Definitions' }).count()).toBe(1);
  expect(await page.locator('footer.end').textContent()).toContain('/overview/?team=late-stage');
  expect(await page.locator('footer.end').textContent()).toContain('never a score of a person');

  const tables = page.locator('[data-panel="daily-volume"] table');
  expect(await tables.count()).toBe(0);
  await page.getByLabel('With tables').check();
  expect(await tables.count()).toBe(1);

  await page.keyboard.press('Escape');
  expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
  expect(await page.getByRole('navigation').count()).toBe(1);
  expect(problems).toEqual([]);
  await context.close();
});

test('the browser’s own Print takes the report as well and leaves the page as it was', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await page.waitForFunction(() => document.body.dataset.state === 'empty', null, { timeout: 60_000 });
  await page.getByTestId('open-sample').click();
  await page.waitForFunction(() => document.body.dataset.state === 'ready', null, { timeout: 90_000 });
  await go(page, `${site.url}overview/`);
  await ready(page, 'overview');
  await page.evaluate(
    () =>
    addEventListener('beforeprint', () => (document.body.dataset.printed = document.querySelector('.cover h1')?.textContent ?? '')) // prettier-ignore
  );
  const pdf = await page.pdf({ preferCSSPageSize: true });

  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await page.getAttribute('body', 'data-printed')).toBe('Overview');
  expect(await page.locator('.cover').count()).toBe(0);
  expect(await page.getAttribute('html', 'data-report')).toBeNull();
  await context.close();
});

test('on paper the curves of all buckets have the width of the sheet and room above the rows under their axis', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}repayment/`);
  await ready(page, 'repayment');

  await page.getByRole('button', { name: 'Print report' }).first().click();
  await page.getByRole('toolbar', { name: 'Report preview' }).waitFor();
  const box = await page.locator('[data-panel="cure-curve"] figure').boundingBox();

  // 88 mm are 332 px at 96 to the inch; rows, axis and names under the plot take at most 140 of them. The sheet is 186 mm, 703 px, wide.
  expect(box?.height).toBeGreaterThan(325);
  expect(box?.width).toBeGreaterThan(660);
  await context.close();
});

test('a one-to-one is one page about one person, with room to write and without definitions', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}agents/?agent=a3`);
  await ready(page, 'agents');

  await page.getByRole('button', { name: 'Prepare a one-to-one' }).click();
  await page.getByRole('toolbar', { name: 'Report preview' }).waitFor();
  expect(await page.locator('.cover h1').textContent()).toBe('One-to-one: Agent 03');
  expect(await page.locator('.cover').textContent()).not.toContain('calls.csv');
  expect(await page.locator('footer.end').count()).toBe(0);
  expect(await page.locator('[data-panel]').evaluateAll((all) => all.map((one) => one.getAttribute('data-panel')))).toEqual(['shift-strips', 'strain-parts']); // prettier-ignore
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length;
  expect(pages(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

  // Back on the page everything is there again.
  await page.keyboard.press('Escape');
  await page.locator('[data-panel="agent-mix"]').waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
