import { busy } from '../busy.svelte.ts';

/** What single and double clicks on marks do; a mark is known by its key, since a chart may be drawn anew between two clicks. */
export interface ClickActions {
  /** Filters to a mark. */
  filter: (key: string, options: { add: boolean }) => void;
  /** Opens the rows behind a mark. */
  rows: (key: string) => void;
  /** Takes the filtering to a mark back, to the address before it, and waits until the mark is drawn again. */
  undo: (key: string, before: string) => Promise<void>;
  /** Whether there are rows to open: without them a click need not wait for a second one. */
  hasRows: () => boolean;
}

/** How long a click waits for a second one. Slower double clicks filter first and take that back. */
export const DOUBLE_MS = 220;

/** Tells single from double clicks: a double click opens the rows of the mark that the first click met, and filters nothing. */
export class Clicks {
  #first: string | null = null;
  #pending: { run: () => void; timer: ReturnType<typeof setTimeout>; done: () => void } | null = null;
  /** Address before the first click filtered. */
  #before: string | null = null;
  readonly #actions: ClickActions;

  constructor(actions: ClickActions) {
    this.#actions = actions;
  }

  /** Whether a second click belongs to the one before, whatever is drawn under it by now. */
  get begun(): boolean {
    return this.#first !== null && this.#actions.hasRows();
  }

  /** The first click of what may become a double click, on a mark or beside all of them. */
  begin(key: string | null): void {
    this.#flush();
    this.#first = key;
    this.#before = null;
  }

  /** Filters to the mark of the first click, once it is clear that no second one follows. */
  filter(add: boolean): void {
    const key = this.#first;
    if (key === null) return;
    const run = () => {
      this.#before = location.href;
      this.#actions.filter(key, { add });
    };
    if (!this.#actions.hasRows()) return run();
    this.#pending = { run, timer: setTimeout(() => this.#flush(), DOUBLE_MS), done: busy.begin() };
  }

  /** The second click came in time. */
  async double(): Promise<void> {
    const [key, before] = [this.#first, this.#before];
    this.cancel();
    if (key === null || !this.#actions.hasRows()) return;
    if (before !== null) await this.#actions.undo(key, before);
    this.#actions.rows(key);
  }

  /** Forgets what was begun. */
  cancel(): void {
    this.#taken();
    [this.#first, this.#before] = [null, null];
  }

  #flush(): void {
    this.#taken()?.();
  }

  /** What was to run, which now no longer does by itself. */
  #taken(): (() => void) | undefined {
    const pending = this.#pending;
    this.#pending = null;
    clearTimeout(pending?.timer);
    pending?.done();
    return pending?.run;
  }
}
