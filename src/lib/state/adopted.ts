import { isZone } from '#core/ingest/zone-name.ts';
import type { Mapping } from '#core/ingest/types.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';

/** IANA zone of this computer; that of the defaults where the browser does not tell. */
export function browserZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone && isZone(timeZone) ? timeZone : DEFAULT_SETTINGS.zone;
}

/** What the first files loaded say about the site, as long as nobody said it in Settings. */
export interface AdoptOptions {
  /** Settings by the user's own hand. */
  changed: Partial<Settings>;
  /** Zone of this computer, which was proposed. */
  browser: string;
}

/** Settings that the first files bring along: the zone chosen for them, the proposed one where several were chosen. */
export function adoptedSettings(mappings: readonly Mapping[], { changed, browser }: AdoptOptions): Partial<Settings> {
  const zones = new Set(mappings.flatMap(({ zone }) => (zone ? [zone] : [])));
  const [first] = zones;
  const zone = zones.size > 1 && zones.has(browser) ? browser : zones.size === 1 ? first : undefined;
  const isSaid = zone !== undefined && (zone !== DEFAULT_SETTINGS.zone || browser !== DEFAULT_SETTINGS.zone);
  return changed.zone === undefined && isSaid ? { zone } : {};
}
