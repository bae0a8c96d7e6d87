/** What a chart knows of the filter that is set from it. */
export interface Picked {
  /** Keys of the marks that are chosen; none means that there is no filter. */
  readonly keys: readonly string[];
  /** Takes the filter away. */
  readonly clear: () => void;
}

/** True for a mark that others are chosen beside: it stays, dimmed (UX 4.3). */
export const isLeftOut = (picked: Picked | undefined, key: string): boolean =>
  picked !== undefined && picked.keys.length > 0 && !picked.keys.includes(key);
