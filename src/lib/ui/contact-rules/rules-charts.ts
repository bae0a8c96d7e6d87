import { isClosed, type ContactHours, type CountBin } from '#core/analyses/contact-rules/details.ts';
import type { FrequencyRule, HoursRule } from '#core/analyses/contact-rules/types.ts';
import type { HeatData } from '#core/charts/heat-map.ts';
import type { HistogramBin, HistogramData } from '#core/charts/histogram.ts';
import { RULES_PAGE } from '#core/i18n/messages/contact-rules-page.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { ruleText, unitsText } from './words.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** Higher counts share the last bin, unless the rule itself is higher. */
const MOST_BINS = 14;

/** Attempts by hour of the week; hours that the rule closes are hatched. From an hour before the first to an hour after the last of both. */
export function hoursData({ cells, step }: ContactHours, rule: HoursRule): HeatData {
  const used = cells.map(({ key }) => Number(key.split('-')[1]));
  const opens = rule.windows.map(({ fromMin }) => fromMin / 60);
  const closes = rule.windows.map(({ toMin }) => toMin / 60 - step);
  const low = Math.max(0, Math.floor(Math.min(...used, ...opens)) - 1);
  const high = Math.min(24 - step, Math.ceil(Math.max(...used, ...closes)) + 1);
  const hours = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step);
  const known = new Map(cells.map((cell) => [cell.key, cell]));
  return {
    title: locale.t(RULES_PAGE.heatSubtitle),
    unit: 'count',
    weekdays: WEEKDAYS,
    hours,
    cells: WEEKDAYS.flatMap((weekday) =>
      hours.map((hour) => {
        const key = `${weekday}-${hour}`;
        const cell = known.get(key);
        const hatched = isClosed(rule, weekday, hour, step) || (cell?.outside ?? 0) > 0;
        return { key, value: cell?.attempts ?? 0, n: cell?.outside ?? 0, small: false, hatched };
      })
    ),
    nLabel: locale.t(RULES_PAGE.outside),
    outlined: cells.filter(({ outside }) => outside > 0).map(({ key }) => key),
    chosen: [],
    ramp: 'sequential',
    hatchLabel: locale.t(RULES_PAGE.hatch)
  };
}

/** Units by their highest count, with the stated number as a line. */
export function countsData(bins: readonly CountBin[], rule: FrequencyRule): HistogramData {
  const open = Math.max(MOST_BINS, rule.limit + 2);
  const last = Math.max(rule.limit + 1, ...bins.map(({ count }) => count));
  const units = new Map(bins.map(({ count, units: n }) => [count, n]));
  const single = Array.from({ length: Math.min(last, open - 1) }, (_, i): HistogramBin => {
    const count = i + 1;
    return { from: count, to: count + 1, count: units.get(count) ?? 0 };
  });
  const above = bins.filter(({ count }) => count >= open).reduce((sum, bin) => sum + bin.units, 0);
  return {
    title: locale.t(RULES_PAGE.histSubtitle, {
      counted: locale.t(RULES_PAGE.counted[rule.counts]),
      unit: locale.t(RULES_PAGE.units[rule.unit]),
      title: ruleText(rule)
    }),
    unit: 'count',
    color: 'volume',
    bins: last >= open ? [...single, { from: open, to: null, count: above }] : single,
    countLabel: unitsText(rule),
    lines: [{ value: rule.limit + 1, label: locale.t(RULES_PAGE.cap, { limit: rule.limit }) }],
    log: false,
    chosen: []
  };
}
