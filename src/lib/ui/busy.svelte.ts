import { untrack } from 'svelte';

/** Counts what is still being asked or drawn: the page is ready when nothing is. */
class Busy {
  #pending = $state(0);

  get pending(): number {
    return this.#pending;
  }

  /** Marks a piece of work as begun; call the returned function once when it has ended. */
  begin(): () => void {
    this.#add(1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#add(-1);
    };
  }

  /** Work begins inside effects, which must not come to depend on the count. */
  #add(step: number): void {
    untrack(() => (this.#pending += step));
  }
}

export const busy = new Busy();
