import type { ModelInfo } from '#core/model/types.ts';

const USUAL_HIGH = 5;

/** Highest rating of the data's satisfaction scale: five unless the model noted another. */
export function csatHighOf(model: ModelInfo | null): number {
  const high = model?.checks.find((check) => check.id === 'csat_scale')?.text.params?.high;
  return high === undefined ? USUAL_HIGH : Number(high);
}
