import { ENCODINGS, type Encoding } from '#core/ingest/types.ts';

const HEAD_BYTES = 64 * 1024;
const SHOWN = 220;
const CHOICES = 3;

export interface Reading {
  encoding: Encoding;
  /** Beginning of the file in this encoding. */
  text: string;
}

/** The beginning of a file in the encodings that lose the fewest characters, best first, and in the one `chosen` now. */
export async function readings(file: Blob, chosen: Encoding): Promise<Reading[]> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return ENCODINGS.map((encoding) => ({ encoding, all: decode(head, encoding) }))
    .map(({ encoding, all }) => ({ encoding, text: all.slice(0, SHOWN), odd: oddness(all) }))
    .sort((a, b) => a.odd - b.odd)
    .filter(({ encoding }, rank) => rank < CHOICES || encoding === chosen)
    .map(({ encoding, text }) => ({ encoding, text }));
}

function decode(head: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true });
}

/** Lost characters weigh most, then control and private ones, then symbols that tables seldom hold. */
function oddness(text: string): number {
  let odd = 0;
  for (const sign of text) {
    if (sign === '\uFFFD') odd += 10;
    else if (/[\p{Cc}\p{Co}\p{Cn}]/u.test(sign) && !/[\t\r\n]/.test(sign)) odd += 5;
    else if (/[\p{So}\p{Sk}¤¦§¨¬¶]/u.test(sign)) odd += 1;
  }
  return odd / Math.max(1, text.length);
}
