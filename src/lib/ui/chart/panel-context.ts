import { getContext, setContext } from 'svelte';

/** What a chart may ask of the panel around it. */
export interface PanelActions {
  toggleTable(): void;
  openMenu(): void;
  openRows(): void;
  /** Whether there are rows behind the panel. */
  hasRows(): boolean;
}

const KEY = Symbol('panel');

export function providePanel(actions: PanelActions): void {
  setContext(KEY, actions);
}

/** Actions of the panel around; null outside of one. */
export function panelActions(): PanelActions | null {
  return getContext<PanelActions | undefined>(KEY) ?? null;
}
