let navigationStart: number | null = 0;
let selectionStart: number | null = null;

/** Measures from the last navigation, and from the last change of the selection, to the moment everything is drawn. */
export const timing = {
  /** A page was opened inside the app; the first page counts from the start of the document. */
  navigated(): void {
    navigationStart = performance.now();
  },
  /** The selection of the page changed, by whatever way the address did. */
  selected(): void {
    selectionStart = performance.now();
  },
  /** Everything of the page is drawn and nothing is pending. */
  drawn(pageId: string): void {
    const end = performance.now();
    if (navigationStart !== null) performance.measure(`page:${pageId}`, { start: navigationStart, end });
    navigationStart = null;
    if (selectionStart !== null) performance.measure('selection:apply', { start: selectionStart, end });
    selectionStart = null;
  }
};
