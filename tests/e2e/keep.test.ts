import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchProfile } from '../support/browser.mjs';
import { csv, figure, go, importFiles, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const HEADER = 'call_id,agent_id,direction,start_at,talk_s,wrap_s';

/** `count` calls of 100 s. `pad` makes the file larger with a column that is not loaded. */
function calls(count: number, pad = 0): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const start = new Date(Date.UTC(2026, 2, 2, 9) + i * 60_000).toISOString().slice(0, 19).replace('T', ' ');
    return `c${i},A${i % 6},inbound,${start},100,30${pad ? `,${'x'.repeat(pad)}` : ''}`;
  });
  return [pad ? `${HEADER},filler` : HEADER, ...rows].join('\n');
}

async function handled(page: Page): Promise<number | null> {
  await go(page, `${site.url}overview/?d=all`);
  await ready(page, 'overview');
  return (await figure(page, 'calls_handled')).value;
}

async function keep(page: Page): Promise<void> {
  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  await page.getByRole('switch', { name: /keep on this computer/i }).or(page.getByRole('checkbox', { name: /keep on this computer/i })).first().click(); // prettier-ignore
  await page.locator('[data-keep="kept"]').first().waitFor({ timeout: 30_000 });
}

test('nothing is kept unless asked for', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', calls(120))]);
  expect(await handled(page)).toBe(120);

  await page.reload();

  await page.waitForFunction(() => document.body.dataset.state === 'empty', null, { timeout: 30_000 });
  await context.close();
});

test('kept files come back after a reload, also a second time and after adding a file of over 16 MB', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', calls(120))]);
  await keep(page);

  await page.goto(`${site.url}overview/?d=all`);
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(120);

  await go(page, site.url);
  const later = calls(40_000, 420).replaceAll('\nc', '\nd').replaceAll('2026-03', '2026-04');
  await importFiles(page, [csv('later.csv', later)]);
  await page.waitForTimeout(0);
  await go(page, `${site.url}data/`);
  await page.locator('[data-keep="kept"]').first().waitFor({ timeout: 60_000 });
  const before = await handled(page);

  await page.reload();
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(before);
  await context.close();
});

/** Names of what lies in the private storage. */
function storedFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('evenkeel');
    const names: string[] = [];
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    return names.sort();
  });
}

test('tables are opened as they were kept, built again where they do not fit, and a file that is added joins them', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', calls(120))]);
  await keep(page);
  const [, first] = [...(await storedFiles(page)).join(' ').matchAll(/(tables-\S+)/g)].flat();
  expect(await storedFiles(page)).toHaveLength(3);

  // As they are: the same file, and everything that is known about the data.
  await page.goto(`${site.url}overview/?d=all`);
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(120);
  expect(await storedFiles(page)).toContain(first);
  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  expect(await page.getByText('calls.csv').first().isVisible()).toBe(true);

  // Damaged within: as many bytes, other contents.
  await page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('evenkeel');
    const handle = await folder.getFileHandle(name ?? '');
    const { size } = await handle.getFile();
    const writable = await handle.createWritable();
    await writable.write(new Uint8Array(size).fill(7));
    await writable.close();
  }, first);
  await page.goto(`${site.url}overview/?d=all`);
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(120);
  await go(page, `${site.url}data/`);
  await page.locator('[data-keep="kept"]').first().waitFor({ timeout: 30_000 });
  const second = await storedFiles(page);
  expect(second).toHaveLength(3);
  expect(second).not.toContain(first);

  // Opened tables take another file, and are kept anew with it.
  await page.goto(`${site.url}data/`);
  await ready(page, 'data');
  await go(page, site.url);
  await importFiles(page, [csv('more.csv', calls(30).replaceAll('\nc', '\ne').replaceAll('2026-03', '2026-04'))]);
  await go(page, `${site.url}data/`);
  await page.locator('[data-keep="kept"]').first().waitFor({ timeout: 30_000 });
  await page.goto(`${site.url}overview/?d=all`);
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(150);
  expect(await storedFiles(page)).toHaveLength(4);
  expect(problems).toEqual([]);
  await context.close();
});

