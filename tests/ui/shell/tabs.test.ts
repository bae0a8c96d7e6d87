import { expect, test, vi } from 'vitest';
import { tabPages, type PageEntry } from '#lib/ui/shell/pages.ts';

vi.mock('$app/paths', () => ({ resolve: (path: string) => path, base: '' }));

const page = (id: string, tab = false): PageEntry => ({
  id,
  path: `/${id}/`,
  label: { en: id, zh: id },
  icon: 'home',
  group: 'understand',
  tab
});
const ids = (...pages: PageEntry[]) => tabPages(pages).map(({ id }) => id);

test('the bottom bar holds Overview, Stress, Agents and Cases once they exist', () => {
  expect(ids(page('home', true), page('overview'), page('volume'), page('stress'), page('agents'), page('cases'), page('data', true))).toEqual(['overview', 'stress', 'agents', 'cases']); // prettier-ignore
});

test('until then others fill up, in the order of the sidebar', () => {
  expect(ids(page('home', true), page('overview'), page('volume'), page('cases'), page('data', true), page('settings', true))).toEqual(['home', 'overview', 'cases', 'data']); // prettier-ignore
});
