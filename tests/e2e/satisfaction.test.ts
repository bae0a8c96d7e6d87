import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, figure, go, importFiles, openSite, ready, visitor, type Site } from './site.ts';

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

test('comments are listed masked, found by their words, and lead to the call; without a text column there are none', async () => {
  const { page, problems, context } = await visitor(site);
  const rows = Array.from({ length: 40 }, (_, i) => `c${i},Maria Okafor,inbound,2026-03-${String(2 + (i % 20)).padStart(2, '0')} 1${i % 8}:00:00,${60 + i},answered,${1 + (i % 5)},${i === 7 ? 'Call me on +44 7700 900123 or at jo@example.org please' : i === 8 ? '<img src=x onerror=alert(1)> Maria Okafor was kind' : `All fine with number ${i}`}`); // prettier-ignore
  const file = csv('survey.csv', ['Call ID,Agent,Direction,Start time,Talk time,Result,Rating,Customer comment', ...rows].join('\n')); // prettier-ignore
  await page.goto(site.url);
  await importFiles(page, [file]);
  await go(page, `${site.url}satisfaction/?d=all`);
  await ready(page, 'satisfaction');

  const panel = page.locator('[data-panel="comments"]');
  await panel.getByText('40 comments').waitFor();
  expect(await panel.getByRole('listitem').count()).toBe(25);
  await panel.getByRole('button', { name: 'Show 15 more' }).click();
  await ready(page, 'satisfaction');
  expect(await panel.getByRole('listitem').count()).toBe(40);

  await panel.getByRole('searchbox').fill('CALL ME');
  await panel.getByText('1 comment,', { exact: false }).waitFor();
  expect(await panel.getByRole('listitem').innerText()).toMatch(/Call me on •••23 or at ••• please/);
  await panel.getByRole('listitem').getByRole('button').click();
  await panel.getByText('Talk time').waitFor();
  expect(await panel.innerText()).not.toMatch(/900123|jo@example/);

  await panel.getByRole('searchbox').fill('onerror');
  await panel.getByText('was kind', { exact: false }).waitFor();
  expect(await panel.getByRole('listitem').innerText()).toMatch(/<img src=x onerror=alert\(1\)> Agent \d+ was kind/);
  expect(problems).toEqual([]);

  await page.evaluate(() => localStorage.clear());
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}satisfaction/`);
  await ready(page, 'satisfaction');
  expect(await page.locator('[data-panel="comments"]').count()).toBe(0);
  await context.close();
});
