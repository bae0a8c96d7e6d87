/** A working day as strain needs it; `null` is unknown. */
export interface StrainDay {
  readonly agent_id: string;
  readonly team: string;
  /** Day number. */
  readonly day: number;
  readonly span_s: number;
  readonly contacts: number;
  readonly mostly_voice: boolean;
  readonly hours: number;
  /** Raw values in the order of `COMPONENTS`. */
  readonly raw: readonly (number | null)[];
}

interface Component {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly anchors: readonly [number, number, number];
  readonly isJudgement: boolean;
}

/** The table of METHODS 3.2. */
export const COMPONENTS: readonly Component[] = [
  { id: 'strain_p1_occupancy', family: 'pace', weight: 0.2, anchors: [0.6, 0.85, 0.95], isJudgement: false },
  { id: 'strain_p2_back_to_back', family: 'pace', weight: 0.1, anchors: [0.2, 0.6, 0.95], isJudgement: true },
  { id: 'strain_r1_unbroken_min', family: 'recovery', weight: 0.15, anchors: [30, 60, 150], isJudgement: false },
  { id: 'strain_r2_difficult_no_recovery_8h', family: 'recovery', weight: 0.1, anchors: [0, 3, 8], isJudgement: true },
  { id: 'strain_e1_difficult_per_h', family: 'emotional', weight: 0.2, anchors: [0, 1.25, 3], isJudgement: true },
  { id: 'strain_t1_day_h', family: 'time', weight: 0.1, anchors: [7, 9, 12], isJudgement: false },
  { id: 'strain_t2_rest_h', family: 'time', weight: 0.05, anchors: [16, 11, 8], isJudgement: false },
  { id: 'strain_b1_backlog_days', family: 'backlog', weight: 0.1, anchors: [1, 2, 5], isJudgement: true }
];

/** A day with its index and the contributions of the components. */
export interface ScoredDay extends StrainDay {
  readonly sri: number;
  readonly parts: readonly (number | null)[];
}

/** METHODS 3.3–3.4, read once more: scores, frozen reference over the first eight weeks, weights inside the family first. */
export function scoreDays(days: readonly StrainDay[], firstMonday: number): ScoredDay[] {
  const enough = days.filter(({ span_s, contacts }) => span_s >= 7200 && contacts >= 5);
  const reference = COMPONENTS.map((component, i) => (channel: boolean) => {
    if (!component.isJudgement) return null;
    const sample = enough.filter(
      ({ day, mostly_voice, raw }) =>
        day >= firstMonday && day < firstMonday + 56 && mostly_voice === channel && raw[i] !== null
    );
    const people = new Set(sample.map(({ agent_id }) => agent_id)).size;
    return sample.length >= 100 && people >= 10 ? robust(sample.map(({ raw }) => Number(raw[i]))) : null;
  });
  const frozen = new Map([true, false].map((channel) => [channel, reference.map((of) => of(channel))]));
  return enough.flatMap((day) => {
    const scores = COMPONENTS.map((component, i) => {
      const x = day.raw[i];
      return x == null ? null : scoreOf(component, x, frozen.get(day.mostly_voice)?.[i] ?? null);
    });
    const composed = compose(scores);
    return composed ? [{ ...day, ...composed }] : [];
  });
}

const clamp = (x: number, lo: number, hi: number): number => Math.min(hi, Math.max(lo, x));

function scoreOf(
  { anchors, isJudgement }: Component,
  x: number,
  reference: { median: number; scale: number } | null
): number {
  const turned = anchors[0] > anchors[2] ? -1 : 1;
  const [lo, mid, hi] = anchors.map((anchor) => anchor * turned) as [number, number, number];
  const at = x * turned;
  const absolute = at <= lo ? 0 : at <= mid ? (50 * (at - lo)) / (mid - lo) : at <= hi ? 50 + (50 * (at - mid)) / (hi - mid) : 100; // prettier-ignore
  if (!isJudgement || reference === null) return absolute;
  return 0.5 * absolute + 0.5 * clamp(25 + (25 * (x - reference.median)) / reference.scale, 0, 100);
}

function compose(scores: readonly (number | null)[]): { sri: number; parts: (number | null)[] } | null {
  const known = COMPONENTS.filter((_, i) => scores[i] !== null);
  const weights = (list: readonly Component[]): number => list.reduce((sum, { weight }) => sum + weight, 0);
  const families = new Set(known.map(({ family }) => family));
  const hasDemand = families.has('recovery') || families.has('emotional');
  if (weights(known) < 0.6 - 1e-9 || scores[0] === null || !hasDemand) return null;
  const ofFamily = (family: string, list: readonly Component[]): number => weights(list.filter((one) => one.family === family)); // prettier-ignore
  const all = [...families].reduce((sum, family) => sum + ofFamily(family, COMPONENTS), 0);
  const parts = COMPONENTS.map(({ family, weight }, i) => {
    const score = scores[i];
    return score == null ? null : (ofFamily(family, COMPONENTS) / all) * (weight / ofFamily(family, known)) * score;
  });
  return { parts, sri: parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) };
}

/** Median and 1.4826 · MAD, else IQR / 1.349. */
function robust(values: readonly number[]): { median: number; scale: number } | null {
  const median = quantile(values, 0.5);
  const mad = 1.4826 * quantile(values.map((value) => Math.abs(value - median)), 0.5); // prettier-ignore
  const scale = mad > 0 ? mad : (quantile(values, 0.75) - quantile(values, 0.25)) / 1.349;
  return scale > 0 ? { median, scale } : null;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? Number.NaN) - low);
}

/** Mean over people with at least five scored days of each one's mean weighted by hours; null under five people. */
export function groupMean(days: readonly ScoredDay[], of: (day: ScoredDay) => number): number | null {
  const people = new Map<string, ScoredDay[]>();
  for (const day of days) people.set(day.agent_id, [...(people.get(day.agent_id) ?? []), day]);
  const levels = [...people.values()].filter((own) => own.length >= 5).map((own) => {
    const hours = own.reduce((sum, day) => sum + day.hours, 0);
    return own.reduce((sum, day) => sum + of(day) * day.hours, 0) / hours;
  }); // prettier-ignore
  return levels.length < 5 ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}
