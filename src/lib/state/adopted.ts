import { isZone } from '#core/ingest/zone-name.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';

/** IANA zone of this computer; that of the defaults where the browser does not tell. */
export function browserZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone && isZone(timeZone) ? timeZone : DEFAULT_SETTINGS.zone;
}

/** What files say about the site, as long as nobody said it in Settings. */
export interface Said {
  /** Zones chosen for files; null = none was needed. */
  zones: readonly (string | null)[];
  /** ISO 4217 codes that amounts name. */
  currencies: readonly string[];
  /** Settings by the user's own hand. */
  changed: Partial<Settings>;
  /** Zone of this computer, which was proposed. */
  browser: string;
}

/** Settings that files bring along: the zone chosen for them, the proposed one where several were chosen; the currency, where all name the same. */
export function adoptedSettings({ zones, currencies, changed, browser }: Said): Partial<Settings> {
  const zone = changed.zone === undefined ? zoneOf(new Set(zones.filter((one) => one !== null)), browser) : undefined;
  const [currency, ...others] = new Set(currencies);
  const isNew = changed.currency === undefined && others.length === 0 && currency !== DEFAULT_SETTINGS.currency;
  return { ...(zone !== undefined ? { zone } : {}), ...(isNew && currency !== undefined ? { currency } : {}) };
}

/** UTC on a computer in UTC needs no setting; elsewhere it was chosen. */
function zoneOf(zones: ReadonlySet<string>, browser: string): string | undefined {
  const [first] = zones;
  const zone = zones.size > 1 && zones.has(browser) ? browser : zones.size === 1 ? first : undefined;
  return zone !== DEFAULT_SETTINGS.zone || browser !== DEFAULT_SETTINGS.zone ? zone : undefined;
}
