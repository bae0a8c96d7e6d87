import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, figure, go, importFiles, openSite, ready, visitor, type Site } from './site.ts';

const FIGURES = ['rpc_rate', 'promise_rate', 'kept_rate', 'repaid_amount', 'cure_rate', 'roll_rate', 'plan_adherence', 'follow_up_median_s']; // prettier-ignore
const PANELS = [
  'repayment-steps', 'promises-kept', 'promise-weeks', 'cure-curve', 'roll-matrix', 'vintages', 'follow-up',
  'plan-curve', 'instalments', 'waivers', 'reminders', 'right-party-hours', 'reach-by-attempt'
]; // prettier-ignore

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** The numbers of a panel, read from its table. */
async function valuesOf(page: Page, panel: string): Promise<(string | null)[]> {
  const section = page.locator(`[data-panel="${panel}"]`);
  const button = section.getByRole('button', { name: 'View as table' });
  await button.click();
  await section.locator('table').waitFor();
  const cells = await section
    .locator('td[data-value]')
    .evaluateAll((all) => all.map((cell) => cell.getAttribute('data-value')));
  await button.click();
  return cells;
}

test('repayment of the sample: every figure, cross-filter by click, rows behind a panel', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}repayment/?d=2026-03-30..2026-05-10`);
  await ready(page, 'repayment');

  for (const id of FIGURES) expect({ id, has: (await figure(page, id)).value !== null }).toEqual({ id, has: true });
  for (const id of PANELS) {
    const state = page.locator(`[data-panel="${id}"] figure`);
    expect({ id, drawn: await state.getByRole('group').count() }).not.toEqual({ id, drawn: 0 });
  }

  const kept = await valuesOf(page, 'promises-kept');
  await page.locator('[data-panel="promises-kept"] [data-row="0"]').click();
  await page.waitForFunction(() => location.search.includes('dpd='));
  await ready(page, 'repayment');
  // The panel that was clicked keeps its rows (UX 4.3).
  expect(await valuesOf(page, 'promises-kept')).toEqual(kept);
  expect((await valuesOf(page, 'cure-curve')).length).toBeGreaterThan(0);

  await page.locator('[data-panel="promises-kept"]').getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('menuitem', { name: 'Rows' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('row').nth(1).waitFor();
  expect(await drawer.getByRole('row').count()).toBeGreaterThan(20);
  expect(problems).toEqual([]);
  await context.close();
});

test('the switches change what is drawn, and hours chosen in the map stop panels of cases', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}repayment/?d=all`);
  await ready(page, 'repayment');

  const steps = page.locator('[data-panel="repayment-steps"]');
  await steps.getByRole('button', { name: 'Cases' }).click();
  await ready(page, 'repayment');
  await steps.getByText('Assigned').first().waitFor();
  const plans = page.locator('[data-panel="plan-curve"]');
  await plans.getByRole('button', { name: 'Reminder' }).click();
  await ready(page, 'repayment');
  expect(await valuesOf(page, 'plan-curve')).not.toEqual([]);
  await go(page, `${site.url}repayment/?d=all&sel=1-10`);
  await page.waitForFunction(() => location.search.includes('1-10'));
  await ready(page, 'repayment');
  expect((await figure(page, 'rpc_rate')).value).not.toBeNull();
  await page.locator('[data-panel="cure-curve"]').getByText(/hour/i).first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test('with calls only or cases only the page says what is missing and shows the rest', async () => {
  const calls = `Call Id,Agent,Start,Talk Duration (s),Direction\n${Array.from({ length: 60 }, (_, i) => `c${i},Ann,2026-03-${String((i % 27) + 1).padStart(2, '0')} 10:0${i % 10}:00,${60 + i},outbound`).join('\n')}`;
  const cases = `Case Id,Opened Date,Days past due,Balance\n${Array.from({ length: 60 }, (_, i) => `k${i},2026-03-${String((i % 27) + 1).padStart(2, '0')},${i},${100 + i}`).join('\n')}`;
  for (const [name, content] of [['calls.csv', calls], ['cases.csv', cases]] as const) {
    const { page, context, problems } = await visitor(site);
    await page.goto(site.url);
    await page.waitForFunction(() => document.body.dataset.state === 'empty');
    await importFiles(page, [csv(name, content)]);
    await go(page, `${site.url}repayment/`);
    await ready(page, 'repayment');

    const kept = await figure(page, 'kept_rate');
    expect({ name, value: kept.value, why: kept.reason }).toEqual({ name, value: null, why: expect.stringMatching(/needs/i) });
    await page.locator('[data-panel="cure-curve"]').getByText(/^needs .*the day a case was cured/i).waitFor();
    await page.locator('[data-panel="roll-matrix"]').getByText('Needs a file of monthly snapshots').waitFor();
    expect({ name, problems }).toEqual({ name, problems: [] });
    await context.close();
  }
}); // prettier-ignore
