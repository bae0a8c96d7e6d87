import { MediaQuery } from 'svelte/reactivity';
import { Persisted } from './persisted.svelte.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const stored = new Persisted<ThemeChoice>('evenkeel.theme', 'system', (raw) =>
  raw === 'light' || raw === 'dark' ? raw : 'system'
);
const prefersDark = new MediaQuery('(prefers-color-scheme: dark)', false);

let forced = $state<'light' | null>(null);

/** Light or dark. `static/boot.js` sets the same attribute before the first paint. */
export const theme = {
  get choice(): ThemeChoice {
    return stored.current;
  },
  get resolved(): 'light' | 'dark' {
    if (forced) return forced;
    if (stored.current !== 'system') return stored.current;
    return prefersDark.current ? 'dark' : 'light';
  },
  /** Paper is always light, whatever the screen is. */
  set forced(value: 'light' | null) {
    forced = value;
  },
  set(choice: ThemeChoice): void {
    stored.current = choice;
  }
};
