import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, openSite, ready, visitor, type Site } from './site.ts';

const WEEKS = 'overview/?d=2026-04-13..2026-05-10';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function openOverview() {
  const visit = await visitor(site);
  await visit.page.goto(site.url);
  await visit.page.getByTestId('open-sample').click();
  await ready(visit.page, 'home');
  await go(visit.page, site.url + WEEKS);
  await ready(visit.page, 'overview');
  return visit;
}

const frame = (page: Page, id: string): Locator =>
  page.locator(`[data-panel="${id}"] [role="group"][aria-roledescription]`).first();

/** A point of a chart, in shares of its size. */
async function pointOf(page: Page, id: string, x: number, y: number) {
  const box = (await frame(page, id).boundingBox())!;
  return [box.x + box.width * x, box.y + box.height * y] as const;
}

/** Two clicks on one spot, so many milliseconds apart; how many they were in fact, on a busy machine. */
async function doubleClick(page: Page, [x, y]: readonly [number, number], delay: number): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener('click', (event) => times.push(event.timeStamp), { capture: true });
  });
  await page.mouse.move(x, y);
  await page.mouse.click(x, y, { clickCount: 1 });
  await page.waitForTimeout(delay);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  const [first, second] = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  return second! - first!;
}

/** How many rows the drawer says there are, once it is open; closes it. */
async function rowsInDrawer(page: Page): Promise<number> {
  const text = await page.getByRole('dialog').getByText(/of \d/).first().innerText();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return Number(/of ([\d,]+)/.exec(text)![1]!.replaceAll(',', ''));
}

/** The number on the line after a label; 1 without a label. */
function numberAfter(text: string, label: string | undefined): number {
  const lines = text.split('\n');
  return label === undefined ? 1 : Number(lines[lines.indexOf(label) + 1]!.replaceAll(',', ''));
}

test.each([
  { panel: 'tight-hours', x: 0.5, y: 0.3, words: ['Calls per agent-hour', 'Agent-hours'] },
  { panel: 'daily-volume', x: 0.35, y: 0.7, words: ['Total'] }
])(
  'a double click in $panel opens the rows of its mark, quick or slow, and leaves address and history alone',
  // A gesture in real time: a machine that stalls in between may miss it once.
  { retry: 1 },
  async ({ panel, x, y, words }) => {
    // prettier-ignore
    const { page, context, problems } = await openOverview();
    const spot = await pointOf(page, panel, x, y);
    await page.mouse.move(...spot);
    const tip = await page.locator('.tooltip').first().innerText();
    let entries = await page.evaluate(() => history.length);

    const counts: number[] = [];
    for (const delay of [60, 140, 400]) {
      const gap = await doubleClick(page, spot, delay);
      counts.push(await rowsInDrawer(page));
      await ready(page, 'overview');
      expect(page.url()).toBe(site.url + WEEKS);
      const now = await page.evaluate(() => history.length);
      if (gap < 200) expect(now).toBe(entries);
      entries = now;
    }

    // The drawer holds what the tooltip of the mark says: the calls of the day, or calls per hour times hours.
    expect(new Set(counts).size).toBe(1);
    const [first, last] = [numberAfter(tip, words[0]), numberAfter(tip, words[1])];
    expect(Math.round(counts[0]! / last)).toBe(Math.round(first));

    // One click filters; one step back is all it takes to undo it.
    await page.mouse.click(...spot);
    await page.waitForFunction((from) => location.href !== from, site.url + WEEKS);
    await page.goBack();
    await ready(page, 'overview');
    expect(page.url()).toBe(site.url + WEEKS);
    expect(problems).toEqual([]);
    await context.close();
  }
);

test('nothing below moves when filters change: not with another lede, not without level lines', async () => {
  const { page, context, problems } = await openOverview();
  const top = async (id: string) => Math.round((await page.locator(`[data-panel="${id}"]`).boundingBox())!.y);

  for (const [path, id, panel] of [
    ['overview', 'overview', 'daily-volume'],
    ['repayment', 'repayment', 'repayment-steps']
  ] as const) {
    const tops: number[] = [];
    // Figures flagged and not, one hour alone, and a period without a call.
    for (const search of [
      '?d=2026-05-18..2026-05-24',
      '?d=2026-05-18..2026-05-24&sel=2-13',
      '?d=2024-03-05..2024-03-07'
    ]) {
      // prettier-ignore
      await go(page, `${site.url}${path}/${search}`);
      await ready(page, id);
      tops.push(await top(panel));
    }
    expect({ path, moved: new Set(tops).size }).toEqual({ path, moved: 1 });
  }

  // The dates leave out everything: that is said, with a way out.
  await page.getByText('Widest filter: Dates = 5–7 Mar 2024.').first().waitFor();
  await page.getByRole('button', { name: 'Remove it' }).first().click();
  await page.waitForFunction(() => location.search.includes('d=all'));
  expect(problems).toEqual([]);
  await context.close();
});

/** Bytes of the picture on the clipboard; 0 without one. */
async function pictureSize(): Promise<number> {
  const [item] = await navigator.clipboard.read().catch(() => []);
  return item?.types.includes('image/png') ? (await item.getType('image/png')).size : 0;
}

test('every panel of the Overview copies as an image, lists too, and has its rows and its definition', async () => {
  const { page, context, problems } = await openOverview();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const id of ['daily-volume', 'moved', 'tight-hours', 'promises-dpd', 'strain-team']) {
    await page.locator(`[data-panel="${id}"] header button[aria-haspopup="menu"]`).click();
    const items = await page.getByRole('menuitem').allInnerTexts();
    expect({ id, items: items.map((text) => text.trim()) }).toEqual({ id, items: ['View as table', 'Rows', 'Definition and SQL', 'Copy image', 'Download CSV', 'Add note'] }); // prettier-ignore
    await page.getByRole('menuitem', { name: 'Copy image' }).click();
    // A sheet of one colour takes some 5 kB at this size.
    await expect.poll(() => page.evaluate(pictureSize), { timeout: 20_000 }).toBeGreaterThan(10_000);
    await page.evaluate(() => navigator.clipboard.writeText(''));
  }
  expect(problems).toEqual([]);
  await context.close();
});