test('a second tab is told that the first holds the data', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', calls(120))]);
  await keep(page);

  const second = await context.newPage();
  await second.goto(`${site.url}data/`);

  await second
    .getByText(/another tab/i)
    .first()
    .waitFor({ timeout: 30_000 });

  // Where a visit begins as well, with what to do; once the first tab is closed, the data open here.
  await second.goto(site.url);
  await second.getByText('Go on in that tab, or close it to open the kept data here.').waitFor({ timeout: 30_000 });
  await page.close();
  await second.getByText('Another tab holds the kept data').waitFor({ state: 'detached' });
  await second.getByRole('button', { name: 'Open kept data' }).click();
  await ready(second, 'home');
  expect(await handled(second)).toBe(120);
  await context.close();
});

test('forgetting removes what was kept', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', calls(120))]);
  await keep(page);

  await page
    .getByRole('button', { name: /forget this data/i })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /forget/i })
    .click();
  await page.waitForFunction(() => document.body.dataset.state === 'empty');
  await page.reload();

  await page.waitForFunction(() => document.body.dataset.state === 'empty', null, { timeout: 30_000 });
  const left = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) {
      const folder = await root.getDirectoryHandle(name).catch(() => null);
      if (folder)
        for await (const file of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(file);
    }
    return names;
  });
  expect(left).toEqual([]);
  await context.close();
});

test('damaged kept data is reported and the app starts', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', calls(120))]);
  await keep(page);
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('evenkeel');
    const writable = await (await folder.getFileHandle('manifest.json')).createWritable();
    await writable.write('{"version": 1, "sources": [{"id": "gone", "name": "calls.csv", "size": 5}]}');
    await writable.close();
  });

  await page.goto(`${site.url}data/`);

  await page
    .getByText(/cannot be read/i)
    .first()
    .waitFor({ timeout: 30_000 });
  expect(await page.locator('body').getAttribute('data-state')).toBe('empty');
  await context.close();
});

/** A folder for temporary files: where it cannot be removed at once, the system clears it later. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // Something of the ended browser still writes; this is not what the test is about.
  }
}

/** A browser of its own process and profile that can be ended at once, nothing flushed, as the system would. */
async function browserProcess(profile: string): Promise<{ page: Page; kill(): Promise<void> }> {
  const context = await launchProfile(profile, { locale: 'en-GB' });
  const page = await context.newPage();
  return {
    page,
    kill: async () => {
      const ended = new Promise((resolve) => context.once('close', resolve));
      const session = await context.newCDPSession(page);
      // Never answered: the process is gone.
      session.send('Browser.crash').catch(() => undefined);
      await ended;
    }
  };
}

test('a browser killed while saving leaves the former data whole', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'evenkeel-'));
  let browser = await browserProcess(profile);
  let { page } = browser;
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', calls(120))]);
  await keep(page);

  // A second file of some 40 MB is being saved when the process ends.
  await go(page, site.url);
  await page.waitForFunction(() => document.body.dataset.page === 'home');
  await page
    .getByTestId('file-input')
    .first()
    .evaluate((node, small) => {
      // Made in the page: quicker than 40 MB over the pipe.
      const [header, ...rows] = small.replaceAll('\nc', '\nd').split('\n');
      const filler = 'x'.repeat(900);
      const many = Array.from({ length: 330 }, (_, part) => rows.map((row) => `e${part}${row},${filler}`)).flat();
      const transfer = new DataTransfer();
      transfer.items.add(new File([[`${header},filler`, ...many].join('\n')], 'big.csv'));
      (node as HTMLInputElement).files = transfer.files;
      node.dispatchEvent(new Event('change', { bubbles: true }));
    }, calls(120));
  await page.getByTestId('import-confirm').waitFor({ timeout: 60_000 });
  await page.evaluate(() => {
    // Writing is held up, so that the end of the process falls into it on any machine.
    const write = FileSystemWritableFileStream.prototype.write;
    FileSystemWritableFileStream.prototype.write = async function (data) {
      await write.call(this, data);
      if (data instanceof Blob && data.size > 1_000_000) {
        document.body.dataset.held = 'true';
        await new Promise(() => undefined);
      }
    };
  });
  await page.getByTestId('import-confirm').click();
  await page.waitForFunction(() => document.body.dataset.held === 'true', null, { timeout: 60_000 });
  await browser.kill();

  browser = await browserProcess(profile);
  ({ page } = browser);
  await page.goto(`${site.url}overview/?d=all`);
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(120);
  await go(page, `${site.url}data/`);
  await page
    .getByText(/big\.csv/)
    .first()
    .waitFor({ timeout: 30_000 });
  await browser.kill();
  removeQuietly(profile);
});
