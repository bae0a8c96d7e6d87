import type { Engine } from '#core/engine.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import { handleColumnOf, type HandleColumn } from '#core/query/handle-range.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { missingColumns } from '#core/semantic/reasons.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql } from '#core/sql/sql.ts';
import { ask, callsIn, figure, maybe, num, type AskOptions } from './ask.ts';

export interface HistogramOptions extends AskOptions {
  /** `linear`: bins of one width up to the 99th percentile; `log`: each bin √2 times as wide as the one before, whole minutes among the ends. */
  readonly scale?: 'linear' | 'log';
  /** Default: handle time; talk time where the file has no after-call work. */
  readonly of?: HandleColumn;
}

export interface Histogram {
  readonly of: HandleColumn;
  readonly n: number;
  /** Lower bound inclusive, upper bound exclusive, seconds; the last upper bound of a linear histogram is null (open). */
  readonly bins: readonly { readonly from: number; readonly to: number | null; readonly count: number }[];
  readonly median: Envelope;
  readonly p90: Envelope;
}

const LINEAR_WIDTHS = [5, 10, 15, 20, 30, 60, 120, 300, 600] as const;
const LINEAR_BINS = 40;
/** The bin of about a second, counted from the one that begins at a minute. */
const LOG_FIRST = -12;

/**
 * Distribution of handle time over handled contacts, with median (from 20 contacts) and 90th percentile (from 50). A chosen range of it is no
 * filter here: what one chooses from stays whole.
 */
export async function handleHistogram(engine: Engine, options: HistogramOptions): Promise<Histogram> {
  const { scope, model, signal, scale = 'linear' } = options;
  const of = options.of ?? handleColumnOf(model);
  const value = of === 'handle_s' ? sql`f.handle_s` : sql`f.talk_s`;
  const where = sql`f.handled AND ${value} IS NOT NULL AND ${callsIn({ ...scope, handle: null })}`;
  const [stats] = await ask(
    engine,
    sql`
SELECT
  count(*)::DOUBLE AS n,
  quantile_cont(${value}, 0.5)::DOUBLE AS median,
  quantile_cont(${value}, 0.9)::DOUBLE AS p90,
  quantile_cont(${value}, 0.99)::DOUBLE AS p99
FROM call_fact AS f
WHERE ${where}`,
    signal
  );
  const n = num(stats, 'n');
  const width = LINEAR_WIDTHS.find((one) => num(stats, 'p99') <= one * LINEAR_BINS) ?? 600;
  const last = Math.max(0, Math.ceil(num(stats, 'p99') / width));
  const bin =
    scale === 'log'
      ? sql`greatest(floor(2 * log2(greatest(${value}, 1) / 60) + 1e-9), ${LOG_FIRST})`
      : sql`least(floor(${value} / ${width}), ${last})`;
  const rows = await ask(
    engine,
    sql`
SELECT (${bin})::INTEGER AS bin, count(*)::DOUBLE AS n
FROM call_fact AS f
WHERE ${where}
GROUP BY bin
ORDER BY bin`,
    signal
  );
  const counts = new Map(rows.map((row) => [num(row, 'bin'), num(row, 'n')]));
  const reason = missingColumns(metricOf('talk_median_s'), model);
  const tooFew = { text: VOLUME.notes.tooFew, params: { n } };
  return {
    of,
    n,
    bins: scale === 'log' ? logBins(counts) : linearBins(counts, width, last),
    median: figure(`${of}_median`, 'seconds', { value: maybe(stats, 'median'), n, reason, tooFew }),
    p90: figure(`${of}_p90`, 'seconds', { value: maybe(stats, 'p90'), n, reason, tooFew, minN: 50 })
  };
}

function linearBins(counts: ReadonlyMap<number, number>, width: number, last: number): Histogram['bins'] {
  if (counts.size === 0) return [];
  return Array.from({ length: last + 1 }, (_, i) => ({
    from: i * width,
    to: i === last ? null : (i + 1) * width,
    count: counts.get(i) ?? 0
  }));
}

/** In steps of √2 on either side of a minute; the first bin holds everything down to 0. */
function logBins(counts: ReadonlyMap<number, number>): Histogram['bins'] {
  if (counts.size === 0) return [];
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).map((bin) => ({
    from: bin === LOG_FIRST ? 0 : 60 * 2 ** (bin / 2),
    to: 60 * 2 ** ((bin + 1) / 2),
    count: counts.get(bin) ?? 0
  }));
}
