import { getContext, setContext } from 'svelte';

const KEY = Symbol('shell page');

/** Tells what is inside which page it is on. */
export function providePageId(read: () => string): void {
  setContext(KEY, read);
}

/** Reads the id of the page around, also after it has changed; empty outside of the shell. */
export function pageIdReader(): () => string {
  return getContext<(() => string) | undefined>(KEY) ?? (() => '');
}
