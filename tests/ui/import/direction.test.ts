import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Mapping } from '#core/ingest/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import QuestionAnswer from '#lib/ui/import/QuestionAnswer.svelte';
import ReadAsPanel from '#lib/ui/import/ReadAsPanel.svelte';
import { calls, columnOf, mappingOf, profileOf } from './fixtures.ts';

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

test('words of a direction are given their meaning beside the question', async () => {
  const profile = profileOf('calls.csv', ['Way'], [['Hither'], ['Thither'], ['Hither']]);
  const mapping = mappingOf([columnOf('Way', 0, 'direction', { values: { hither: 'other', thither: 'other' } })]);
  const onchange = vi.fn<(mapping: Mapping) => void>();
  const asked = { id: 'directionWords', column: 'Way', text: question.text, blocking: true } as const;
  const { rerender } = render(QuestionAnswer, { question: asked, mapping, profile, onchange });
  const word = (value: string) => within(screen.getByRole('group', { name: `Meaning of the value ${value}` }));
  const way = () => onchange.mock.lastCall![0].columns[0]!;

  await userEvent.click(word('Hither').getByRole('button', { name: 'Inbound' }));
  expect(way().values).toEqual({ hither: 'inbound', thither: 'other' });

  await rerender({ question: asked, mapping: onchange.mock.lastCall![0], profile, onchange });
  expect(screen.queryByRole('group', { name: 'Meaning of the value Hither' })).toBeNull();
  await userEvent.click(word('Thither').getByRole('button', { name: 'Leave unknown' }));
  expect(way().values).toEqual({ hither: 'inbound', thither: '' });

  await userEvent.click(screen.getByRole('button', { name: 'The column says something else' }));
  expect(way().target).toBe('');
});
