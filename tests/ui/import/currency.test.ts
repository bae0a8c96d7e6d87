import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { locale } from '#lib/state/locale.svelte.ts';
import ReadAsPanel from '#lib/ui/import/ReadAsPanel.svelte';
import { columnOf, mappingOf, profileOf } from './fixtures.ts';

beforeEach(() => locale.set('en'));

test('the currency that amounts name is said beside them: to be adopted, or other than that of Settings', async () => {
  const profile = profileOf('paid.csv', ['Paid'], [['$5'], ['$7.50']]);
  const mapping = mappingOf([columnOf('Paid', 0, 'amount', { decimal: '.' })], { kind: 'payments', constants: {} });
  const props = { mapping, profile, onchange: vi.fn() };
  const { rerender } = render(ReadAsPanel, { ...props, currency: 'EUR', currencySaid: false });

  expect(screen.getByText('The values say USD; it becomes the currency of Settings.')).toBeInTheDocument();

  await rerender({ ...props, currency: 'EUR', currencySaid: true });
  expect(screen.getByText('The values say USD, but Settings show amounts in EUR.')).toBeInTheDocument();

  await rerender({ ...props, currency: 'USD', currencySaid: true });
  expect(screen.getByText('in USD')).toBeInTheDocument();
});
