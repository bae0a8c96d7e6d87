/** A database without tables, as `ATTACH 'empty.db' (STORAGE_VERSION 'v1.4.0')` of DuckDB leaves it: 12,288 bytes, packed with gzip. */
const PACKED =
  'H4sIAAAAAAACA+3XsQpBARQG4DtIdpmVVSlJGWxXSWaj4XKTjckTWDyFBzAreQQx3SfAwFsw3KQUWZTh+5a/0zmd/W8mm+1uflm1emE3DL4zq1bqlfr7fdwYxlFUq43iz3/a5cH4ml8U' +
  'J4X1ubTv9wIAAADgJ6bL0yE5TjuP+fbieZlJI5dGNtD/AQAAQP/X/wEAAOBf3AFqX3YoADAAAA==';

/** What a file must hold before the engine writes tables to it: one that exists and is empty is refused. */
export function emptyDatabase(): Promise<Blob> {
  const packed = new Blob([Uint8Array.from(atob(PACKED), (char) => char.charCodeAt(0))]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}
