import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, figure, go, importFiles, openSite, ready, visitor, type Site } from './site.ts';

const FIGURES = ['calls_offered', 'calls_handled', 'abandon_rate', 'service_level', 'answer_wait_avg_s', 'aht_s', 'calls_abandoned', 'repeat_contact_rate_7d']; // prettier-ignore
const PANELS = ['arrivals', 'service-level', 'arrivals-week', 'handle-parts', 'aht-cause', 'handle-spread', 'repeat-weekly', 'waits', 'forecast']; // prettier-ignore

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const panel = (page: Page, id: string) => page.locator(`[data-panel="${id}"]`);

/** The numbers of a panel, read from its table. */
async function valuesOf(page: Page, id: string): Promise<(number | null)[]> {
  const button = panel(page, id).getByRole('button', { name: 'View as table' });
  await button.click();
  await panel(page, id).locator('table').waitFor();
  const cells = await panel(page, id)
    .locator('td[data-value]')
    .evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-value') ?? NaN)));
  await button.click();
  return cells;
}

/** The sum of a column of a panel's table. */
async function sumOf(page: Page, id: string, column: string): Promise<number> {
  const button = panel(page, id).getByRole('button', { name: 'View as table' });
  await button.click();
  const sum = await panel(page, id)
    .locator('table')
    .evaluate((table, name) => {
      const index = [...table.querySelectorAll('thead th')].findIndex((head) => head.textContent.trim() === name);
      const cells = [...table.querySelectorAll('tbody tr')].map((row) =>
        row.children[index]?.getAttribute('data-value')
      );
      return cells.reduce((all, value) => all + Number(value ?? 0), 0);
    }, column);
  await button.click();
  return sum;
}

test('volume of the sample: figures, switches, a filter by click, rows behind a mark', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}volume/?d=2026-03-30..2026-05-10`);
  await ready(page, 'volume');

  for (const id of FIGURES) expect({ id, has: (await figure(page, id)).value !== null }).toEqual({ id, has: true });
  for (const id of PANELS) {
    expect({ id, drawn: await panel(page, id).locator('figure').getByRole('group').count() }).not.toEqual({ id, drawn: 0 }); // prettier-ignore
  }
  expect(await panel(page, 'service-level').innerText()).toContain('answered in T / (answered + abandoned), T = 20s');

  // The columns add up to the key figures, by day and by half-hour.
  const handled = (await figure(page, 'calls_handled')).value!;
  expect(await sumOf(page, 'arrivals', 'Offered')).toBe((await figure(page, 'calls_offered')).value);
  await panel(page, 'arrivals').getByRole('button', { name: 'Half-hour', exact: true }).click();
  await panel(page, 'arrivals').getByRole('button', { name: 'Handled', exact: true }).click();
  expect(await sumOf(page, 'arrivals', 'Total')).toBe(handled);

  // A click on a cause filters every other panel.
  const before = await valuesOf(page, 'handle-spread');
  await panel(page, 'aht-cause').getByText('dispute', { exact: true }).click();
  await page.waitForFunction(() => location.search.includes('cause='));
  await ready(page, 'volume');
  expect(await valuesOf(page, 'handle-spread')).not.toEqual(before);
  expect((await figure(page, 'calls_handled')).value).toBeLessThan(handled);

  // Rows behind a mark, by keyboard.
  await panel(page, 'handle-spread').locator('[tabindex="0"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('dialog').getByText(/of \d/).waitFor();
  await page.keyboard.press('Escape');
  expect(problems).toEqual([]);
  await context.close();
});

test('a team has no abandoned calls: what can be counted is, and the rest says why', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}volume/?d=all&team=hardship`);
  await ready(page, 'volume');

  expect((await figure(page, 'abandon_rate')).value).toBe(null);
  expect(await panel(page, 'arrivals').getByRole('button', { name: 'Handled', exact: true }).getAttribute('aria-pressed')).toBe('true'); // prettier-ignore
  expect(await panel(page, 'arrivals').innerText()).toContain('Offered:');
  expect(await panel(page, 'service-level').innerText()).toContain('answered in T / answered');
  expect(problems).toEqual([]);
  await context.close();
});

