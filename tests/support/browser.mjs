// Finds a Chromium-family browser, or installs Debian's where that is possible, or says how.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge'
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** @returns {string | null} path of a browser on this machine */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of NAMES) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found) return found;
  }
  return PLACES.find((path) => existsSync(path)) ?? null;
}

/** @returns {string} path of a browser; installs one with apt where this process may. Throws with one line that says how. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', 'chromium', 'fonts-noto-cjk'], { stdio: 'ignore' });
  } catch {
    // No apt, or no right to use it: said below.
  }
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'No Chromium, Chrome or Edge found: install one (Debian: apt-get install chromium) or set CHROME_PATH.'
  );
}

/** Launches the browser headless. */
export function launch(options = {}) {
  return chromium.launch({ executablePath: ensureBrowser(), headless: true, args: [...ARGS, ...(options.args ?? [])] });
}

/** Launches the browser headless with a profile folder that outlives it. */
export function launchProfile(profile, options = {}) {
  return chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    args: ARGS,
    ...options
  });
}
