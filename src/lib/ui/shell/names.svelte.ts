import { workspace } from '#lib/state/workspace.svelte.ts';

/** Asks once per visit before the names of people are shown. */
class Names {
  asking = $state(false);
  #confirmed = false;

  /** Shows names, after a question the first time, or hides them at once. */
  request(on: boolean): void {
    if (!on || this.#confirmed) workspace.showNames(on);
    else this.asking = true;
  }

  answer(yes: boolean): void {
    this.asking = false;
    if (!yes) return;
    this.#confirmed = true;
    workspace.showNames(true);
  }
}

export const names = new Names();
