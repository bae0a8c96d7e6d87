/** IANA zones that this browser knows, UTC first. */
export const ZONES: readonly string[] = ['UTC', ...known()];

function known(): string[] {
  const supported = (Intl as { supportedValuesOf?: (key: string) => string[] }).supportedValuesOf;
  return supported ? supported('timeZone').filter((zone) => zone !== 'UTC') : [];
}
