import type { Engine } from '#core/engine.ts';
import type { Text } from '#core/i18n/text.ts';
import { resolve } from '#core/query/range.ts';
import { runCells } from '#core/query/run.ts';
import type { FilterId } from '#core/query/types.ts';
import { hasAny } from '#core/semantic/reasons.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { figureOf, stretchesOf, type Question } from '../figures.ts';
import type { Figure } from '../overview-types.ts';

/** The parts of handling time, in the order of a call. */
export const HANDLE_PARTS = ['talk', 'hold', 'wrap'] as const;
export type HandlePart = (typeof HANDLE_PARTS)[number];

const METRIC_OF = { talk: 'talk_avg_s', hold: 'hold_avg_s', wrap: 'wrap_avg_s' } as const;

/** Handling time of one group (for example a cause), over the contacts that know every part which the file has. */
export interface HandleGroup {
  /** Id of the value; empty for contacts without one. */
  readonly value: string;
  readonly label: Text | null;
  /** Mean seconds; null for a part that the file does not have. They add up to the whole. */
  readonly parts: Readonly<Record<HandlePart, number | null>>;
  /** The whole: handling time, or talk time where it stands in for it. */
  readonly figure: Figure;
  /** Seconds of all its contacts together. */
  readonly totalS: number;
}

export interface HandleSplit {
  /** Talk time stands in where the file has no after-call work (DECISIONS 7). */
  readonly metric: 'aht_s' | 'talk_avg_s';
  readonly holdRecorded: boolean;
  /** By total time, largest first. */
  readonly groups: readonly HandleGroup[];
}

/** Handling time = talk + hold + after-call work by cause (or another dimension), now and in the previous period; one statement. */
export async function handleSplit(engine: Engine, question: Question, by: FilterId = 'cause'): Promise<HandleSplit> {
  const { model, selection, settings } = question;
  const resolved = resolve(selection, model, settings);
  const metric = hasAny(model, ['calls.wrap_s']) ? 'aht_s' : 'talk_avg_s';
  const parts = metric === 'aht_s' ? HANDLE_PARTS : (['talk'] as const);
  const metrics = [...new Set([metric, ...parts.map((part) => METRIC_OF[part])])];
  const cells = await runCells(engine, { metrics, sets: [[by]], spans: stretchesOf(resolved) }, resolved, question, question); // prettier-ignore
  const before = new Map(cells.filter(({ span }) => span === 1).map(({ key, values }) => [key[0], values[metric]]));
  const groups = cells.flatMap(({ span, key: [value = ''], values }): HandleGroup[] => {
    const whole = values[metric];
    if (span !== 0 || !whole || whole.n === 0) return [];
    const mean = (part: HandlePart): Envelope | undefined => values[METRIC_OF[part]];
    return [
      {
        value,
        label: value === '' ? null : labelOfValue(model, by, value),
        parts: {
          talk: mean('talk')?.value ?? null,
          hold: mean('hold')?.value ?? null,
          wrap: mean('wrap')?.value ?? null
        },
        figure: figureOf(whole, before.get(value) ?? null, null),
        totalS: (whole.value ?? 0) * whole.n
      }
    ];
  });
  return {
    metric,
    holdRecorded: hasAny(model, ['calls.hold_s']),
    groups: groups.sort((a, b) => b.totalS - a.totalS || a.value.localeCompare(b.value))
  };
}
