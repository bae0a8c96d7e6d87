// `npm run bench`: import, start-up, page and filter times on the built site, beside native DuckDB in the same run.
// Machines are noisy: read ratios and medians, not single times.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { benchFiles } from './data.mjs';
import { follow, measures, median, memoryOf, ms, native, nextMeasure, ready, row } from './measure.mjs';
import { launch } from '../support/browser.mjs';
import { serve } from '../support/serve.mjs';

const calls = Number(process.env.BENCH_CALLS ?? 1_000_000);
const cases = Number(process.env.BENCH_CASES ?? 200_000);
/** How long the columns are looked at before confirming, the second time. */
const LOOK_MS = Number(process.env.BENCH_LOOK_MS ?? 15_000);
/** How long the drawn Overview is looked at before the first change of a filter. */
const REST_MS = Number(process.env.BENCH_REST_MS ?? 15_000);
/** Selections that are gone through on every page; each is new to it once. */
const SELECTIONS = ['?d=last13w', '?ch=voice', '?dir=outbound', '?d=all', '?dir=inbound&d=last7d', ''];
/** Selections that no page asks ahead. */
const FRESH = ['?dir=inbound&d=last13w', '?cause=forgot', '?cause=dispute&d=last13w', '?dir=outbound&cause=illness', '?team=disputes&d=last13w', '?team=hardship&dir=inbound']; // prettier-ignore
const FILTER_CHANGES = 30;
/** Pages that ask nothing of the facts. */
const APART = new Set(['', 'data', 'settings']);

if (!existsSync('build/index.html')) spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
const { callsPath, casesPath } = await benchFiles('.cache/bench', { calls, cases });
const site = await serve();
const browser = await launch({ args: ['--enable-precise-memory-info'] });
console.log(`\n${calls.toLocaleString('en')} calls, ${cases.toLocaleString('en')} cases\n`);
try {
  const nativeMs = await native(callsPath);
  row('native DuckDB, 1 thread: read_csv calls', ms(nativeMs));
  const hurried = await importAndDraw('at once', 0, nativeMs);
  await pagesAtOnce(hurried);
  await hurried.context().close();
  const page = await importAndDraw(`after ${LOOK_MS / 1000} s at the columns`, LOOK_MS, nativeMs);
  row('memory of the tab after import, now · peak', await memoryOf(browser), 'goal 1,200 MB');
  row('then the Overview rests for', `${REST_MS / 1000} s`);
  await page.waitForTimeout(REST_MS);
  await filters(page);
  await pages(page);
  row('longest main-thread task', ms(Math.max(0, ...(await page.evaluate(() => globalThis.longTasks)))), 'goal 200 ms');
  row('memory of the tab, now · peak', await memoryOf(browser), 'goal 1,200 MB');
  await keptReload(page);
} finally {
  await browser.close();
  await site.close();
}

/** A fresh visitor imports both files; returns the page with the drawn Overview. */
async function importAndDraw(when, lookMs, nativeMs) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  page.on('pageerror', (error) => row('error on the page: times after it mean nothing', error.message.slice(0, 120)));
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) =>
      globalThis.longTasks.push(...list.getEntries().map((entry) => entry.duration))
    ).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => (globalThis.largestPaint = list.getEntries().at(-1).startTime)).observe({
      type: 'largest-contentful-paint',
      buffered: true
    });
  });
  await page.goto(site.url);
  await page.getByTestId('file-input').waitFor({ state: 'attached' });
  await page.waitForFunction(() => performance.getEntriesByName('engine:start').length > 0, null, { timeout: 60_000 });
  if (lookMs === 0) {
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    const largest = await page.evaluate(() => globalThis.largestPaint ?? 0);
    row('start page: frame painted · all of it', `${Math.round(paint)} · ${ms(largest)}`, 'goal 1,000 ms');
    row('engine start', ms((await measures(page, 'engine:start'))[0]));
  }
  const chosen = performance.now();
  await page.getByTestId('file-input').setInputFiles([callsPath, casesPath]);
  await page.getByTestId('import-confirm').and(page.locator(':enabled')).waitFor({ timeout: 120_000 });
  if (lookMs === 0) row('files chosen → ready to confirm', ms(performance.now() - chosen));
  await page.waitForTimeout(lookMs);

  const confirmed = performance.now();
  await page.getByTestId('import-confirm').click();
  const report = page.getByTestId('import-report');
  await report.waitFor({ timeout: 300_000 });
  const reported = performance.now() - confirmed;
  await report
    .getByRole('link', { name: /overview/i })
    .first()
    .click();
  await ready(page, 'overview');
  const total = performance.now() - confirmed;
  row(`confirmed ${when}: → report`, ms(reported));
  row('  → drawn Overview', ms(total), `goal ${ms(4 * nativeMs)} = 4 × native; is ${(total / nativeMs).toFixed(1)} ×`);
  return page;
}

