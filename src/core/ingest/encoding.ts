import { analyse } from 'chardet';
import { AppError } from '#core/errors.ts';
import { ENCODINGS, type Encoding } from './types.ts';

const MAGIC: readonly (readonly [string, string])[] = [
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['25504446', 'PDF'],
  ['d0cf11e0', 'spreadsheet'],
  ['1f8b', 'gzip'],
  ['50415231', 'Parquet'],
  ['53514c69', 'SQLite'],
  ['377abcaf', '7z'],
  ['52617221', 'RAR']
];

/** Throws `file.empty` or `file.notText` when the first bytes are no text. */
export function requireText(file: string, head: Uint8Array): void {
  if (head.length === 0) throw new AppError('file.empty', { file });
  const hex = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const looksLike = hex.startsWith('504b0304') ? zipKind(head) : MAGIC.find(([magic]) => hex.startsWith(magic))?.[1];
  if (looksLike) throw new AppError('file.notText', { file, looksLike });
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(new TextDecoder().decode(head.subarray(0, 256))))
    throw new AppError('file.notText', { file, looksLike: 'markup' });
  if (looksBinary(head)) throw new AppError('file.notText', { file, looksLike: 'binary' });
}

function zipKind(head: Uint8Array): string {
  const text = String.fromCharCode(...head.subarray(0, 4096));
  return /\[Content_Types\]|xl\/|mimetypeapplication\/vnd\.oasis|docProps|_rels/.test(text) ? 'spreadsheet' : 'zip';
}

function looksBinary(head: Uint8Array): boolean {
  if (wideEncoding(head)) return false;
  let odd = 0;
  for (const byte of head)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 1 && byte !== 12 && byte !== 0) odd++;
  const nuls = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return odd > head.length * 0.02 + 2 || nuls > head.length * 0.2;
}

/** UTF-16 by byte-order mark or by NULs on every second byte; null when it is neither. */
function wideEncoding(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const n = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd > n * 0.2 && even < n * 0.02) return 'utf-16le';
  if (even > n * 0.2 && odd < n * 0.02) return 'utf-16be';
  return null;
}

/** Encoding of a text from its first bytes; UTF-8 when they are valid UTF-8. */
export function detectEncoding(head: Uint8Array): Encoding {
  const wide = wideEncoding(head);
  if (wide) return wide;
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  return isUtf8(head) ? 'utf-8' : guessLegacy(head);
}

/** Encoding of bytes that are not UTF-8: pairs of high bytes speak for East Asian text, single ones for Western. */
export function guessLegacy(bytes: Uint8Array): Encoding {
  const shares = utf8Shares(bytes);
  if (shares.valid > 10 * shares.invalid) return 'utf-8';
  const sample = aroundHighBytes(bytes);
  const known = analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = LEGACY[name.toLowerCase()];
    return encoding ? [{ encoding, confidence }] : [];
  });
  if (gbShare(sample) > 0.9 && lost(sample, 'gb18030') < FEW_LOST) {
    const best = known.find(({ encoding }) => MULTI.includes(encoding) && decodes(sample, encoding));
    const gb = known.find(({ encoding }) => encoding === 'gb18030')?.confidence ?? 0;
    return best && best.encoding !== 'gb18030' && best.confidence > gb + 25 ? best.encoding : 'gb18030';
  }
  const multi = known.find(({ encoding }) => MULTI.includes(encoding));
  if (multi && multi === known[0] && multi.confidence >= 60 && decodes(sample, multi.encoding)) return multi.encoding;
  return known.find(({ encoding }) => !MULTI.includes(encoding))?.encoding ?? 'windows-1252';
}

/** Share of characters that a damaged file may have lost: our choice. */
const FEW_LOST = 0.02;

/** Share of the characters beyond ASCII that an encoding cannot read, 0–1. */
function lost(bytes: Uint8Array, encoding: Encoding): number {
  let bad = 0;
  let all = 0;
  for (const char of new TextDecoder(encoding).decode(bytes, { stream: true })) {
    if (char <= '\u007f') continue;
    all++;
    if (char === '\ufffd') bad++;
  }
  return all === 0 ? 0 : bad / all;
}

const MULTI: readonly Encoding[] = ['gb18030', 'big5', 'shift_jis', 'euc-kr'];
const LEGACY: Readonly<Record<string, Encoding>> = {
  gb18030: 'gb18030', big5: 'big5', shift_jis: 'shift_jis', 'euc-kr': 'euc-kr', 'windows-1252': 'windows-1252', 'iso-8859-1': 'windows-1252',
  'windows-1250': 'windows-1250', 'iso-8859-2': 'windows-1250', 'windows-1251': 'windows-1251', 'iso-8859-5': 'windows-1251', 'koi8-r': 'windows-1251'
}; // prettier-ignore

/** Whether bytes are valid UTF-8; a character cut off at the end is allowed. */
export function isUtf8(bytes: Uint8Array): boolean {
  return decodes(bytes, 'utf-8');
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function utf8Shares(bytes: Uint8Array): { valid: number; invalid: number } {
  let invalid = 0;
  let valid = 0;
  for (const char of new TextDecoder('utf-8').decode(bytes)) {
    if (char === '\ufffd') invalid++;
    else if (char > '\u007f') valid++;
  }
  return { valid, invalid };
}

/** Share of high bytes that come in pairs of GB 2312 (lead B0–F7 or A1–A9, trail A1–FE). */
function gbShare(bytes: Uint8Array): number {
  let paired = 0;
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    high++;
    const trail = bytes[i + 1] ?? 0;
    if (byte >= 0xa1 && byte <= 0xf7 && trail >= 0xa1) {
      paired += 2;
      high++;
      i++;
    }
  }
  return high === 0 ? 0 : paired / high;
}

/** Up to 64 KB of lines that hold high bytes, so that digits do not drown the letters. */
function aroundHighBytes(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (let i = 0; i < bytes.length && kept.length < 65_536; i++) {
    const near = (bytes[i] ?? 0) >= 0x80 || (bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80;
    if (near) kept.push(bytes[i] ?? 0);
  }
  return Uint8Array.from(kept);
}

/** Bytes of a file as UTF-8, whatever its encoding; the byte-order mark is taken off. */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield encoder.encode(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield encoder.encode(rest);
}

/** True for a name of `ENCODINGS`. */
export function isEncoding(name: string): name is Encoding {
  return (ENCODINGS as readonly string[]).includes(name);
}
