import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { IntervalData } from '#core/charts/interval-dots.ts';
import IntervalDots from '#lib/ui/chart/IntervalDots.svelte';
import { CONTEXT } from '../../unit/charts/context.ts';

const DATA: IntervalData = {
  title: 'Rating', unit: 'ratio', family: 'satisfaction', valueLabel: 'score', nLabel: 'n', bounds: null,
  rows: [
    { key: 'a', label: 'Early', value: 0.5, interval: [0.4, 0.6], previous: null, usual: null, n: 900, small: false, reason: null, flag: null },
    { key: 'b', label: 'Late', value: 0.5, interval: [-3, 4], previous: null, usual: null, n: 4, small: true, reason: null, flag: null }
  ]
}; // prettier-ignore

test('cuts the interval of a small sample at the ends of the axis', () => {
  render(IntervalDots, { props: { data: DATA, context: CONTEXT } });

  const [, small] = [...document.querySelectorAll<HTMLElement>('.interval')].map(({ style }) => style);
  expect([small?.insetInlineStart, small?.inlineSize]).toEqual(['0%', '100%']);
});

test('dims what is not chosen', () => {
  render(IntervalDots, { props: { data: DATA, context: CONTEXT, picked: { keys: ['b'], clear: () => undefined } } });

  expect([...document.querySelectorAll('.row')].map((row) => row.classList.contains('dim'))).toEqual([true, false]);
});
