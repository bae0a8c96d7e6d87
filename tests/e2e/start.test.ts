import { gzipSync } from 'node:zlib';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, visitor, type Site } from './site.ts';

const PAGES = ['', 'overview/', 'data/', 'settings/'];
const MAX_FILE = 25 * 1024 * 1024;
const MAX_START_JS = 150_000;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('the start page shows its shell and file chooser without waiting for the engine', async () => {
  const { page, context } = await visitor(site);
  await context.route('**/engine/**', () => undefined); // The engine never arrives.

  await page.goto(site.url);

  await page.getByRole('navigation').first().waitFor();
  await page.getByTestId('file-input').waitFor({ state: 'attached' });
  expect(await page.locator('body').getAttribute('data-state')).toBe('starting');
  expect(await page.locator('body').getAttribute('data-page')).toBe('home');
  await context.close();
});

test('the frame of the app is seen while its code is on the way, and gives way to it', async () => {
  const { page, context } = await visitor(site);
  let arrive = (): void => undefined;
  const code = new Promise<void>((resolve) => (arrive = resolve));
  await context.route('**/_app/**/*.js', async (route) => {
    await code;
    await route.continue();
  });

  await page.goto(site.url, { waitUntil: 'commit' });
  await page.locator('#waiting').getByText('Evenkeel').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);

  arrive();
  await page.getByRole('navigation').first().waitFor();
  expect(await page.locator('#waiting').count()).toBe(0);
  await context.close();
});

test('the start route loads less than 150 kB of compressed JavaScript before the engine', async () => {
  const { page, context } = await visitor(site);
  let bytes = 0;
  page.on('response', async (response) => {
    if (/\.js$/.test(new URL(response.url()).pathname) && !/worker|duckdb/.test(response.url())) {
      bytes += gzipSync(await response.body()).length;
    }
  });
  await context.route('**/engine/**', () => undefined);

  await page.goto(site.url, { waitUntil: 'networkidle' }).catch(() => undefined);

  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(MAX_START_JS);
  await context.close();
});

test('no file of the build exceeds 25 MB', () => {
  const sizes = walk('build').map((path) => ({ path, size: statSync(path).size }));

  expect(sizes.filter(({ size }) => size > MAX_FILE)).toEqual([]);
});

test('every page survives a reload under a sub-path, asks only its own site and violates no policy', async () => {
  const nested = await openSite('/desk/tools');
  const { page, context, problems, requests } = await visitor(nested);

  for (const path of PAGES) {
    await page.goto(nested.url + path);
    await page.waitForFunction(() => ['empty', 'ready'].includes(document.body.dataset.state ?? ''), null, {
      timeout: 60_000
    });
    const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
    expect(policy).toContain("default-src 'self'");
  }

  expect(problems).toEqual([]);
  const foreign = requests.filter(
    (url) => !url.startsWith(nested.url) && !url.startsWith(`blob:${new URL(nested.url).origin}`)
  );
  expect(foreign).toEqual([]);
  await context.close();
  await nested.close();
});

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}
