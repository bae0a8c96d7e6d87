import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, go, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('agents: from the roster to one person and back; strain sorts nothing; notes stay here', async () => {
  const { page, problems, context } = await visitor(site);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page);
  await go(page, `${site.url}agents/`);
  await ready(page, 'agents');
  const roster = page.locator('figure[data-chart="roster"]');
  await roster.getByText('Agent 07').waitFor();
  expect(await roster.getByText(/strain/i).count()).toBe(0);

  await page.evaluate(() => scrollTo(0, 200));
  await roster.getByText('Agent 07').click();
  await page.waitForFunction(() => location.search.includes('agent='));
  await ready(page, 'agents');
  await page.getByRole('heading', { name: 'Agent 07' }).waitFor();
  expect(await page.evaluate(() => [scrollY, document.activeElement?.textContent])).toEqual([0, 'Agent 07']);
  expect((await figure(page, 'occupancy')).value).toBeGreaterThan(0);
  await page.locator('figure[data-chart="shift-strips"]').waitFor();
  // The call under the pointer is named, and a click opens its record.
  const lane = page.locator('figure[data-chart="shift-strips"] .calls').first();
  const box = (await lane.boundingBox())!;
  for (let x = 0.1; x < 1 && (await page.locator('.tooltip').getByText('This call').count()) === 0; x += 0.02) {
    await page.mouse.move(box.x + x * box.width, box.y + box.height / 2);
    await page.waitForTimeout(90);
    if (await page.locator('.tooltip').getByText('This call').count())
      await page.mouse.down().then(() => page.mouse.up());
  }
  await page.getByRole('heading', { name: /^The call of/ }).waitFor();
  await page.getByText('Talk time', { exact: true }).first().waitFor();
  await page.getByRole('textbox', { name: 'What did we agree?' }).fill('A pause at eleven');
  await page.getByRole('button', { name: 'All agents' }).click();
  await page.waitForFunction(() => !location.search.includes('agent='));
  await ready(page, 'agents');

  await page.goBack();
  await ready(page, 'agents');
  await page.getByRole('heading', { name: 'Agent 07' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'What did we agree?' }).inputValue()).toBe('A pause at eleven');
  expect(problems).toEqual([]);
  await context.close();
});
