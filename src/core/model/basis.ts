import type { ModelInfo } from './types.ts';
import type { Present } from './inputs.ts';
import { hasShifts, hasStatus } from './intervals.ts';
import { hasIntervals } from './leg-fact.ts';

/** How occupancy is known for a data set. */
export function occupancyBasis(present: Present): ModelInfo['occupancy'] {
  if (!hasIntervals(present)) return 'none';
  if (hasStatus(present)) return 'status';
  return hasShifts(present) ? 'shifts' : 'bounds';
}
