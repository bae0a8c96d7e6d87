import { afterEach, expect, test, vi } from 'vitest';
import { adoptedSettings, browserZone } from '#lib/state/adopted.ts';

afterEach(() => vi.restoreAllMocks());

function atHome(timeZone: string | undefined) {
  const options = new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).resolvedOptions();
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ ...options, timeZone: timeZone as string }); // prettier-ignore
}

test('the zone of this computer is the one that the browser names, UTC where it names none', () => {
  atHome('Asia/Shanghai');
  expect(browserZone()).toBe('Asia/Shanghai');

  atHome(undefined);
  expect(browserZone()).toBe('UTC');

  atHome('Etc/Unknown');
  expect(browserZone()).toBe('UTC');
});

test('the zone of the first files becomes that of the site, whether it was proposed or chosen', () => {
  const adopted = (...zones: (string | null)[]) => adoptedSettings({ zones, currencies: [], changed: {}, browser: 'Europe/Berlin' }); // prettier-ignore

  expect(adopted('Europe/Berlin', 'Europe/Berlin')).toEqual({ zone: 'Europe/Berlin' });
  expect(adopted('Asia/Shanghai', null)).toEqual({ zone: 'Asia/Shanghai' });
  // UTC on a computer in Berlin was chosen: it is not proposed anew next time.
  expect(adopted('UTC')).toEqual({ zone: 'UTC' });
  expect(adopted('UTC', 'Europe/Berlin')).toEqual({ zone: 'Europe/Berlin' });
  expect(adopted('UTC', 'Asia/Shanghai')).toEqual({});
});

test('what Settings say stays, and UTC at home needs no setting', () => {
  const said = { zones: ['Asia/Shanghai'], currencies: ['USD'], browser: 'Europe/Berlin' };

  expect(adoptedSettings({ ...said, changed: { zone: 'UTC', currency: 'EUR' } })).toEqual({});
  expect(adoptedSettings({ zones: ['UTC'], currencies: [], changed: {}, browser: 'UTC' })).toEqual({});
});

test('the currency that all amounts name becomes that of Settings', () => {
  const adopted = (...currencies: string[]) => adoptedSettings({ zones: [], currencies, changed: {}, browser: 'UTC' });

  expect(adopted('USD', 'USD')).toEqual({ currency: 'USD' });
  expect(adopted('USD', 'EUR')).toEqual({});
  expect(adopted('EUR')).toEqual({});
  expect(adopted()).toEqual({});
});
