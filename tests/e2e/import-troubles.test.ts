import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, figure, go, importFiles, openSite, ready, visitor, type FilePayload, type Site } from './site.ts';

let site: Site;
let folder: string;
beforeAll(async () => {
  site = await openSite();
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-'));
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const HEADER = 'call_id,agent_id,direction,start_at,talk_s,wrap_s';

/** Ten calls of `talk` seconds on each of some days of March 2026. */
function days(from: number, to: number, talk: number, ids = 'c'): string {
  const rows = [];
  for (let day = from; day <= to; day++)
    for (let i = 0; i < 10; i++)
      rows.push(
        `${ids}${day}-${i},A${i % 6},inbound,2026-03-${String(day).padStart(2, '0')} 09:${10 + i}:00,${talk},30`
      );
  return [HEADER, ...rows].join('\n');
}

async function counts(page: Page, name: string): Promise<number[]> {
  return page.locator(`[data-report="${name}"]`).evaluate((node) => {
    const { read, loaded, rejected, deduplicated, ignored } = (node as HTMLElement).dataset;
    return [read, loaded, rejected, deduplicated, ignored].map(Number);
  });
}

async function overview(page: Page): Promise<{ handled: number | null; talk: number | null }> {
  await go(page, `${site.url}overview/?d=all`);
  await ready(page, 'overview');
  return { handled: (await figure(page, 'calls_handled')).value, talk: (await figure(page, 'talk_avg_s')).value };
}

async function choose(page: Page, files: string[] | FilePayload[]): Promise<void> {
  await page
    .getByTestId('file-input')
    .first()
    .setInputFiles(files as never);
}

async function confirm(page: Page): Promise<void> {
  await page.locator('[data-testid="import-confirm"]:enabled').click({ timeout: 60_000 });
  await page.getByTestId('import-report').waitFor({ timeout: 90_000 });
}

test('loaded by keys, the focus goes on at the heading of the report', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await choose(page, [csv('first.csv', days(2, 6, 100))]);
  await page.locator('[data-testid="import-confirm"]:enabled').focus({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await page.getByTestId('import-report').waitFor({ timeout: 90_000 });

  await page.waitForFunction(() => document.activeElement?.matches('[data-testid="import-report"] h2'));
  expect(problems).toEqual([]);
  await context.close();
});

test('a file on days that are loaded is added or replaces them, as chosen', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('first.csv', days(2, 6, 100))]);
  expect(await overview(page)).toEqual({ handled: 50, talk: 100 });

  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  await choose(page, [csv('second.csv', days(5, 9, 200, 'd'))]);
  const question = page.locator('[data-overlap="second.csv"]');
  await question.waitFor({ timeout: 60_000 });
  expect(await question.innerText()).toMatch(/Calls from 5 Mar 2026 to 6 Mar 2026 are loaded already, from first\.csv/);
  expect(await question.getByRole('radio', { name: /^Add/ }).isChecked()).toBe(true);
  await question.getByRole('radio', { name: /^Replace the same dates/ }).check();
  await confirm(page);

  expect(await counts(page, 'second.csv')).toEqual([50, 50, 0, 0, 0]);
  // Days 2–4 at 100 s and days 5–9 at 200 s, ten calls each: 30 × 100 + 50 × 200 over 80.
  expect(await overview(page)).toEqual({ handled: 80, talk: 162.5 });
  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  expect(await counts(page, 'first.csv')).toEqual([50, 30, 0, 0, 20]);
  expect(problems).toEqual([]);
  await context.close();
});

test('the same export under another name is left out; taken in all the same, it changes no figure', async () => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('march.csv', days(2, 6, 100))]);
  const before = await overview(page);

  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  await choose(page, [csv('march (1).csv', days(2, 6, 100))]);
  const card = page.locator('[data-source="march (1).csv"]');
  await card.getByText('The same content as march.csv').waitFor({ timeout: 60_000 });
  await card.getByRole('button', { name: 'Load it after all' }).click();
  await confirm(page);

  expect(await counts(page, 'march (1).csv')).toEqual([50, 0, 0, 50, 0]);
  expect(await overview(page)).toEqual(before);
  expect(problems).toEqual([]);
  await context.close();
});

