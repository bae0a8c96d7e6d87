import { goto } from '$app/navigation';
import { page } from '$app/state';
import { DEFAULT_SELECTION, fromSearch, PAGE_KEYS, toSearch } from '#core/query/selection.ts';
import type { FilterId, Selection } from '#core/query/types.ts';
import { workspace } from './workspace.svelte.ts';

const parsed = $derived(fromSearch(page.url.searchParams, workspace.model));

/** What is looked at. The address is the only place where it lives; each finished change is one history entry. */
export const selection = {
  get current(): Selection {
    return parsed.selection;
  },
  /** Keys or values of the address that mean nothing here; said once, then ignored. */
  get unknown(): readonly string[] {
    return parsed.unknown;
  },
  /** Query string (with `?`, or empty) that keeps the selection on links to other pages. */
  get search(): string {
    const search = toSearch(parsed.selection);
    return search === '' ? '' : `?${search}`;
  },
  set(next: Partial<Selection>, { replace = false }: { replace?: boolean } = {}): Promise<void> {
    const search = [toSearch({ ...parsed.selection, ...next }), ...viewPairs()].filter((part) => part !== '').join('&');
    const target = `${page.url.pathname}${search === '' ? '' : `?${search}`}`;
    return goto(target, { replaceState: replace, keepFocus: true, noScroll: true });
  },
  setFilter(id: FilterId, values: readonly string[]): Promise<void> {
    const { [id]: _removed, ...others } = parsed.selection.filters;
    return selection.set({ filters: values.length === 0 ? others : { ...others, [id]: values } });
  },
  /** Clears all but the dates and the comparison. */
  reset(): Promise<void> {
    return selection.set({ filters: DEFAULT_SELECTION.filters, hours: DEFAULT_SELECTION.hours, handle: null });
  }
};

/** What a page shows beside the selection stays when the selection changes; an open case does not. */
function viewPairs(): string[] {
  const params = new URLSearchParams(location.search);
  return PAGE_KEYS.filter((key) => key !== 'case' && params.has(key)).map(
    (key) => `${key}=${encodeURIComponent(params.get(key) ?? '')}`
  );
}
