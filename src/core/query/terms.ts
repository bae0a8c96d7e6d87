import type { Expression, Metric, MetricContext } from '#core/semantic/metric.ts';

/** One aggregate over the rows of a fact, as text. */
export interface Term {
  readonly fn: 'sum' | 'max' | 'count' | 'distinct' | 'quantile';
  /** What is added up, compared or told apart; unused for counts. */
  readonly value: string;
  readonly where: string;
  readonly q?: number;
}

/** The aggregates that a metric needs, by the part they play in its figure. */
export type Role = 'num' | 'den' | 'n' | 'known' | 'k' | 'num2' | 'numDen' | 'den2';
export type Terms = Readonly<Partial<Record<Role, Term>>>;

/** Text of an expression in a context. */
export const textOf = (expression: Expression, context: MetricContext): string =>
  typeof expression === 'string' ? expression : expression(context).text;

const both = (...conditions: string[]): string =>
  conditions
    .filter((condition) => condition !== 'true')
    .map((condition) => (/\bOR\b/i.test(condition) ? `(${condition})` : condition))
    .join(' AND ') || 'true';

const isKnown = (value: string): string => (/^[\d.]+$/.test(value) ? 'true' : `(${value}) IS NOT NULL`);
const count = (where: string): Term => ({ fn: 'count', value: '*', where });
const sum = (value: string, where: string): Term => ({ fn: 'sum', value, where });

/** The sums behind a metric; the moments of `row` clusters are among them, those of other clusters come from a second level. */
export function termsOf(metric: Metric, context: MetricContext): Terms {
  const text = (expression: Expression): string => textOf(expression, context);
  switch (metric.kind) {
    case 'rate': {
      const den = text(metric.den);
      const known = metric.eligible === undefined ? {} : { known: count(text(metric.eligible)) };
      return { num: count(both(den, text(metric.num))), den: count(den), ...known };
    }
    case 'mean': {
      const [value, where] = [text(metric.value), text(metric.where)];
      return {
        num: sum(value, where),
        den: count(both(where, isKnown(value))),
        known: count(text(metric.eligible ?? metric.where))
      };
    }
    case 'count':
      return { num: count(text(metric.where)) };
    case 'sum': {
      const [value, where] = [text(metric.value), text(metric.where)];
      return { num: sum(value, where), n: count(both(where, isKnown(value))) };
    }
    case 'ratio':
      return ratioTerms(metric, text);
    case 'quantile': {
      const [value, where] = [text(metric.value), text(metric.where)];
      return { num: { fn: 'quantile', value, where, q: metric.q }, n: count(both(where, isKnown(value))) };
    }
    case 'distinct':
      return { num: { fn: 'distinct', value: metric.column, where: text(metric.where) } };
    default:
      return {};
  }
}

function ratioTerms(metric: Extract<Metric, { kind: 'ratio' }>, text: (expression: Expression) => string): Terms {
  const [num, den] = [text(metric.num), text(metric.den)];
  const where = both(text(metric.where), isKnown(num), isKnown(den));
  const terms = {
    num: metric.once === 'both' ? ({ fn: 'max', value: num, where } as const) : sum(num, where),
    den: metric.once === undefined ? sum(den, where) : ({ fn: 'max', value: den, where } as const),
    n: count(where),
    ...(metric.once === undefined ? { known: count(text(metric.where)) } : {})
  };
  if (metric.cluster !== 'row') return terms;
  return {
    ...terms,
    k: count(where),
    num2: sum(`(${num}) * (${num})`, where),
    numDen: sum(`(${num}) * (${den})`, where),
    den2: sum(`(${den}) * (${den})`, where)
  };
}

/** SQL of a term; a condition that always holds is left out. */
export function termSql({ fn, value, where, q }: Term): string {
  const filter = where === 'true' ? '' : ` FILTER (WHERE ${where})`;
  // count_if takes half the time of count(*) FILTER in this engine.
  if (fn === 'count') return where === 'true' ? 'count(*)' : `count_if(${where})`;
  if (fn === 'distinct') return `count(DISTINCT ${value})${filter}`;
  if (fn === 'quantile') return `quantile_cont((${value})::DOUBLE, ${q})${filter}`;
  return `${fn}(${value})${filter}`;
}

/** How rows are grouped a second time for the interval of a metric: by a column of the fact, or not at all. */
export function unitOf(metric: Metric): string | null {
  if (metric.kind !== 'mean' && metric.kind !== 'ratio') return null;
  return metric.cluster === 'row' ? null : metric.cluster;
}
