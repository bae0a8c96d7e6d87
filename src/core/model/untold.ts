import { has, type Present } from './inputs.ts';

/** What no row of the data tells, though the columns for it are there. A rate of it would read 0 % where nothing is known. */
export type Untold =
  /** No call is marked as passed on, none has several legs, and no flag says no. */
  | 'transfers'
  /** No conversation is marked as ending in a promise, and there is no file of promises. */
  | 'promises'
  /** Calls were abandoned, and of none is it known after how long. */
  | 'abandonWaits'
  /** Not one of many attempts was left unanswered: the file seems to hold conversations only. */
  | 'attempts';

/** What of the calls decides it. */
export interface Told {
  readonly transferred: number;
  readonly abandoned: number;
  readonly abandonedWithWait: number;
  readonly attempts: number;
  readonly attemptsMissed: number;
}

/** From this number of calls on, none missed is a sign of a file without missed calls: at 1 % missed it happens once in twenty times (our choice). */
export const ANSWERED_ONLY_ROWS = 300;

export function untoldOf(told: Told, present: Present): Untold[] {
  const hasLegs = present.calls.folded || has(present, 'calls', 'leg_no');
  const is: Readonly<Record<Untold, boolean>> = {
    transfers: told.transferred === 0 && !hasLegs && !has(present, 'calls', 'transferred'),
    promises: !present.calls.promiseCodes && present.rows.promises === 0,
    abandonWaits: told.abandoned > 0 && told.abandonedWithWait === 0,
    attempts: told.attempts >= ANSWERED_ONLY_ROWS && told.attemptsMissed === 0
  };
  return (Object.keys(is) as Untold[]).filter((id) => is[id]);
}
