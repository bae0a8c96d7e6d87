import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { names } from '#lib/ui/shell/names.svelte.ts';
import NamesDialog from '#lib/ui/shell/NamesDialog.svelte';

const showNames = vi.hoisted(() => vi.fn());
vi.mock('#lib/state/workspace.svelte.ts', () => ({ workspace: { showNames } }));

test('names are shown after one question per visit and hidden without any', async () => {
  names.request(true);
  expect([names.asking, showNames.mock.calls]).toEqual([true, []]);

  render(NamesDialog);
  await userEvent.click(screen.getByRole('button', { name: 'Keep them masked' }));
  expect([names.asking, showNames.mock.calls]).toEqual([false, []]);

  names.request(true);
  await userEvent.click(screen.getByRole('button', { name: 'Show names' }));
  expect(showNames.mock.calls).toEqual([[true]]);

  names.request(false);
  names.request(true);
  expect([names.asking, showNames.mock.calls]).toEqual([false, [[true], [false], [true]]]);
});
