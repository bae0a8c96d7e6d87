// Every check, in order of cost; all of them run even when one fails. Closing line: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './support/browser.mjs';

const REPORT = '.cache/vitest.json';
let passed = 0;
let failed = 0;
let skipped = 0;

/** Runs one command; counts as one check unless a reporter counts for it. */
function check(name, command, args, { counted = false } = {}) {
  console.log(`\n▸ ${name}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const ok = status === 0;
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (counted) return ok;
  if (ok) passed++;
  else failed++;
  return ok;
}

function vitest(name, projects) {
  rmSync(REPORT, { force: true });
  const args = projects.flatMap((project) => ['--project', project]);
  const ok = check(
    name,
    'npx',
    ['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    {
      counted: true
    }
  );
  if (!existsSync(REPORT)) return void failed++;
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  // A file that does not even load has no failed test: the run still failed.
  if (!ok && report.numFailedTests === 0) failed++;
}

mkdirSync('.cache', { recursive: true });
check('prepare static files', 'npm', ['run', '--silent', 'prepare:static']);
check('formats', 'npx', ['prettier', '--check', '--log-level=warn', '.']);
check('types', 'npm', ['run', '--silent', 'check']);
check('lint', 'npx', ['eslint', '.']);
vitest('unit, SQL and component tests', ['unit', 'sql', 'ui']);
const built = check('build', 'npx', ['vite', 'build', '--logLevel', 'warn']);
try {
  console.log(`\nBrowser: ${ensureBrowser()}`);
  if (built) vitest('end to end', ['e2e']);
} catch (error) {
  console.error(error.message);
  failed++;
}

console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
