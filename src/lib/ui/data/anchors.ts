const PREFIX = 'metric-';

/** Name of a measure's place in the dictionary, after `#` in an address. */
export const anchorOf = (id: string): string => `${PREFIX}${id}`;

/** The measure that an address points to, or null. */
export function metricOfHash(hash: string): string | null {
  const name = decodeURIComponent(hash.replace(/^#/, ''));
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
}
