const SELECTION_MARK = 'selection:change';

let navigationStart: number | null = 0;

/** Measures from the last navigation, and from the last change of the selection, to the moment everything is drawn. */
export const timing = {
  /** A page was opened inside the app; the first page counts from the start of the document. */
  navigated(): void {
    navigationStart = performance.now();
  },
  /** Everything of the page is drawn and nothing is pending. */
  drawn(pageId: string): void {
    const end = performance.now();
    if (navigationStart !== null) performance.measure(`page:${pageId}`, { start: navigationStart, end });
    navigationStart = null;
    const changed = performance.getEntriesByName(SELECTION_MARK).at(-1);
    if (changed) performance.measure('selection:apply', { start: changed.startTime, end });
    performance.clearMarks(SELECTION_MARK);
  }
};
