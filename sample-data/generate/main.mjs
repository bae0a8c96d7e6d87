import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { gzip } from './csv.mjs';

const { values } = parseArgs({
  options: {
    variant: { type: 'string', default: 'default' },
    seed: { type: 'string', default: '20260302' },
    weeks: { type: 'string' },
    out: { type: 'string' },
    plain: { type: 'boolean', default: false }
  }
});
const { variant, seed, weeks, out, plain } = values;
const { files, truth } = build({ variant, seed: Number(seed), weeks: weeks ? Number(weeks) : undefined });

if (out) {
  mkdirSync(out, { recursive: true });
  for (const [kind, text] of Object.entries(files)) {
    if (plain) writeFileSync(join(out, `${kind}.csv`), text);
    else writeFileSync(join(out, `${kind}.csv.gz`), gzip(text));
  }
  writeFileSync(join(out, 'truth.json'), `${JSON.stringify(truth)}\n`);
}
const { calibration, promises, reminderLandmark, cases } = truth;
console.log(JSON.stringify({ calibration, promises, reminderLandmark, cases }, null, 2));
