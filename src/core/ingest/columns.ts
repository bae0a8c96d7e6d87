import type { KeptRecord } from './collector.ts';
import type { SourceColumn } from './types.ts';

const TOP = 200;

/** Cells per row to expect: the header's, more when most rows have more. */
export function rowWidth(header: readonly string[] | null, widths: ReadonlyMap<number, number>): number {
  const usual = [...widths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  return Math.max(header?.length ?? 0, usual, 1);
}

/** Numbers of cells that count as right: `width`, and the usual one when at least 90 % of the records leave the last columns out. */
export function acceptedWidths(width: number, widths: ReadonlyMap<number, number>): number[] {
  const total = [...widths.values()].reduce((sum, n) => sum + n, 0);
  const [usual, n] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [width, 0];
  return usual > 1 && usual < width && n >= total * 0.9 ? [width, usual] : [width];
}

/** Columns with unique captions and their sampled values; columns without caption and values at the end are left out. */
export function buildColumns(
  header: readonly string[] | null,
  width: number,
  samples: readonly KeptRecord[]
): { columns: SourceColumn[]; duplicates: string[] } {
  const { captions, duplicates } = uniqueCaptions(header ?? [], width);
  const columns = captions.map((caption, index) => describeColumn(caption, index, samples));
  while (
    columns.length > 1 &&
    (header?.[columns.length - 1] ?? '').trim() === '' &&
    columns.at(-1)?.sample.length === 0
  )
    columns.pop();
  return { columns, duplicates };
}

function uniqueCaptions(header: readonly string[], width: number): { captions: string[]; duplicates: string[] } {
  const seen = new Map<string, number>();
  const duplicates: string[] = [];
  const captions = Array.from({ length: width }, (_, i) => {
    const caption = (header[i] ?? '').replace(/\s+/g, ' ').trim() || `column_${i + 1}`;
    const count = (seen.get(caption) ?? 0) + 1;
    seen.set(caption, count);
    if (count === 2) duplicates.push(caption);
    return count === 1 ? caption : `${caption} #${count}`;
  });
  return { captions, duplicates };
}

function describeColumn(header: string, index: number, samples: readonly KeptRecord[]): SourceColumn {
  const sample: string[] = [];
  const counts = new Map<string, number>();
  let padded = false;
  for (const { cells } of samples) {
    const cell = cells[index] ?? '';
    const value = cell.trim();
    padded ||= value.length !== cell.length;
    if (value === '') continue;
    sample.push(value);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const top = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOP)
    .map(([value, count]) => ({ value, count }));
  return {
    index,
    header,
    sample,
    padded,
    emptyShare: samples.length === 0 ? 1 : 1 - sample.length / samples.length,
    top
  };
}
