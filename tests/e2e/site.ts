import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch } from '../support/browser.mjs';
import { serve } from '../support/serve.mjs';

/** The built site, served as a plain file server would, and a browser. */
export interface Site {
  url: string;
  browser: Browser;
  close(): Promise<void>;
}

export async function openSite(base = ''): Promise<Site> {
  const server = await serve({ base });
  const browser = await launch();
  return {
    url: server.url,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    }
  };
}

/** A fresh visitor: own storage, English and UTC unless said, and a record of what went wrong on the page. */
export async function visitor(
  site: Site,
  options: Parameters<Browser['newContext']>[0] = {}
): Promise<{ page: Page; context: BrowserContext; problems: string[]; requests: string[] }> {
  const context = await site.browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...options
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => requests.push(request.url()));
  return { page, context, problems, requests };
}

/** Waits until the page named is drawn and nothing is pending. */
export async function ready(page: Page, pageId?: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.body.dataset.state === 'ready' && (!wanted || document.body.dataset.page === wanted),
    pageId,
    { timeout: 90_000 }
  );
}

export interface FilePayload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A text as a file to choose. */
export function csv(name: string, content: string | Buffer): FilePayload {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content as string) };
}

/** Chooses files, answers nothing, confirms, and waits for the report. */
export async function importFiles(page: Page, files: string[] | FilePayload[]): Promise<void> {
  await page.getByTestId('file-input').setInputFiles(files as never);
  const confirm = page.getByTestId('import-confirm');
  await confirm.waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => {
    const button = document.querySelector<HTMLButtonElement>('[data-testid="import-confirm"]');
    return button !== null && !button.disabled && button.getAttribute('aria-disabled') !== 'true';
  });
  await confirm.click();
  await page.getByTestId('import-report').waitFor({ timeout: 90_000 });
}

/** Follows a plain link of the shell, keeping what is loaded; returns once the address has changed, so that `ready` speaks of the new one. */
export async function go(page: Page, path: string): Promise<void> {
  const from = page.url();
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForFunction(([to, before]) => location.href === to || location.href !== before, [path, from]);
}

/** The figure of a metric on the page: value (null when it cannot be computed), n and reason. */
export async function figure(
  page: Page,
  id: string
): Promise<{ value: number | null; n: number; reason: string | null }> {
  const mark = page.locator(`[data-metric="${id}"]`).first();
  await mark.waitFor({ state: 'attached' });
  const [value, n, reason] = await Promise.all(
    ['data-value', 'data-n', 'data-reason'].map((name) => mark.getAttribute(name))
  );
  return { value: value === null || value === '' ? null : Number(value), n: Number(n), reason: reason ?? null };
}

/** Ids of all pages that the sidebar leads to, Home first. */
export function pageIds(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.app nav a[href]')]
      .map((link) => new URL(link.href).pathname.split('/').filter(Boolean).at(-1) ?? 'home')
      .filter((id, i, all) => all.indexOf(id) === i)
  );
}
