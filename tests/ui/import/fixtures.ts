import type { ColumnMapping, Mapping, SourceProfile } from '#core/ingest/types.ts';

/** A profile of a small comma-separated file: captions and rows as written. */
export function profileOf(name: string, headers: string[], rows: string[][]): SourceProfile {
  return {
    name,
    size: 1234,
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', headerLine: 1, reasons: [] },
    records: rows.length,
    columns: headers.map((header, index) => {
      const sample = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
      const counts = new Map<string, number>();
      for (const value of sample) counts.set(value, (counts.get(value) ?? 0) + 1);
      const top = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
      return { index, header, sample, emptyShare: 1 - sample.length / rows.length, padded: false, top };
    }),
    preview: rows,
    ragged: 0,
    blankLines: 0,
    totalsLines: [],
    clean: true,
    invalidBytes: false,
    shape: `shape of ${headers.join()}`,
    fingerprint: `print of ${name}`,
    warnings: [],
    accepts: [headers.length],
    width: headers.length
  } satisfies SourceProfile;
}

export function columnOf(
  header: string,
  index: number,
  target: string,
  more: Partial<ColumnMapping> = {}
): ColumnMapping {
  return { header, index, target, confidence: target === '' ? 0 : 0.95, reasons: [], ...more };
}

export function mappingOf(columns: ColumnMapping[], more: Partial<Mapping> = {}): Mapping {
  return {
    kind: 'calls',
    preset: null,
    columns,
    zone: 'Europe/Berlin',
    nullWords: [],
    constants: { direction: 'inbound' },
    questions: [],
    ...more
  };
}

export const CALL_HEADERS = ['Call', 'Agent', 'Began', 'Talk', 'Result'];
export const CALL_ROWS = [
  ['1', 'Ann', '2026-03-02 09:00:00', '120', 'spoke'],
  ['2', 'Bob', '2026-03-02 09:05:00', '95', 'rang out'],
  ['3', 'Ann', '2026-03-02 09:10:00', '', 'spoke']
];

/** Three calls with a word of its own for “no answer”. */
export function calls(): { profile: SourceProfile; mapping: Mapping } {
  return {
    profile: profileOf('calls.csv', CALL_HEADERS, CALL_ROWS),
    mapping: mappingOf([
      columnOf('Call', 0, 'call_id'),
      columnOf('Agent', 1, 'agent_id'),
      columnOf('Began', 2, 'start_at', {
        date: { kind: 'strptime', strptime: '%Y-%m-%d %H:%M:%S', zone: 'none', ambiguous: false }
      }),
      columnOf('Talk', 3, 'talk_s', { unit: 's' }),
      columnOf('Result', 4, 'disposition', { values: { spoke: 'answered', 'rang out': 'other' } })
    ])
  };
}
