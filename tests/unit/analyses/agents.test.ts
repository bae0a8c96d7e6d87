import { expect, test } from 'vitest';
import { harderCause, promptsOf } from '#core/analyses/agents/prompts.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';

const shift = (date: string, longestS: number) => ({ date, talk: [], hold: [], after: [], other: [], long: [], longestS, contacts: 40, calls: [] }); // prettier-ignore
const cause = (value: string, share: number, team: number, interval: readonly [number, number]) => ({ value, label: { en: value, zh: value }, n: 100, share, interval, team }); // prettier-ignore
const figure = (metric: string, unit: 'ratio' | 'score', value: number, flag: 'above' | 'below' | null) => ({
  metric,
  now: { id: metric, unit, value, n: 200, ci: null, ciMethod: 'none', status: 'ok', reason: null, basis: 'measured', coverage: 1, warnings: [] } as const, // prettier-ignore
  previous: null,
  usual: { lo: 0.8, hi: 0.86, windows: 9 },
  flag
});
const asked = { shifts: [], mix: [], figures: [], settings: DEFAULT_SETTINGS };
const words = (found: Parameters<typeof promptsOf>[0]) => promptsOf(found).map(({ text }) => text.text.en);

test('a stretch of over 90 minutes is asked about, a shorter one is not', () => {
  expect(words({ ...asked, shifts: [shift('2026-05-04', 5399)] })).toEqual(['Nothing to conclude from these figures.']);
  expect(words({ ...asked, shifts: [shift('2026-05-04', 5400), shift('2026-05-05', 9660)] })[0]).toContain('2h 41m without a pause'); // prettier-ignore
});

test('a harder mix is named only beyond its interval and by five points', () => {
  expect(harderCause([cause('hardship', 0.31, 0.18, [0.28, 0.34])])?.value).toBe('hardship');
  expect(harderCause([cause('hardship', 0.31, 0.29, [0.3, 0.34])])).toBeNull();
  expect(harderCause([cause('hardship', 0.31, 0.2, [0.19, 0.45])])).toBeNull();
});

test('figures outside the own usual range become a question, satisfaction inside it a thanks, never a judgement', () => {
  const texts = words({
    ...asked,
    figures: [figure('occupancy', 'ratio', 0.89, 'above'), figure('csat_avg', 'score', 4.2, null)]
  });

  expect(texts[0]).toBe('Occupancy 89.0%, above own usual range 80.0–86.0%: what changed?');
  expect(texts[1]).toBe('Say thanks: satisfaction 4.20, within or above own usual range.');
});