test('rows in doubt can be excluded, kept or capped on the Data page', async () => {
  const { page, context, problems } = await visitor(site);
  const long = 'long,A1,inbound,2026-03-03 12:00:00,18000,30';
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', `${days(2, 6, 100)}\n${long}`)]);
  expect(await overview(page)).toEqual({ handled: 50, talk: 100 });

  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  const doubt = page.locator('[data-doubt="too_long"]');
  await doubt.getByText(/line 52: 18000/).waitFor();
  expect(await doubt.innerText()).toMatch(/1 row in calls\.csv/);
  await doubt.getByRole('radio', { name: 'Cap at 4 h' }).check();
  await page.locator('[data-doubt="too_long"][data-remedy="cap"]').waitFor({ timeout: 60_000 });
  await ready(page, 'data');

  // 50 × 100 s and one of 14,400 s.
  expect(await overview(page)).toEqual({ handled: 51, talk: (5000 + 14_400) / 51 });
  await go(page, `${site.url}data/`);
  await ready(page, 'data');
  await page.locator('[data-doubt="too_long"]').getByRole('radio', { name: 'Keep' }).check();
  await page.locator('[data-doubt="too_long"][data-remedy="keep"]').waitFor({ timeout: 60_000 });
  await ready(page, 'data');
  expect(await overview(page)).toEqual({ handled: 51, talk: (5000 + 18_000) / 51 });
  expect(problems).toEqual([]);
  await context.close();
});

test('zip and gz open like the files inside', async () => {
  const { page, context } = await visitor(site);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const zip = zipSync({
    'a.csv': bytes(days(2, 3, 100)),
    'sub/b.csv': bytes(days(4, 4, 400)),
    'readme.md': bytes('no')
  });
  await page.goto(site.url);

  await importFiles(page, [csv('both.zip', Buffer.from(zip)), csv('c.csv.gz', gzipSync(days(5, 5, 400)))]);

  expect(await counts(page, 'a.csv')).toEqual([20, 20, 0, 0, 0]);
  expect(await counts(page, 'b.csv')).toEqual([10, 10, 0, 0, 0]);
  expect(await counts(page, 'c.csv')).toEqual([10, 10, 0, 0, 0]);
  expect(await overview(page)).toEqual({ handled: 40, talk: 250 });
  await context.close();
});

test('a file of over 2 GB is refused by size, an image called .csv by its content; both in words, and the others load', async () => {
  const { page, context, problems } = await visitor(site);
  const huge = join(folder, 'huge.csv');
  const image = join(folder, 'photo.csv');
  const good = join(folder, 'good.csv');
  writeFileSync(huge, HEADER);
  truncateSync(huge, 2_300_000_000);
  writeFileSync(image, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 3]));
  writeFileSync(good, days(2, 2, 100));
  await page.goto(site.url);

  await choose(page, [huge, image, good]);

  await page.locator('[data-source="good.csv"][data-rows="10"]').waitFor({ timeout: 60_000 });
  expect(await page.locator('[data-source="huge.csv"]').getByRole('alert').innerText()).toBe(
    'huge.csv has 2.3 GB; at most 2.1 GB can be read here. Export a shorter period, or split the file.'
  );
  expect(await page.locator('[data-source="photo.csv"]').getByRole('alert').innerText()).toMatch(
    /photo\.csv is not a text table; it looks like JPEG\. Save it as CSV first/
  );
  await confirm(page);
  expect(await counts(page, 'good.csv')).toEqual([10, 10, 0, 0, 0]);
  expect(problems).toEqual([]);
  await context.close();
});

test('a dropped folder is named as one; files dropped beside it are read', async () => {
  const { page, context, problems } = await visitor(site);
  const dropped = join(folder, 'exports');
  const beside = join(folder, 'beside.csv');
  mkdirSync(dropped);
  writeFileSync(join(dropped, 'inside.csv'), days(2, 2, 100));
  writeFileSync(beside, days(2, 2, 100));
  await page.goto(site.url);
  await page.getByTestId('open-sample').waitFor();
  const devtools = await context.newCDPSession(page);
  const data = { items: [], files: [dropped, beside], dragOperationsMask: 1 };

  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });

  await page.locator('[data-source="beside.csv"][data-rows="10"]').waitFor({ timeout: 60_000 });
  expect(await page.locator('[data-source="exports"]').getByRole('alert').innerText()).toBe(
    'exports is a folder. Open it and choose the files inside.'
  );
  expect(problems).toEqual([]);
  await context.close();
});

test('storage that is full: not kept, said with sizes, and the session goes on', async () => {
  const { page, context, problems } = await visitor(site);
  await page.addInitScript(() => {
    const write = FileSystemWritableFileStream.prototype.write;
    FileSystemWritableFileStream.prototype.write = function (content: FileSystemWriteChunkType) {
      if (content instanceof Blob) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return write.call(this, content);
    };
  });
  await page.goto(site.url);
  const text = days(2, 28, 100);
  await importFiles(page, [csv('calls.csv', text)]);
  await go(page, `${site.url}data/`);
  await ready(page, 'data');

  await page.getByRole('checkbox', { name: 'Keep on this computer' }).check();

  await page.locator('[data-keep="failed"]').waitFor({ timeout: 30_000 });
  const megabytes = (text.length / 1e6).toFixed(1);
  expect(await page.locator('[data-keep="failed"]').innerText()).toContain(
    `Not kept: calls.csv (${megabytes} MB) does not fit in the storage this browser grants`
  );
  expect(await overview(page)).toEqual({ handled: 270, talk: 100 });
  expect(problems).toEqual([]);
  await context.close();
});

