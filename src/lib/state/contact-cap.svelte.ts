import { DEFAULT_CAP } from '#core/analyses/contact-rules/presets.ts';
import type { Cap } from '#core/analyses/cases/types.ts';
import { Persisted } from './persisted.svelte.ts';

const MOST = { attempts: 99, days: 60 } as const;

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

const stored = new Persisted<Cap>('evenkeel.contact-cap', DEFAULT_CAP, (raw) => {
  const { attempts, days } = (raw ?? {}) as Partial<Cap>;
  return isWhole(attempts, MOST.attempts) && isWhole(days, MOST.days) ? { attempts, days } : DEFAULT_CAP;
});

/** The contact cap of the follow-up queue, kept as a preference. */
export const contactCap = {
  most: MOST,
  get current(): Cap {
    return stored.current;
  },
  /** Takes whole numbers from 1 to `most`; anything else changes nothing. */
  set(cap: Cap): void {
    if (isWhole(cap.attempts, MOST.attempts) && isWhole(cap.days, MOST.days)) stored.current = cap;
  },
  restore(): void {
    stored.current = DEFAULT_CAP;
  }
};
