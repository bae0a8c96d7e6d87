import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function openCases(query = ''): Promise<{ page: Page; problems: string[]; close: () => Promise<void> }> {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}cases/${query}`);
  await ready(page, 'cases');
  return { page, problems, close: () => context.close() };
}

const count = async (page: Page, tab: string) =>
  Number(await page.locator(`[data-tab="${tab}"]`).getAttribute('data-value'));
const first = (page: Page) => page.locator('tbody tr[data-case]').first();

test('works through the queue by keys alone, keeps marks, and forgets them with the data', async () => {
  const { page, problems, close } = await openCases();
  expect(await count(page, 'overdue')).toBeGreaterThan(0);

  await page.keyboard.press('ArrowRight');
  await ready(page);
  expect(new URL(page.url()).searchParams.get('tab')).toBe('overdue');
  const second = await page.locator('tbody tr[data-case]').nth(1).getAttribute('data-case');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  expect(await page.locator(`tr[data-case="${second}"] input`).isChecked()).toBe(true);
  await page.keyboard.press('u');
  expect(await page.locator(`tr[data-case="${second}"] input`).isChecked()).toBe(false);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator(`[data-drawer-case="${second}"]`).waitFor();
  expect(new URL(page.url()).searchParams.get('case')).toBe(second);
  await page.locator('dialog textarea').fill('letter sent');
  await page.locator('dialog textarea').blur();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('case')).toBeNull();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('evenkeel.cases.')).length)).toBe(1);

  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  await page.getByRole('button', { name: 'Forget this data' }).click();
  await page.getByText('notes and done marks of 1 case', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Forget it all' }).click();
  await page.waitForFunction(() => document.body.dataset.state === 'empty');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('evenkeel.cases.')))).toEqual([]);
  expect(problems).toEqual([]);
  await close();
}); // prettier-ignore

test('shows what falls due without a reminder, with the day and the contact hours, and saves it', async () => {
  const { page, problems, close } = await openCases('?tab=not_reminded');
  const total = await count(page, 'not_reminded');
  expect(total).toBeGreaterThan(0);
  await page.getByText(/^Contact hours Mon–Sun 08:00–21:00 \(Settings\):/).waitFor();
  const soon = page.locator('[data-age="in-1"]');
  const tomorrow = Number(await soon.getAttribute('data-value'));
  const shares = await page.locator('[data-age]').evaluateAll((all) => all.map((one) => Number(one.dataset.value)));
  expect(shares.reduce((sum, one) => sum + one, 0)).toBe(total);

  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV, masked' }).click()]);
  const lines = readFileSync(await saved.path(), 'utf8').trim().split(/\r?\n/);
  expect(lines[0]).toContain('Falls due on,Still to come,Reminder in time from,Last contact');
  expect(lines.length - 1).toBe(total);
  await first(page).locator('input').check();
  await page.getByLabel('Hide done').check();
  await ready(page);
  await page.getByText(`of ${total - 1}`).waitFor();
  if (tomorrow > 0) await soon.click();
  expect(problems).toEqual([]);
  await close();
}); // prettier-ignore

test('narrows by age and by filter, hides what is done, and turns pages', async () => {
  const { page, problems, close } = await openCases('?tab=overdue');
  const all = await count(page, 'overdue');
  const old = page.locator('[data-age="31"]');
  const expected = Number(await old.getAttribute('data-value'));

  await old.click();
  await ready(page);
  await page.getByText(`1–50 of ${expected}`).waitFor();
  await page.getByRole('button', { name: 'Next page' }).click();
  await ready(page);
  await page.getByText(`51–100 of ${expected}`).waitFor();
  const gone = await first(page).getAttribute('data-case');
  await first(page).locator('input').check();
  await page.getByLabel('Hide done').check();
  await ready(page);
  await page.getByText(`1–50 of ${expected - 1}`).waitFor();
  expect(await page.locator(`tr[data-case="${gone}"]`).count()).toBe(0);
  await go(page, `${site.url}cases/?tab=overdue&team=late-stage`);
  await ready(page, 'cases');
  expect(await count(page, 'overdue')).toBeLessThan(all);
  expect(problems).toEqual([]);
  await close();
});

test('a link to one case opens its drawer, with its events, and a call opens its record', async () => {
  const { page, problems, close } = await openCases('?case=F200001');

  await page.locator('[data-drawer-case="F200001"]').waitFor();
  const call = page.locator('dialog li button').first();
  await call.click();
  await page.getByText(/^The call of/).waitFor();
  expect(await page.locator('dialog dl').last().innerText()).not.toMatch(/C5\d{5}/);
  expect(problems).toEqual([]);
  await close();
});

test('a case is found by its id from any page', async () => {
  const { page, problems, close } = await openCases();
  const id = (await first(page).getAttribute('data-case'))!;
  await go(page, `${site.url}volume/?d=last7d`);
  await ready(page, 'volume');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(id.toLowerCase());
  await page.getByRole('option', { name: id, exact: true }).waitFor();
  await page.keyboard.press('Enter');

  await page.locator(`[data-drawer-case="${id}"]`).waitFor();
  expect(new URL(page.url()).searchParams.get('d')).toBe('last7d');
  expect(problems).toEqual([]);
  await close();
});