test('a saved preset takes the next export of the same shape straight to its columns', async () => {
  const { page, context } = await visitor(site);
  const shape = (text: string) => text.replace(HEADER, 'call_id,agent_id,direction,start_at,talk_s,remark');
  await page.goto(site.url);
  await choose(page, [csv('march.csv', shape(days(2, 3, 100)))]);
  const target = page.locator('[data-column="remark"] select').first();
  await target.selectOption('wrap_s', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Save as preset' }).click();
  await page.getByTestId('import-cancel').click();

  await choose(page, [csv('april.csv', shape(days(5, 6, 100)))]);

  await page.locator('[data-column="remark"][data-target="wrap_s"]').waitFor({ timeout: 60_000 });
  await page.getByText(/Read as the preset saved on/).waitFor();
  await context.close();
});

test('day or month first is asked with both readings, and the answer turns Load on', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  const rows = Array.from({ length: 9 }, (_, i) => `c${i},A1,inbound,03/0${i + 1}/2026 09:00:00,100,30`);

  await choose(page, [csv('doubt.csv', [HEADER, ...rows].join('\n'))]);

  await page.locator('[data-question="dateOrder"]').waitFor({ timeout: 60_000 });
  expect(await page.getByTestId('import-confirm').isDisabled()).toBe(true);
  await page.getByRole('button', { name: '3 Jan 2026 (day first)' }).waitFor();
  await page.getByRole('button', { name: '1 Mar 2026 (month first)' }).click();
  await confirm(page);
  await go(page, `${site.url}overview/?d=2026-03-01..2026-03-09`);
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(9);
  await context.close();
});

test('a day of the calendar on Home opens that day in Overview', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', days(2, 6, 100))]);
  await go(page, site.url);
  await page.getByRole('button', { name: 'See what is loaded' }).click();

  await page.locator('[data-day="2026-03-04"]').first().click();

  await ready(page, 'overview');
  expect(new URL(page.url()).searchParams.get('d')).toBe('2026-03-04..2026-03-04');
  expect((await figure(page, 'calls_handled')).value).toBe(10);
  await context.close();
});

test('unreadable characters are outlined, with the three likeliest encodings side by side', async () => {
  const { page, context, problems } = await visitor(site);
  // 坐席 in GBK, and in one row a byte that is no character of it.
  const row = (i: number) => [Buffer.from(`c${i},`), Buffer.from(i === 5 ? 'd7f8cfafff' : 'd7f8cfaf', 'hex'), Buffer.from(`,inbound,2026-03-02 09:${10 + i}:00,100,30\n`)]; // prettier-ignore
  const bytes = Buffer.concat([Buffer.from(`${HEADER}\n`), ...Array.from({ length: 40 }, (_, i) => row(i)).flat()]);
  await page.goto(site.url);

  await choose(page, [csv('damaged.csv', bytes)]);

  await page.getByText('Some characters could not be read. Which line looks right?').waitFor({ timeout: 60_000 });
  expect(await page.locator('[data-source="damaged.csv"]').getAttribute('data-encoding')).toBe('gb18030');
  const offers = page.getByRole('button', { name: /^Use / });
  expect(await offers.count()).toBe(3);
  expect(await page.locator('td.garbled').count()).toBe(1);
  await page.getByRole('button', { name: 'Use UTF-8' }).or(offers.nth(1)).first().click();
  await page.locator('[data-source="damaged.csv"]:not([data-encoding="gb18030"])').waitFor({ timeout: 30_000 });
  await page.getByRole('combobox', { name: 'encoding' }).selectOption('gb18030');
  await page.locator('[data-source="damaged.csv"][data-encoding="gb18030"]').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Go on to columns' }).click();
  await confirm(page);
  expect(await counts(page, 'damaged.csv')).toEqual([40, 40, 0, 0, 0]);
  expect(problems).toEqual([]);
  await context.close();
});

test('rows that were not loaded can be downloaded with line, column, text and reason', async () => {
  const { page, context } = await visitor(site);
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', `${days(2, 2, 100)}\nx,A1,inbound,yesterday,100,30\ny,=1+1\n`)]);

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the 2 rows' }).click();
  const path = await (await waiting).path();

  const [captions, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
  expect(captions).toBe('\ufeffFile,Line,Column,As written,Reason,Row');
  expect(lines).toEqual([
    'calls.csv,12,start_at,yesterday,Not a date or time in the chosen format,"x,A1,inbound,yesterday,100,30"',
    'calls.csv,13,,,Fewer cells than the header,"y,=1+1"'
  ]);
  await context.close();
});
