/** Counts of several files by code, added up; codes that no file counts are left out. */
export function summed(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const part of parts)
    for (const [code, rows] of Object.entries(part)) if (rows > 0) sums[code] = (sums[code] ?? 0) + rows;
  return sums;
}
