import { toRows, type Engine } from '#core/engine.ts';
import { AGENTS_PAGE } from '#core/i18n/messages/agents-page.ts';
import { resolve } from '#core/query/range.ts';
import { runCells } from '#core/query/run.ts';
import { flag, middleOf, usualByWindows, usualKey, windowsBefore, type Flag, type Usual } from '#core/query/windows.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { missingColumns } from '#core/semantic/reasons.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql } from '#core/sql/sql.ts';
import type { Question } from '../figures.ts';
import type { Figure } from '../overview-types.ts';
import { underFilters, withinDays } from '../scope.ts';
import type { AskOptions } from '../volume/ask.ts';
import { csatIntervals } from './csat-interval.ts';
import { refusedMix, sameMixHandling, type SameMix } from './same-mix.ts';

/** Shifts under which a person's row is grey (UX 5.9). */
export const MIN_SHIFTS = 5;
/** Contacts under which a mean is not solid (METHODS 0.5). */
const MIN_CONTACTS = 20;

/** Figures of every person, each against the person's own usual range. Strain is not among them. */
export const ROSTER_METRICS = ['calls_handled', 'aht_same_mix_s', 'occupancy', 'kept_rate', 'csat_avg'] as const;
const REGISTERED = ['calls_handled', 'occupancy', 'kept_rate', 'csat_avg'] as const;

export interface RosterRow {
  /** Id of the person, as in filters. */
  readonly agent: string;
  /** Code of the team of most shifts; null when unknown. */
  readonly team: number | null;
  readonly shifts: number;
  /** Under five shifts: grey, nothing is compared. */
  readonly isFew: boolean;
  /** In the order of `ROSTER_METRICS`; `previous` is the period before, `usual` the person's own. */
  readonly figures: readonly Figure[];
}

/**
 * Everybody with a contact in the period (UX 5.9), in the order of the data: four statements. People are compared with their own past, never with
 * each other; there is no order by any figure.
 */
export async function roster(engine: Engine, question: Question & Pick<AskOptions, 'scope'>): Promise<RosterRow[]> {
  const { model, settings, selection, signal } = question;
  const resolved = resolve(selection, model, settings);
  const windows = windowsBefore(resolved);
  const spans = [resolved, ...(resolved.compare ? [resolved.compare] : [])];
  const ask = { metrics: REGISTERED, sets: [['agent'] as const], spans };
  const needsMix = missingColumns(metricOf('aht_s'), model) ?? refusedMix(question.scope);
  const [cells, usual, mix, shifts, ratings] = await Promise.all([
    runCells(engine, ask, resolved, question, { ...question, solid: spans.length }),
    usualByWindows(engine, { metrics: REGISTERED, sets: [['agent']] }, resolved, question, question),
    needsMix ? [] : sameMixHandling(engine, [...spans, ...windows], { model, scope: question.scope, signal }),
    shiftsOf(engine, question),
    csatIntervals(engine, question)
  ]);
  const cellOf = new Map(cells.map((cell) => [`${cell.span}|${cell.key[0]}`, cell]));
  const at = (id: string, metric: string, span: number): Envelope | null =>
    cellOf.get(`${span}|${id}`)?.values[metric] ?? null;
  const mixOf = new Map<number, SameMix[]>(mix.map(({ agent }) => [agent, []]));
  for (const one of mix) mixOf.get(one.agent)?.push(one);
  return (model.dimensions.agent ?? []).flatMap(({ id, code }): RosterRow[] => {
    const own = shifts.get(code);
    const handled = at(id, 'calls_handled', 0)?.value ?? 0;
    if (!own && handled === 0) return [];
    const isFew = (own?.shifts ?? 0) < MIN_SHIFTS;
    const figures = ROSTER_METRICS.map((metric): Figure => {
      if (metric === 'aht_same_mix_s') {
        const mine = mixOf.get(code) ?? [];
        const value = (span: number) => mine.find((one) => one.span === span) ?? null;
        const range = middleOf(mine.filter(({ span, n }) => span >= spans.length && n >= MIN_CONTACTS).map((one) => one.value)); // prettier-ignore
        const now = mixEnvelope(value(0), needsMix);
        const previous = resolved.compare ? mixEnvelope(value(1), needsMix) : null;
        return { metric, now, previous, usual: range, flag: isFew ? null : flagOfPerson(now, range) };
      }
      const found = at(id, metric, 0) ?? absent(metric);
      const now = metric === 'csat_avg' ? withInterval(found, ratings.get(code)) : found;
      const range = usual.get(usualKey(0, [id], metric)) ?? null;
      return { metric, now, previous: resolved.compare && at(id, metric, 1), usual: range, flag: isFew ? null : flagOfPerson(now, range) }; // prettier-ignore
    });
    return [{ agent: id, team: own?.team ?? null, shifts: own?.shifts ?? 0, isFew, figures }];
  });
}

/** A person's figure is flagged by its interval only: without one, chance alone would flag many. */
export const flagOfPerson = (now: Envelope, usual: Usual | null): Flag => (now.ci ? flag(now, usual) : null);

/** The mean rating of one person with its own interval. */
export const withInterval = (envelope: Envelope, ci: readonly [number, number] | undefined): Envelope =>
  ci && envelope.value !== null ? { ...envelope, ci, ciMethod: 'cluster' } : envelope;

const absent = (metric: string): Envelope => ({
  id: metric,
  unit: metricOf(metric).unit,
  value: null,
  n: 0,
  ci: null,
  ciMethod: 'none',
  status: 'insufficient',
  reason: { text: AGENTS_PAGE.nothing },
  basis: 'measured',
  coverage: 0,
  warnings: []
});

function mixEnvelope(found: SameMix | null, reason: Envelope['reason']): Envelope {
  return {
    id: 'aht_same_mix_s',
    unit: 'seconds',
    value: found?.value ?? null,
    n: found?.n ?? 0,
    ci: found?.interval ?? null,
    ciMethod: found?.interval ? 'cluster' : 'none',
    status: reason ? 'not_computable' : found && found.n >= MIN_CONTACTS ? 'ok' : 'insufficient',
    reason: reason ?? (found ? null : { text: AGENTS_PAGE.nothing }),
    basis: 'modelled',
    coverage: 1,
    warnings: []
  };
}

/** Work dates with a contact, and the team of most of them, by code of the person. */
async function shiftsOf(
  engine: Engine,
  { scope, signal }: Pick<AskOptions, 'scope' | 'signal'>
): Promise<Map<number, { shifts: number; team: number | null }>> {
  const result = await engine.query(
    sql`
SELECT d.agent::INTEGER AS agent, mode(d.team)::INTEGER AS team, count(*)::DOUBLE AS shifts
FROM agent_day AS d
WHERE ${withinDays(scope, 'd.day')} AND ${underFilters(scope, 'd', ['team', 'agent'])}
GROUP BY d.agent`.text,
    signal ? { signal } : {}
  );
  return new Map(
    toRows(result).map((row) => [
      Number(row.agent),
      { shifts: Number(row.shifts), team: row.team === null || row.team === undefined ? null : Number(row.team) }
    ])
  );
}
