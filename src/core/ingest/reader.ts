import type { CancelSignal } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';

/** A file that can be read from its start as often as needed; `size` in bytes. */
export interface SourceReader {
  name: string;
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** What a long pass over a file accepts: share done (0–1) and a signal to stop. */
export interface PassOptions {
  onProgress?: (share: number) => void;
  signal?: CancelSignal;
}

/** A reader over bytes in memory. */
export function memoryReader(name: string, bytes: Uint8Array, chunk = 1 << 20): SourceReader {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    }
  };
}

/** Throws `engine.cancelled` once the signal is aborted. */
export function stopIfAborted(signal: CancelSignal | undefined): void {
  if (signal?.aborted) throw new AppError('engine.cancelled', {});
}

/** The first bytes of a file, at least `wanted` unless the file is shorter. */
export async function readHead(reader: SourceReader, wanted: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of reader.open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= wanted) break;
  }
  return joinBytes(parts);
}

/** Byte arrays end to end. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
