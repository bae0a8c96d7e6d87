/** IANA zones that this browser knows, UTC first. */
export const ZONES: readonly string[] = ['UTC', ...known()];

function known(): string[] {
  const supported = (Intl as { supportedValuesOf?: (key: string) => string[] }).supportedValuesOf;
  return supported ? supported('timeZone').filter((zone) => zone !== 'UTC') : [];
}

/** True when the browser can count in this zone. */
export function isZone(zone: string): boolean {
  if (zone === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
