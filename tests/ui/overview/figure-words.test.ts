import { expect, test } from 'vitest';
import type { Figure } from '#core/analyses/overview-types.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { keyView } from '#lib/ui/overview/adapt.ts';
import { figureView, quietView } from '#lib/ui/overview/figure-words.ts';
import { ENGLISH } from '../../support/english.ts';

function figure(now: Partial<Envelope>, rest: Partial<Figure> = {}): Figure {
  const envelope: Envelope = {
    id: 'occupancy', unit: 'ratio', value: 0.834, n: 812, ci: [0.829, 0.839], ciMethod: 'cluster', status: 'ok', reason: null,
    basis: 'measured', coverage: 1, warnings: [], ...now
  }; // prettier-ignore
  return { metric: envelope.id, now: envelope, previous: null, usual: null, flag: null, ...rest };
}

test('shows the change where there is a solid previous value', () => {
  const before = figure({ value: 0.813 }).now;

  expect(figureView(figure({}, { previous: before }), ENGLISH).detail).toEqual(['+2.1 pts', 'on previous']);
});

test('takes one more digit where the value reads like its limits', () => {
  // 0.58 within 0.56 to 0.61 would be 0.6 within 0.6–0.6
  const hard = figure({ id: 'difficult_per_hour', unit: 'per_hour', value: 0.58, ci: [0.562, 0.613] });
  expect(figureView(hard, ENGLISH)).toMatchObject({ text: '0.58', intervalText: '0.56–0.61' });

  const flagged = figure({ id: 'difficult_per_hour', unit: 'per_hour', value: 0.58, ci: [0.56, 0.74] }, { flag: 'above', usual: { lo: 0.4, hi: 0.55, windows: 9 } }); // prettier-ignore
  expect(figureView(flagged, ENGLISH)).toMatchObject({ text: '0.58', usualText: 'usual 0.40–0.55' });

  const apart = figure({ id: 'difficult_per_hour', unit: 'per_hour', value: 0.58, ci: [0.42, 0.74] });
  expect(figureView(apart, ENGLISH)).toMatchObject({ text: '0.6', intervalText: '0.4–0.7' });
});

test('compares with no small previous sample', () => {
  const before = figure({ value: 0.813, status: 'insufficient' }).now;
  const view = figureView(figure({}, { previous: before }), ENGLISH);

  expect(view.previous).toBeNull();
  expect(view.detail).toEqual(['n = 812']);
});

test('names the top of the scale in a key figure only', () => {
  const score = figure({ id: 'csat_avg', unit: 'score', value: 4.123, ci: null });

  expect(figureView(score, ENGLISH, { short: true }).text).toBe('4.12 / 5');
  expect(figureView(score, ENGLISH).text).toBe('4.12');
});

test('gives the reason instead of a value, and keeps known bounds', () => {
  const bounds = figure({
    value: null,
    status: 'not_identified',
    reason: { text: { en: 'known only as an interval', zh: '' } }
  });
  const view = figureView(bounds, ENGLISH);

  expect(view).toMatchObject({
    value: null,
    text: '–',
    reason: 'known only as an interval',
    intervalText: '82.9–83.9%'
  });
  expect(view.detail).toEqual([]);
});

test('bounds that read alike are said once', () => {
  const bounds = (ci: [number, number]) =>
    figure({ value: null, ci, status: 'not_identified', reason: { text: { en: '', zh: '' } } });

  expect(figureView(bounds([0.8291, 0.8294]), ENGLISH).intervalText).toBe('82.9%');
  expect(figureView(bounds([0.829, 0.83]), ENGLISH).intervalText).toBe('82.9–83.0%');
});

test('says everything in one sentence', () => {
  const view = figureView(figure({}, { usual: { lo: 0.78, hi: 0.826, windows: 20 }, flag: 'above' }), ENGLISH);

  expect(view.spoken).toMatch(/83\.4%, interval 82\.9–83\.9%, usual 78\.0–82\.6%, above$/);
});

test('is compared with nothing while nothing matches', () => {
  const before = figure({ value: 0.813 }).now;
  const view = figureView(figure({}, { previous: before, usual: { lo: 0.9, hi: 0.95 } as never, flag: 'below' }), ENGLISH); // prettier-ignore
  const quiet = quietView(view, ENGLISH);

  expect(view.spoken).toContain('below');
  expect(quiet).toMatchObject({ value: 0.834, text: view.text, quiet: true, flag: null, previous: null, usual: null, detail: [] }); // prettier-ignore
  expect(quiet.spoken).not.toMatch(/usual|previous/);
});

test('stands alone only where no call matches, not where calls are missing', () => {
  const words = ENGLISH;
  expect(keyView(figure({}), { words, nothing: { kind: 'noData', widest: null } }).quiet).toBe(true);
  expect(keyView(figure({}), { words, nothing: { kind: 'missing', reason: 'needs calls' } }).quiet).toBeUndefined();
  expect(keyView(figure({}), { words, nothing: null }).quiet).toBeUndefined();
});
