import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import TestTile from './TestTile.svelte';

vi.mock('$app/paths', () => ({ resolve: (path: string) => path, base: '' }));
vi.mock('#lib/state/selection.svelte.ts', () => ({ selection: { current: DEFAULT_SELECTION } }));
vi.mock('#lib/state/workspace.svelte.ts', () => {
  const model = { rows: { calls: 48216 }, dimensions: {}, asOf: '2025-06-29', firstDay: '2025-01-01', lastDay: '2025-06-29', days: [] }; // prettier-ignore
  return { workspace: { model, engine: {}, settings: DEFAULT_SETTINGS } };
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Lets time pass and what follows from it reach the page. */
async function after(ms: number) {
  await vi.advanceTimersByTimeAsync(ms);
  await tick();
}

test('a tile that takes long says what it reads, is cancelled by its signal and tries again', async () => {
  const signals: AbortSignal[] = [];
  render(TestTile, {
    ask: (signal: AbortSignal) =>
      new Promise<string>((_resolve, reject) => {
        signals.push(signal);
        signal.addEventListener('abort', () => reject(new AppError('engine.cancelled', {})));
      })
  });
  await after(999);
  expect(screen.queryByText('Reading 48,216 calls')).toBeNull();
  await after(1);
  expect(screen.getByText('Reading 48,216 calls')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();

  await after(4000);
  screen.getByRole('button', { name: 'Cancel' }).click();
  await after(0);
  expect(signals[0]?.aborted).toBe(true);
  expect(screen.getByText('Cancelled')).toBeInTheDocument();

  screen.getByRole('button', { name: 'Try again' }).click();
  await after(0);
  expect(screen.queryByText('Cancelled')).toBeNull();
  expect(signals).toHaveLength(2);
});
