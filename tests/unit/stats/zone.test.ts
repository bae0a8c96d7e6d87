import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localToUtc, wallToInstants, zoneOffsetS, zoneTransitions } from '../../../src/core/stats/zone.ts';

fc.configureGlobal({ seed: 20250303 });

const utc = (text: string): number => Date.parse(`${text}Z`) / 1000;
const [from, to] = [utc('2015-01-01T00:00:00'), utc('2027-01-01T00:00:00')];

for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe']) {
  test(`zoneTransitions of ${zone} agree with zoneOffsetS at any instant`, () => {
    const transitions = zoneTransitions(zone, from, to);

    expect(transitions.length).toBe(zone === 'Asia/Shanghai' ? 1 : 25);
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (instant) => {
        const valid = transitions.findLast(({ at_utc_s }) => at_utc_s <= instant)!;
        expect(valid.offset_s).toBe(zoneOffsetS(instant, zone));
      })
    );
    for (const { at_utc_s, offset_s } of transitions.slice(1)) {
      expect(zoneOffsetS(at_utc_s, zone)).toBe(offset_s);
      expect(zoneOffsetS(at_utc_s - 1, zone)).not.toBe(offset_s);
    }
  });
}

test('zoneTransitions of Berlin in 2025 are the last Sundays of March and October at 01:00 UTC', () => {
  expect(zoneTransitions('Europe/Berlin', utc('2025-01-01T00:00:00'), utc('2026-01-01T00:00:00'))).toEqual([
    { at_utc_s: utc('2025-01-01T00:00:00'), offset_s: 3600 },
    { at_utc_s: utc('2025-03-30T01:00:00'), offset_s: 7200 },
    { at_utc_s: utc('2025-10-26T01:00:00'), offset_s: 3600 }
  ]);
});

test('zoneTransitions includes a change at the end of the range but not one at its start', () => {
  const change = utc('2025-03-30T01:00:00');

  expect(zoneTransitions('Europe/Berlin', change - 5, change)).toHaveLength(2);
  expect(zoneTransitions('Europe/Berlin', change, change + 5)).toEqual([{ at_utc_s: change, offset_s: 7200 }]);
  expect(zoneTransitions('Europe/Berlin', change, change)).toHaveLength(1);
});

test('Lord Howe changes by half an hour', () => {
  const offsets = zoneTransitions('Australia/Lord_Howe', from, to).map(({ offset_s }) => offset_s);

  expect(new Set(offsets)).toEqual(new Set([37_800, 39_600]));
});

test('localToUtc of the wall clock of an instant gives that instant, or the earlier of two', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe'),
      fc.integer({ min: from, max: to }),
      (zone, instant) => {
        const wallS = instant + zoneOffsetS(instant, zone);
        const wall = new Date(wallS * 1000).toISOString().slice(0, 19).replace('T', ' ');
        const { utc_s, flag } = localToUtc(wall, zone);
        expect(wallToInstants(wallS, zone)).toContain(instant);
        if (flag === 'ok') expect(utc_s).toBe(instant);
        else expect(utc_s).toBeLessThanOrEqual(instant);
      }
    )
  );
});

test('wallToInstants lists both instants of the doubled hour and none of the missing one', () => {
  expect(wallToInstants(utc('2025-10-26T02:30:00'), 'Europe/Berlin')).toEqual([
    utc('2025-10-26T00:30:00'),
    utc('2025-10-26T01:30:00')
  ]);
  expect(wallToInstants(utc('2025-03-30T02:30:00'), 'Europe/Berlin')).toEqual([]);
});

test('text that is no time and an unknown zone throw', () => {
  expect(() => localToUtc('yesterday', 'Europe/Berlin')).toThrow('not a local time: yesterday');
  expect(() => zoneOffsetS(0, 'Europe/Atlantis')).toThrow();
});
