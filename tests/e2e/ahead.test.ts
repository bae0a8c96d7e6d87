import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, openSite, ready, visitor, type Site } from './site.ts';

/** Pages whose questions are answered while the Overview rests. */
const PAGES = ['volume', 'workload', 'situations', 'agents', 'repayment', 'satisfaction', 'cases', 'contact-rules'];
/** Statements that a page may still ask: the rows of the queue that are shown. */
const MAY_ASK = 3;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Counts the statements that go to the engine. */
const countStatements = (page: Page) =>
  page.addInitScript(() => {
    const counted = globalThis as unknown as { statements: number };
    counted.statements = 0;
    const post = Worker.prototype.postMessage as (this: Worker, ...parts: unknown[]) => void;
    Worker.prototype.postMessage = function (...parts: unknown[]) {
      if ((parts[0] as { type?: string } | null)?.type === 'RUN_QUERY') counted.statements += 1;
      post.apply(this, parts);
    };
  });

const statements = (page: Page) => page.evaluate(() => (globalThis as unknown as { statements: number }).statements);

/** Waits until nothing has been asked for as long as a page rests, and longer. */
async function silence(page: Page): Promise<number> {
  for (let before = -1, now = await statements(page); ; [before, now] = [now, await statements(page)]) {
    if (before === now) return now;
    await page.waitForTimeout(2500);
  }
}

test('what pages open with is answered while the Overview rests: they hardly ask again, nor do filters', async () => {
  const { page, context, problems } = await visitor(site);
  await countStatements(page);
  await page.goto(site.url);
  await page.getByTestId('open-sample').click();
  await ready(page, 'home');
  await go(page, `${site.url}overview/`);
  await ready(page, 'overview');
  const drawn = await statements(page);
  const rested = await silence(page);
  expect(rested - drawn).toBeGreaterThan(50);

  const asked: Record<string, number> = {};
  for (const id of PAGES) {
    const before = await statements(page);
    await go(page, `${site.url}${id}/`);
    await ready(page, id);
    asked[id] = (await statements(page)) - before;
  }

  // On a page that rests, single filters are answered too.
  await go(page, `${site.url}workload/`);
  await ready(page, 'workload');
  const before = await silence(page);
  await go(page, `${site.url}workload/?dir=inbound`);
  await ready(page, 'workload');
  asked.filter = (await statements(page)) - before;

  expect(Object.entries(asked).filter(([, n]) => n > MAY_ASK)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
