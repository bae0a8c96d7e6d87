// What the benchmark measures with: native DuckDB, memory of the tab, marks that the page sets itself.
import { existsSync, readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const ms = (value) => `${Math.round(value)} ms`;
export const row = (name, value, goal = '') =>
  console.log(`${name.padEnd(48)} ${String(value).padStart(14)}   ${goal}`.trimEnd());

/** Milliseconds that native DuckDB needs on one thread to read a file into a table. */
export async function native(path) {
  const db = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await db.connect();
  const times = [];
  for (let i = 0; i < 3; i++) {
    const started = performance.now();
    await connection.run(`CREATE OR REPLACE TABLE t AS SELECT * FROM read_csv('${path}')`);
    times.push(performance.now() - started);
  }
  connection.closeSync();
  return median(times);
}

/** Resident memory of the largest tab, now and at its peak, MB. */
export async function memoryOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const status = processInfo
    .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
    .map(({ id }) => readFileSync(`/proc/${id}/status`, 'utf8'));
  const largest = (field) =>
    Math.max(0, ...status.map((text) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1000));
  return `${Math.round(largest('VmRSS'))} · ${Math.round(largest('VmHWM'))} MB`;
}

/** Durations of a measure that the page took, oldest first. */
export const measures = (page, name) =>
  page.evaluate((wanted) => performance.getEntriesByName(wanted, 'measure').map(({ duration }) => duration), name);

/** The next duration of a measure after `act`. */
export async function nextMeasure(page, name, act) {
  const before = (await measures(page, name)).length;
  await act();
  await page.waitForFunction(
    ([wanted, count]) => performance.getEntriesByName(wanted, 'measure').length > count,
    [name, before],
    { polling: 'raf', timeout: 120_000 }
  );
  return (await measures(page, name)).at(-1);
}

/** Waits until everything of the page is drawn. */
export const ready = (page, id) =>
  page.waitForFunction(
    (wanted) => document.body.dataset.state === 'ready' && (!wanted || document.body.dataset.page === wanted),
    id,
    { timeout: 300_000, polling: 'raf' }
  );

/** A click on a plain link, as a user's: the router takes it. */
export const follow = (page, href) =>
  page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: url });
    document.body.append(link);
    link.click();
    link.remove();
  }, href);
