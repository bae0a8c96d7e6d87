import { base } from '$app/paths';
import type { Settings } from '#core/settings.ts';

interface SampleIndex {
  files: { name: string; kind: string; size: number }[];
}

/** The zone of the sample world and the working hours it was made for (so that out-of-hours work can be seen). */
export const SAMPLE_ZONE = 'Europe/Berlin';
export function sampleSettings(): Pick<Settings, 'zone' | 'inHours'> {
  return { zone: SAMPLE_ZONE, inHours: { days: [1, 2, 3, 4, 5], fromMin: 9 * 60, toMin: 18 * 60 } };
}

/** Fetches the sample world from the site itself, as plain CSV files. */
export async function fetchSample(): Promise<File[]> {
  const response = await fetch(`${base}/sample/index.json`);
  const index = (await response.json()) as SampleIndex;
  return Promise.all(index.files.map(({ name }) => fetchOne(name)));
}

async function fetchOne(name: string): Promise<File> {
  const blob = await (await fetch(`${base}/sample/${name}`)).blob();
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const stream = packed ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  const plain = await new Response(stream).blob();
  return new File([plain], name.replace(/\.(gz|bin)$/, ''), { type: 'text/csv' });
}
