// Packs the engine for the web: no file over 25 MB (some hosts refuse them), so the 34 MB WASM ships compressed and
// is inflated in the page. The ending is .bin because some servers treat .gz as a transfer encoding.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const source = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
const target = new URL('../../static/engine/duckdb-eh.wasm.bin', import.meta.url);
const stamp = new URL('../../static/engine/duckdb-eh.sha256', import.meta.url);

const wasm = readFileSync(source);
const digest = createHash('sha256').update(wasm).digest('hex');
if (!existsSync(target) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  mkdirSync(new URL('.', target), { recursive: true });
  writeFileSync(target, gzipSync(wasm, { level: 9 }));
  writeFileSync(stamp, digest);
}
