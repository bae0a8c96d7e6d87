import type { ChartContext, Formats, Palette } from '#core/charts/types.ts';

const FORMAT: Formats = {
  value: (value, unit) => (value === null ? '–' : unit === 'ratio' ? `${(value * 100).toFixed(1)}%` : value.toFixed(1)),
  axis: (value, unit) => (unit === 'ratio' ? `${Math.round(value * 100)}%` : String(value)),
  interval: ([low, high]) => `${low}–${high}`,
  change: (now, before) => String(now - before),
  relative: (ratio) => `${ratio > 0 ? '+' : '−'}${(Math.abs(ratio) * 100).toFixed(1)}%`,
  count: (value) => value.toLocaleString('en-GB'),
  day: (date) => `day ${date}`,
  dayShort: (date) => date,
  month: (date) => date.slice(0, 7),
  weekday: (isoDay) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][isoDay - 1] ?? ''
};

/** The light theme, as it stands in tokens.css. */
const PALETTE: Palette = {
  surface: '#ffffff', text: '#14222b', text2: '#43525c', text3: '#5c6a73', grid: '#ebe8e2', axis: '#a4adad', band: '#e9e6df',
  lineStrong: '#d0cec7', compare: '#6b7a83', under: '#b9bfc0', weekend: '#f6f4f0', dirOut: '#0b5a66', dirIn: '#459aa3',
  volume: '#206d75', satisfaction: '#b5830f', strain: '#763090', time: '#3a93d6', workload: '#a23b12', repayment: '#5c8a5e',
  sequential: ['#e3f4f3', '#afd7d8', '#76b5ba', '#348f98', '#186d7a', '#06505e', '#063645'],
  strainRamp: ['#f8eef7', '#e8cee8', '#d4a8d7', '#bb7ec4', '#9b5aac', '#783b8f', '#53216d'],
  categories: ['#206d75', '#b5830f', '#763090', '#3a93d6', '#a23b12', '#5c8a5e', '#cb569f', '#2b3546'],
  font: 'sans-serif', fontSize: 11
}; // prettier-ignore

/** Plain formats and the light palette, so that tests need no browser. */
export const CONTEXT: ChartContext = { locale: 'en', palette: PALETTE, format: FORMAT };
