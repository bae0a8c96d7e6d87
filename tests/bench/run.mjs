// `npm run bench`: import, start-up, page and filter times on the built site, beside native DuckDB in the same run.
// Machines are noisy: read ratios and medians, not single times.
import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { DuckDBInstance } from '@duckdb/node-api';
import { benchFiles } from './data.mjs';
import { launch } from '../support/browser.mjs';
import { serve } from '../support/serve.mjs';

const calls = Number(process.env.BENCH_CALLS ?? 1_000_000);
const cases = Number(process.env.BENCH_CASES ?? 200_000);
const FILTER_CHANGES = 30;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${Math.round(value)} ms`;
const row = (name, value, goal = '') => console.log(`${name.padEnd(44)} ${String(value).padStart(12)}   ${goal}`);

async function native(path) {
  const db = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await db.connect();
  const times = [];
  for (let i = 0; i < 3; i++) {
    const started = performance.now();
    await connection.run(`CREATE OR REPLACE TABLE t AS SELECT * FROM read_csv('${path}')`);
    times.push(performance.now() - started);
  }
  return median(times);
}

/** Resident memory of the browser's renderer processes, bytes. */
async function rendererMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter((info) => info.type === 'renderer')
    .map((info) => {
      const status = existsSync(`/proc/${info.id}/status`) ? readFileSync(`/proc/${info.id}/status`, 'utf8') : '';
      return {
        now: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024,
        peak: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
      };
    });
  return { now: Math.max(0, ...sizes.map((s) => s.now)), peak: Math.max(0, ...sizes.map((s) => s.peak)) };
}

/** A click on a plain link, as a user's: the router takes it. */
function followLink(url) {
  const link = Object.assign(document.createElement('a'), { href: url });
  document.body.append(link);
  link.click();
  link.remove();
}

const ready = (page, timeout = 120_000) =>
  page.waitForFunction(() => document.body.dataset.state === 'ready', null, { timeout, polling: 'raf' });
const measures = (page, name) =>
  page.evaluate((wanted) => performance.getEntriesByName(wanted, 'measure').map((entry) => entry.duration), name);

if (!existsSync('build/index.html')) spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
const { callsPath, casesPath } = await benchFiles('.cache/bench', { calls, cases });
const site = await serve();
const browser = await launch({ args: ['--enable-precise-memory-info'] });
console.log(`\n${calls.toLocaleString('en')} calls, ${cases.toLocaleString('en')} cases\n`);
try {
  const nativeMs = await native(callsPath);
  row('native DuckDB, 1 thread: read_csv calls', ms(nativeMs));

  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) =>
      globalThis.longTasks.push(...list.getEntries().map((entry) => entry.duration))
    ).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(site.url);
  await page.getByTestId('file-input').waitFor({ state: 'attached' });
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  row('start page, first contentful paint', ms(paint), 'goal 1,000 ms');
  await page.waitForFunction(() => performance.getEntriesByName('engine:start').length > 0, null, { timeout: 60_000 });
  row('engine start', ms((await measures(page, 'engine:start'))[0]));

  await page.getByTestId('file-input').setInputFiles([callsPath, casesPath]);
  const looking = performance.now();
  await page.getByTestId('import-confirm').waitFor();
  await page.waitForFunction(() => !document.querySelector('[data-testid="import-confirm"]')?.disabled, null, {
    timeout: 60_000
  });
  row('files chosen → ready to confirm', ms(performance.now() - looking));

  const confirmed = performance.now();
  await page.getByTestId('import-confirm').click();
  await page.getByTestId('import-report').waitFor({ timeout: 120_000 });
  const reported = performance.now() - confirmed;
  await page
    .getByTestId('import-report')
    .getByRole('link', { name: /overview/i })
    .click();
  await page.waitForFunction(() => document.body.dataset.page === 'overview');
  await ready(page);
  const total = performance.now() - confirmed;
  row('confirm → report', ms(reported));
  row(
    'confirm → drawn Overview',
    ms(total),
    `goal ${ms(4 * nativeMs)} = 4 × native; is ${(total / nativeMs).toFixed(1)} ×`
  );
  row(
    'import:total · page:overview',
    `${ms((await measures(page, 'import:total')).at(-1))} · ${ms((await measures(page, 'page:overview')).at(-1) ?? 0)}`
  );

  const times = [];
  const teams = await page.evaluate(() => location.href).then((href) => href.split('?')[0]);
  for (let i = 0; i < FILTER_CHANGES; i++) {
    const before = (await measures(page, 'selection:apply')).length;
    const search = ['?d=last13w', '?ch=voice', '?dir=outbound', '?d=all', '?dir=inbound&d=last7d', ''][i % 6];
    await page.evaluate(followLink, `${teams}${search}`);
    await page.waitForFunction(
      (count) => performance.getEntriesByName('selection:apply', 'measure').length > count,
      before,
      { polling: 'raf', timeout: 30_000 }
    );
    times.push((await measures(page, 'selection:apply')).at(-1));
  }
  row('change of filter → redrawn, median', ms(median(times)), 'goal 120 ms');
  row('change of filter → redrawn, worst of 30', ms(Math.max(...times)), 'goal 250 ms');
  const long = await page.evaluate(() => globalThis.longTasks);
  row('longest main-thread task', ms(Math.max(0, ...long)), 'goal 200 ms');
  const memory = await rendererMemory(browser);
  row(
    'memory of the tab, now · peak',
    `${Math.round(memory.now / 1e6)} · ${Math.round(memory.peak / 1e6)} MB`,
    'goal 1,200 MB'
  );
  await context.close();
} finally {
  await browser.close();
  await site.close();
}
