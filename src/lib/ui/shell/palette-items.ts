import type { Text } from '#core/i18n/text.ts';

/** Something the palette finds. */
export interface PaletteItem {
  readonly key: string;
  readonly group: 'pages' | 'actions' | 'filters' | 'cases' | 'metrics';
  readonly label: string;
  /** What stands at the right: the filter's name, the metric's group. */
  readonly note: string;
  /** Further words it is found by: the other language, ids. */
  readonly also: string;
  readonly run: () => void;
}

/** Items whose label, note or other words hold every typed word; those that begin with the query come first. */
export function findItems(items: readonly PaletteItem[], query: string, limit = 40): PaletteItem[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return items.filter((item) => item.group === 'pages');
  const found = items.filter((item) => {
    const text = `${item.label} ${item.note} ${item.also}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? '';
  const rank = (item: PaletteItem) => (item.label.toLowerCase().startsWith(first) ? 0 : 1);
  const ranked = [...found].sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group) || rank(a) - rank(b));
  return ranked.slice(0, limit);
}

const ORDER = ['pages', 'actions', 'filters', 'cases', 'metrics'] as const;

/** Both languages of a text, to be found in either. */
export function bothLanguages(text: Text): string {
  return `${text.en} ${text.zh}`;
}
