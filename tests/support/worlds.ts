import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../sample-data/generate/build.mjs';
import { gzip } from '../../sample-data/generate/csv.mjs';

const GENERATOR = join('sample-data', 'generate');

/**
 * Folder with the packed files and `truth.json` of a variant of the sample world, generated once into `.cache/worlds`; the name changes with the
 * generator, so that nothing stale is read.
 */
export function worldFolder(
  variant: string,
  { seed = 20260302, weeks }: { seed?: number; weeks?: number } = {}
): string {
  const sources = readdirSync(GENERATOR).sort().map((name) => readFileSync(join(GENERATOR, name))); // prettier-ignore
  const hash = sources.reduce((digest, source) => digest.update(source), createHash('sha256')).digest('hex').slice(0, 12); // prettier-ignore
  const folder = join('.cache', 'worlds', `${variant}-${seed}-${weeks ?? 12}-${hash}`);
  if (existsSync(join(folder, 'truth.json'))) return folder;
  const { files, truth } = build(weeks === undefined ? { variant, seed } : { variant, seed, weeks });
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const [kind, text] of Object.entries(files)) writeFileSync(join(draft, `${kind}.csv.gz`), gzip(text));
  writeFileSync(join(draft, 'truth.json'), JSON.stringify(truth));
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  return folder;
}
