import { expect, test } from 'vitest';
import * as curve from '#core/charts/curve.ts';
import * as heat from '#core/charts/heat-map.ts';
import * as histogram from '#core/charts/histogram.ts';
import * as lines from '#core/charts/line-band.ts';
import * as strip from '#core/charts/strip-plot.ts';
import * as columns from '#core/charts/time-columns.ts';
import { ATTEMPTS, CURES, DUE_WEEKS, HANDLING, OCCUPANCY, SHIFTS, WEEKLY } from '../fixtures/charts.ts';
import { OVERVIEW_VIEW } from '../fixtures/overview.ts';
import { CONTEXT } from '../unit/charts/context.ts';
import { picture } from './picture.ts';

test('daily columns look as they did', async () => {
  const size = { width: 640, height: 260 };
  const svg = picture(columns.option(OVERVIEW_VIEW.daily.data!, CONTEXT, size), size);

  await expect(svg).toMatchFileSnapshot('time-columns.svg');
});

test('the heat map looks as it did', async () => {
  const size = { width: 380, height: 250 };
  const svg = picture(heat.option(OVERVIEW_VIEW.heat.data!, CONTEXT, size), size);

  await expect(svg).toMatchFileSnapshot('heat-map.svg');
});

test('lines with a band look as they did', async () => {
  const size = { width: 620, height: 250 };

  await expect(picture(lines.option(WEEKLY, CONTEXT, size), size)).toMatchFileSnapshot('line-band.svg');
});

test('several lines with bars look as they did on a phone', async () => {
  const size = { width: 340, height: 236 };

  await expect(picture(lines.option(ATTEMPTS, CONTEXT, size), size)).toMatchFileSnapshot('line-bars.svg');
});

test('a histogram looks as it did', async () => {
  const size = { width: 480, height: 240 };

  await expect(picture(histogram.option(HANDLING, CONTEXT, size), size)).toMatchFileSnapshot('histogram.svg');
});

test('curves look as they did', async () => {
  const size = { width: 620, height: 300 };

  await expect(picture(curve.option(CURES, CONTEXT, size), size)).toMatchFileSnapshot('curve.svg');
});

test('columns with open parts and a forecast look as they did', async () => {
  const size = { width: 560, height: 250 };

  await expect(picture(columns.option(DUE_WEEKS, CONTEXT, size), size)).toMatchFileSnapshot('due-weeks.svg');
});

test('half-hours with hatched cells look as they did', async () => {
  const size = { width: 620, height: 250 };

  await expect(picture(heat.option(OCCUPANCY, CONTEXT, size), size)).toMatchFileSnapshot('half-hours.svg');
});

test('a strip plot looks as it did', async () => {
  const size = { width: 480, height: 240 };

  await expect(picture(strip.option(SHIFTS, CONTEXT, size), size)).toMatchFileSnapshot('strip-plot.svg');
});