async function filters(page) {
  const times = await changeSelection(page, FILTER_CHANGES);
  row('Overview: change of filter, median of 30', ms(median(times)), 'goal 120 ms');
  row('  worst of 30', ms(Math.max(...times)), 'goal 250 ms');
  const fresh = await changeSelection(page, FRESH.length, FRESH);
  row('  filters that nobody asked before, median · worst', `${Math.round(median(fresh))} · ${ms(Math.max(...fresh))}`);
}

/** Goes through the selections on the present page; milliseconds until everything was redrawn. */
async function changeSelection(page, count, selections = SELECTIONS) {
  const here = page.url().split('?')[0];
  const times = [];
  for (let i = 0; i < count; i++) {
    const search = selections[i % selections.length];
    times.push(await nextMeasure(page, 'selection:apply', () => follow(page, `${here}${search}`)));
  }
  return times;
}

/** Pages of the sidebar: address, id, and what they lack. */
async function pagesOf(page) {
  const links = await page.$$eval('nav.sidebar a', (all) =>
    all.map((link) => ({ href: link.href.split('?')[0], lacks: link.querySelector('.needs')?.textContent ?? null }))
  );
  return links
    .map((link) => ({ ...link, id: link.href.slice(site.url.length).replace(/\/$/, '') }))
    .filter(({ id }) => !APART.has(id));
}

/** Every page right after the Overview, while nothing was answered ahead. */
async function pagesAtOnce(page) {
  const times = [];
  for (const { id, href, lacks } of await pagesOf(page)) {
    if (lacks || id === 'overview') continue;
    times.push([id, await nextMeasure(page, `page:${id}`, () => follow(page, href))]);
  }
  const listed = times.map(([id, time]) => `${id} ${Math.round(time)}`).join(', ');
  row('pages opened at once, without rest, ms', listed, 'goal 400 ms');
}

/** Every page of the sidebar: from the click to drawn, the first time and again, then the filters. */
async function pages(page) {
  for (const { id, href, lacks } of await pagesOf(page)) {
    if (lacks) {
      row(`${id}: not drawn`, lacks);
      continue;
    }
    const open = async () => {
      await follow(page, `${site.url}data/`);
      await ready(page, 'data');
      return nextMeasure(page, `page:${id}`, () => follow(page, href));
    };
    const [first, again] = [await open(), await open()];
    const times = await changeSelection(page, 2 * SELECTIONS.length);
    row(`${id}: opened first · again`, `${Math.round(first)} · ${ms(again)}`, 'goal 400 ms');
    row(
      '  change of filter, median · worst',
      `${Math.round(median(times))} · ${ms(Math.max(...times))}`,
      'goal 200 ms'
    );
  }
}

/** Keeps the data, reloads, and waits until everything is back. */
async function keptReload(page) {
  await follow(page, `${site.url}data/`);
  await ready(page, 'data');
  const saved = performance.now();
  await page
    .getByRole('switch', { name: /keep on this computer/i })
    .or(page.getByRole('checkbox', { name: /keep on this computer/i }))
    .first()
    .click();
  await page.locator('[data-keep="kept"]').first().waitFor({ timeout: 120_000 });
  row('kept on this computer', ms(performance.now() - saved));
  await follow(page, `${site.url}overview/`);
  await ready(page, 'overview');
  const reloaded = performance.now();
  await page.reload();
  const shown = page
    .getByRole('progressbar')
    .first()
    .waitFor({ timeout: 300_000 })
    .then(() => ms(performance.now() - reloaded));
  await ready(page, 'overview');
  row('reload of kept data → drawn Overview', ms(performance.now() - reloaded), 'goal: its import; ideally 2,500 ms');
  row('  progress shown after', await Promise.race([shown, new Promise((done) => setTimeout(done, 1000, 'never'))]));
  shown.catch(() => undefined);
}
