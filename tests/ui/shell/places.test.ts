import { expect, test, vi } from 'vitest';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { ledeHref } from '#lib/ui/overview/links.ts';
import { SHELL_PAGES, type PageEntry } from '#lib/ui/shell/pages.ts';
import { findPlace } from '#lib/ui/shell/find-place.ts';
import { pageOfMetric, placeOfMetric } from '#lib/ui/shell/places.ts';

vi.mock('$app/paths', () => ({ resolve: (path: string) => path, base: '' }));

const page = (id: string): PageEntry => ({
  id,
  path: `/${id}/`,
  label: { en: id, zh: id },
  icon: 'home',
  group: 'understand'
});

test('a metric without a page of its own leads to its row of all figures, the selection kept', () => {
  const selection = { ...DEFAULT_SELECTION, filters: { team: ['late'] } };

  expect(placeOfMetric('aht_s', DEFAULT_SELECTION, [page('overview')])).toBe('/overview/#aht_s');
  expect(placeOfMetric('aht_s', selection, [page('overview')])).toBe('/overview/?team=late#aht_s');
});

test('a metric leads to its page once there is one, the best one first', () => {
  expect(placeOfMetric('aht_s', DEFAULT_SELECTION, [page('overview'), page('volume')])).toBe('/volume/#aht_s');
  expect(pageOfMetric('difficult_share', [page('workload'), page('stress')])?.id).toBe('stress');
  expect(pageOfMetric('difficult_share', [page('workload')])?.id).toBe('workload');
  expect(pageOfMetric('kept_rate', [page('stress')])).toBeNull();
});

test('a number of the lede leads to the panel that draws it', () => {
  const panels = { promises: { metric: 'kept_rate' }, strain: { metric: 'strain_risk' } };
  const [aht] = SHELL_PAGES.some(({ id }) => id === 'volume') ? ['/volume/#aht_s'] : ['/overview/#aht_s'];

  expect(ledeHref('calls_handled', DEFAULT_SELECTION, panels)).toBe('#daily-volume');
  expect(ledeHref('kept_rate', DEFAULT_SELECTION, panels)).toBe('#promises-dpd');
  expect(ledeHref('aht_s', DEFAULT_SELECTION, panels)).toBe(aht);
});

test('finds rows, panels and key figures by name, and nothing by markup', () => {
  document.body.innerHTML =
    '<p data-metric="aht_s"></p><section data-panel="heat"></section><b data-metric="x"></b><i id="x"></i>';

  expect(findPlace('#aht_s')?.tagName).toBe('P');
  expect(findPlace('#heat')?.tagName).toBe('SECTION');
  expect(findPlace('#x')?.tagName).toBe('I');
  expect(findPlace('#"],body,[a="')).toBeNull();
  expect(findPlace('#none')).toBeNull();
});
