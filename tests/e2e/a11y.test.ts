import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, openSite, pageIds, ready, visitor, type Site } from './site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const result = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    })
  );
  return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`); // prettier-ignore
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'zh-CN'] as const) {
    test(`no accessibility violation on any page, ${colorScheme}, ${locale}`, async () => {
      const { page, context } = await visitor(site, { colorScheme, locale });
      await page.goto(site.url);
      await page.waitForFunction(() => document.body.dataset.state === 'empty', null, { timeout: 60_000 });
      expect(await violations(page)).toEqual([]);
      await page.getByTestId('open-sample').click();
      await page.waitForFunction(() => document.body.dataset.state === 'ready', null, { timeout: 90_000 });

      for (const id of await pageIds(page)) {
        await go(page, site.url + (id === 'home' ? '' : `${id}/`));
        await ready(page, id);
        expect({ id, found: await violations(page) }).toEqual({ id, found: [] });
      }
      await context.close();
    }, 400_000);
  }
}
