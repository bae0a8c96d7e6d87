/** 32-bit FNV-1a of bytes, continued from `seed`. */
export function fnv(bytes: Uint8Array, seed = 0x811c9dc5): number {
  let hash = seed;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash >>> 0;
}

/** FNV-1a of a text as eight hexadecimal digits. */
export function hashText(text: string): string {
  return fnv(new TextEncoder().encode(text)).toString(16).padStart(8, '0');
}

const WINDOW = 4096;

/** Size and a hash of head, middle and tail of a file, fed chunk by chunk; the cuts between chunks do not matter. */
export class Fingerprint {
  readonly #size: number;
  readonly #windows: number[];
  readonly #hashes = [0x811c9dc5, 0x811c9dc5, 0x811c9dc5];
  #offset = 0;

  constructor(size: number) {
    this.#size = size;
    this.#windows = [0, Math.floor(size / 2), Math.max(0, size - WINDOW)];
  }

  push(chunk: Uint8Array): void {
    this.#windows.forEach((from, i) => {
      const start = Math.max(0, from - this.#offset);
      const end = Math.min(chunk.length, from + WINDOW - this.#offset);
      if (start < end) this.#hashes[i] = fnv(chunk.subarray(start, end), this.#hashes[i]);
    });
    this.#offset += chunk.length;
  }

  text(): string {
    return [this.#size || this.#offset, ...this.#hashes.map((hash) => hash.toString(16).padStart(8, '0'))].join('-');
  }
}
