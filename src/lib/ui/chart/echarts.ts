import { BarChart, CustomChart, HeatmapChart } from 'echarts/charts';
import { GridComponent, VisualMapContinuousComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// The one door to ECharts: only what the charts use, so that the rest is left out of the bundle. Loaded on demand.
use([BarChart, CustomChart, HeatmapChart, GridComponent, VisualMapContinuousComponent, SVGRenderer]);

export { init };
