/**
 * A small value kept in the browser's local storage (preferences only, never data of customers or agents). Works without storage:
 * then the value lives as long as the page.
 */
export class Persisted<T> {
  #key: string;
  #value = $state.raw() as T;

  constructor(key: string, initial: T, parse: (raw: unknown) => T = (raw) => raw as T) {
    this.#key = key;
    this.#value = read(key, initial, parse);
  }

  get current(): T {
    return this.#value;
  }

  set current(value: T) {
    this.#value = value;
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // Storage may be switched off or full: the preference then holds for this visit only.
    }
  }
}

function read<T>(key: string, initial: T, parse: (raw: unknown) => T): T {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? initial : parse(JSON.parse(stored));
  } catch {
    return initial;
  }
}
