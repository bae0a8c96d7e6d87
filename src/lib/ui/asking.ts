import { tick } from 'svelte';
import { busy } from './busy.svelte.ts';

/** Runs a question; the page counts as busy until its answer is in the page. */
export async function asking(ask: () => Promise<void>): Promise<void> {
  const end = busy.begin();
  try {
    await ask();
    await tick();
  } finally {
    end();
  }
}
