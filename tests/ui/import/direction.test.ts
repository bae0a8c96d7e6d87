import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Mapping } from '#core/ingest/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import QuestionAnswer from '#lib/ui/import/QuestionAnswer.svelte';
import ReadAsPanel from '#lib/ui/import/ReadAsPanel.svelte';
import { calls, columnOf } from './fixtures.ts';

beforeEach(() => locale.set('en'));

const question = { id: 'direction', text: { text: { en: '?', zh: '？' } }, blocking: false } as const;

test('the question of direction takes inbound, outbound or unknown', async () => {
  const { profile, mapping } = calls();
  const onchange = vi.fn<(mapping: Mapping) => void>();
  render(QuestionAnswer, { question, mapping: { ...mapping, constants: {} }, profile, onchange });

  for (const name of ['All came in', 'All went out', 'Both, or not known'])
    await userEvent.click(screen.getByRole('button', { name }));

  expect(onchange.mock.calls.map(([changed]) => changed.constants)).toEqual([
    { direction: 'inbound' },
    { direction: 'outbound' },
    { direction: '' }
  ]);
});

test('the direction set for all rows can be changed, and is not shown beside a column that says it', async () => {
  const { profile, mapping } = calls();
  const onchange = vi.fn<(mapping: Mapping) => void>();
  const { rerender } = render(ReadAsPanel, { mapping, profile, onchange });

  await userEvent.selectOptions(screen.getByLabelText('Direction'), 'outbound');
  expect(onchange.mock.lastCall?.[0].constants).toEqual({ direction: 'outbound' });

  const columns = [...mapping.columns, columnOf('Way', 5, 'direction')];
  await rerender({ mapping: { ...mapping, columns }, profile, onchange });
  expect(screen.queryByLabelText('Direction')).toBeNull();
});
