import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { gzip } from './csv.mjs';
import { FORMS } from './forms.mjs';

const { values } = parseArgs({
  options: {
    variant: { type: 'string', default: 'default' },
    seed: { type: 'string', default: '20260302' },
    weeks: { type: 'string' },
    out: { type: 'string' },
    plain: { type: 'boolean', default: false },
    form: { type: 'string', default: 'plain' }
  }
});
const { variant, seed, weeks, out, plain, form } = values;
const write = /** @type {Record<string, (csv: string) => string>} */ (FORMS)[form];
if (!write) throw new Error(`unknown form: ${form}`);
const { files, truth } = build({ variant, seed: Number(seed), weeks: weeks ? Number(weeks) : undefined });

if (out) {
  mkdirSync(out, { recursive: true });
  for (const [kind, csv] of Object.entries(files)) {
    const text = write(csv);
    if (plain) writeFileSync(join(out, `${kind}.csv`), text);
    else writeFileSync(join(out, `${kind}.csv.gz`), gzip(text));
  }
  writeFileSync(join(out, 'truth.json'), `${JSON.stringify(truth)}\n`);
}
const { calibration, promises, reminderLandmark, cases } = truth;
console.log(JSON.stringify({ calibration, promises, reminderLandmark, cases }, null, 2));
