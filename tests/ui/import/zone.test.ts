import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { locale } from '#lib/state/locale.svelte.ts';
import ReadAsPanel from '#lib/ui/import/ReadAsPanel.svelte';
import { calls, columnOf } from './fixtures.ts';

beforeEach(() => locale.set('en'));

test('the zone says whether it is that of Settings or of this computer', async () => {
  const { profile, mapping } = calls();
  const props = { mapping, profile, onchange: vi.fn(), siteZone: 'Europe/Berlin' };
  const { rerender } = render(ReadAsPanel, { ...props, zoneSaid: false });

  expect(screen.getByText(/zone of this computer; change it/)).toBeInTheDocument();

  await rerender({ ...props, zoneSaid: true });
  expect(screen.queryByText(/this computer/)).toBeNull();
  expect(screen.getByText(/This is the zone of Settings/)).toBeInTheDocument();
});

test('times that carry their offset are shown in the zone of the site, which is named', () => {
  const { profile, mapping } = calls();
  const began = columnOf('Began', 2, 'start_at', {
    date: { kind: 'strptime', strptime: '%Y-%m-%dT%H:%M:%S%z', zone: 'offset', ambiguous: false }
  });
  const columns = mapping.columns.map((column) => (column.target === 'start_at' ? began : column));
  render(ReadAsPanel, { mapping: { ...mapping, columns }, profile, onchange: vi.fn(), siteZone: 'Asia/Shanghai', zoneSaid: false }); // prettier-ignore

  expect(screen.getByText('Shown in Asia/Shanghai, the zone of this computer. Settings can change it.')).toBeInTheDocument(); // prettier-ignore
});
