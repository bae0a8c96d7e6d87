import type { Figure } from '#core/analyses/overview-types.ts';
import type { FigureColumn, LevelCell } from '#core/charts/level-table.ts';
import { coverageNote, knownFor } from '#core/query/coverage.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Unit } from '#core/semantic/types.ts';
import { formatValue } from '#core/i18n/format.ts';
import { labelOf, type Wording } from '../overview/figure-words.ts';

/** A metric as a column of a level table. */
export function levelColumn(id: string, words: Wording, kind: FigureColumn['kind'] = 'level'): FigureColumn {
  const { unit, family } = metricOf(id);
  return { kind, id, label: labelOf(id, words, true), unit, family };
}

/** From this share of known rows on it would read `100 %`. */
const WHOLE = 0.995;

/** Of people under strain a sentence of its own tells how many are scored; ratings are given by some, and their response rate stands beside them. */
const TOLD_APART: readonly Unit[] = ['index', 'score'];

/** A figure as a cell of a level table: now, interval, previous and usual range; without a value the reason. */
export function levelCell({ now, previous, usual, flag }: Figure, words: Wording): LevelCell {
  const isSmall = now.status === 'insufficient';
  const isWhole = now.value === null || TOLD_APART.includes(now.unit) || now.coverage >= WHOLE;
  const knowsLittle = !isSmall && !isWhole && coverageNote(now.coverage) !== null;
  return {
    value: now.value,
    text: formatValue(now.value, now.unit, words.id, { currency: words.settings.currency, n: now.n, compact: now.unit === 'money' }), // prettier-ignore
    interval: now.ci,
    previous: previous?.status === 'ok' && now.status === 'ok' ? previous.value : null,
    usual: usual && { low: usual.lo, high: usual.hi },
    n: now.n,
    small: isSmall || knowsLittle,
    known: isWhole ? undefined : words.phrase(knownFor(now.coverage)),
    knowsLittle,
    reason: now.reason && words.phrase(now.reason),
    flag
  };
}
