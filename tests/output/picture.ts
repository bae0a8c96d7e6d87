import { init } from 'echarts/core';
import '#lib/ui/chart/echarts.ts';
import type { EChartsOption } from 'echarts';

/** An option drawn as SVG, with the same words for the same picture. */
export function picture(option: EChartsOption, { width, height }: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Ids count up over all charts of a process: they say nothing about the picture.
  return `${svg.replace(/zr\d+-/g, 'zr-').replace(/></g, '>\n<')}\n`;
}
