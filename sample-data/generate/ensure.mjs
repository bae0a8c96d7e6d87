import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Makes sure that `static/sample/` holds the committed world and an index of it, which the site serves. */

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const from = join(root, 'sample-data', 'world');
const to = join(root, 'static', 'sample');

const names = readdirSync(from)
  .filter((name) => name.endsWith('.csv.gz'))
  .sort();
const truth = JSON.parse(readFileSync(join(from, 'truth.json'), 'utf8'));
const files = names.map((name) => {
  const kind = name.replace('.csv.gz', '');
  return { name, kind, bytes: statSync(join(from, name)).size, rows: truth.counts[kind].rows };
});
const index = `${JSON.stringify({ zone: truth.zone, period: truth.period, seed: truth.seed, files }, null, 2)}\n`;

mkdirSync(to, { recursive: true });
for (const name of names) {
  const target = join(to, name);
  const isCurrent = existsSync(target) && readFileSync(target).equals(readFileSync(join(from, name)));
  if (!isCurrent) copyFileSync(join(from, name), target);
}
const indexPath = join(to, 'index.json');
if (!existsSync(indexPath) || readFileSync(indexPath, 'utf8') !== index) writeFileSync(indexPath, index);
