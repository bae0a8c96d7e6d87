import { afterEach, expect, test, vi } from 'vitest';
import { adoptedSettings, browserZone } from '#lib/state/adopted.ts';
import { mappingOf } from '../import/fixtures.ts';

afterEach(() => vi.restoreAllMocks());

const zonesOf = (...zones: (string | null)[]) => zones.map((zone) => mappingOf([], { zone }));

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
  const options = { changed: {}, browser: 'Europe/Berlin' };

  expect(adoptedSettings(zonesOf('Europe/Berlin', 'Europe/Berlin'), options)).toEqual({ zone: 'Europe/Berlin' });
  expect(adoptedSettings(zonesOf('Asia/Shanghai', null), options)).toEqual({ zone: 'Asia/Shanghai' });
  // UTC on a computer in Berlin was chosen: it is not proposed anew next time.
  expect(adoptedSettings(zonesOf('UTC'), options)).toEqual({ zone: 'UTC' });
  expect(adoptedSettings(zonesOf('UTC', 'Europe/Berlin'), options)).toEqual({ zone: 'Europe/Berlin' });
  expect(adoptedSettings(zonesOf('UTC', 'Asia/Shanghai'), options)).toEqual({});
});

test('a zone of Settings stays, and UTC at home needs no setting', () => {
  expect(adoptedSettings(zonesOf('Asia/Shanghai'), { changed: { zone: 'UTC' }, browser: 'Europe/Berlin' })).toEqual({});
  expect(adoptedSettings(zonesOf('UTC'), { changed: {}, browser: 'UTC' })).toEqual({});
});
