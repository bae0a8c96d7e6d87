import { init } from 'echarts/core';
import '#lib/ui/chart/echarts.ts';
import type { EChartsOption } from 'echarts';
import { expect, test } from 'vitest';
import * as daily from '#core/charts/daily-columns.ts';
import * as heat from '#core/charts/heat-map.ts';
import { OVERVIEW_VIEW } from '../fixtures/overview.ts';
import { CONTEXT } from '../unit/charts/context.ts';

function picture(option: EChartsOption, { width, height }: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Ids count up over all charts of a process: they say nothing about the picture.
  return `${svg.replace(/zr\d+-/g, 'zr-').replace(/></g, '>\n<')}\n`;
}

test('daily columns look as they did', async () => {
  const size = { width: 640, height: 260 };
  const svg = picture(daily.option(OVERVIEW_VIEW.daily.data!, CONTEXT, size), size);

  await expect(svg).toMatchFileSnapshot('daily-columns.svg');
});

test('the heat map looks as it did', async () => {
  const size = { width: 380, height: 250 };
  const svg = picture(heat.option(OVERVIEW_VIEW.heat.data!, CONTEXT, size), size);

  await expect(svg).toMatchFileSnapshot('heat-map.svg');
});