test('calls with little in them: every panel draws or says what it needs', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  const calls = ['call_id,agent_id,start,talk_s', ...Array.from({ length: 60 }, (_, i) => `c${i},A${i % 3},2026-03-0${1 + (i % 9)} 09:${10 + (i % 50)}:00,${60 + i}`)]; // prettier-ignore
  await importFiles(page, [csv('little.csv', calls.join('\n'))]);
  await go(page, `${site.url}volume/?d=all`);
  await ready(page, 'volume');

  expect((await figure(page, 'calls_handled')).value).toBe(60);
  expect(await panel(page, 'handle-parts').innerText()).toContain('talk time stands in');
  for (const id of ['service-level', 'repeat-weekly', 'waits', 'forecast']) {
    expect({ id, drawn: await panel(page, id).locator('figure').getByRole('group').count() }).toEqual({ id, drawn: 0 });
  }
  expect(problems).toEqual([]);
  await context.close();
});

test('a range of handling time is chosen in the histogram, by mouse and by keys, and every page follows or says why not', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}volume/?d=2026-03-30..2026-05-10`);
  await ready(page, 'volume');
  const all = (await figure(page, 'calls_handled')).value!;
  const bins = await countsOf(page, 'handle-spread');

  // By keys: from the third column on, two more to the right.
  const chart = panel(page, 'handle-spread').locator('[tabindex="0"]').first();
  await chart.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key); // prettier-ignore
  await page.waitForFunction(() => location.search.includes('handle='));
  await ready(page, 'volume');
  const chosen = bins.slice(2, 5);
  expect(new URL(page.url()).searchParams.get('handle')).toBe('120..300'); // columns of a minute
  const few = (await figure(page, 'calls_handled')).value!;
  expect(few).toBe(chosen.reduce((sum, count) => sum + count, 0));
  expect(few).toBeLessThan(all);
  expect((await figure(page, 'aht_s')).value).toBeGreaterThanOrEqual(120);
  expect((await figure(page, 'aht_s')).value).toBeLessThan(300);
  // The histogram stays whole; what counts calls nobody took, says so.
  expect(await countsOf(page, 'handle-spread')).toEqual(bins);
  expect((await figure(page, 'abandon_rate')).reason).toContain('calls nobody took');
  for (const id of ['service-level', 'waits', 'forecast']) expect(await panel(page, id).innerText()).toContain('remove its range'); // prettier-ignore

  await go(page, `${site.url}workload/${new URL(page.url()).search}`);
  await ready(page, 'workload');
  expect(await panel(page, 'stretches').textContent()).toMatch(/counts whole days/i);
  expect((await figure(page, 'occupancy')).reason).toMatch(/counts whole days/i);
  await go(page, `${site.url}repayment/${new URL(page.url()).search}`);
  await ready(page, 'repayment');
  expect((await figure(page, 'kept_rate')).reason).toContain('cases have no handling time');

  // The chip takes it away again; back and forward go through it.
  await page.getByRole('button', { name: /remove filter handling time/i }).click();
  await page.waitForFunction(() => !location.search.includes('handle='));
  await ready(page, 'repayment');
  expect((await figure(page, 'kept_rate')).value).not.toBeNull();

  // By mouse, over the last columns: and more.
  await go(page, `${site.url}volume/?d=2026-03-30..2026-05-10`);
  await ready(page, 'volume');
  await panel(page, 'handle-spread').scrollIntoViewIfNeeded();
  const box = (await panel(page, 'handle-spread').locator('[tabindex="0"]').first().boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.6, { steps: 5 });
  await page.mouse.move(box.x + box.width - 24, box.y + box.height * 0.6, { steps: 5 });
  await page.mouse.up();
  await page.waitForFunction(() => location.search.includes('handle='));
  await ready(page, 'volume');
  expect(new URL(page.url()).searchParams.get('handle')).toMatch(/^\d+\.\.$/);
  await page.getByRole('group', { name: /^Handling time .* and more$/ }).waitFor();

  // Satisfaction: a group of handling times is a filter as well.
  await go(page, `${site.url}satisfaction/?d=all`);
  await ready(page, 'satisfaction');
  const ratings = await panel(page, 'csat-handle-time').locator('.row .n').nth(3).innerText();
  await panel(page, 'csat-handle-time').locator('.row').nth(3).click();
  await page.waitForFunction(() => location.search.includes('handle='));
  await ready(page, 'satisfaction');
  expect((await figure(page, 'csat_avg')).n).toBe(Number(ratings.replace(/\D/g, '')));
  expect(problems).toEqual([]);
  await context.close();
});

/** Counts of the bins of a histogram, read from its table: count and share by turns. */
async function countsOf(page: Page, id: string): Promise<number[]> {
  return (await valuesOf(page, id)).filter((_, i) => i % 2 === 0).map(Number);
}
