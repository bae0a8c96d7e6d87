import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { memoryReader, profileSource, proposeMapping } from '#core/ingest/index.ts';
import type { Mapping } from '#core/ingest/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import ColumnsTable from '#lib/ui/import/ColumnsTable.svelte';

beforeEach(() => locale.set('en'));

async function table(text: string) {
  const profile = await profileSource(memoryReader('file.csv', new TextEncoder().encode(text)));
  const onchange = vi.fn<(mapping: Mapping) => void>();
  const { rerender } = render(ColumnsTable, { profile, mapping: proposeMapping(profile, { zone: 'UTC' }), onchange });
  const changed = () => onchange.mock.lastCall![0];
  const adopt = () => rerender({ profile, mapping: changed(), onchange });
  return { adopt, column: (header: string) => changed().columns.find((column) => column.header === header) };
}

const row = (header: string) => document.querySelector<HTMLElement>(`[data-column="${header}"]`)!;
const select = (value: string) =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: `Meaning of the value ${value}` });
const options = (value: string) => [...select(value).options].map((option) => option.value);

test('ranges of days show the day they count as, and the other ends to choose from', async () => {
  const { column } = await table('Case ID,Assigned on,Balance at assignment,DPD\n1,2026-03-02,9,31-60\n2,2026-03-02,9,90+\n3,2026-03-02,9,12\n'); // prettier-ignore

  await userEvent.click(within(row('DPD')).getByRole('button', { name: '2 values matched' }));

  // First, middle (45.5, rounded up) and last day; the number 12 is no word.
  expect(options('31-60')).toEqual(['', '31', '46', '60']);
  expect(select('31-60').value).toBe('46');
  expect(options('90+')).toEqual(['', '91']);
  expect(screen.queryByRole('combobox', { name: 'Meaning of the value 12' })).toBeNull();

  await userEvent.selectOptions(select('31-60'), '31');

  expect(column('DPD')?.values).toEqual({ '31-60': '31', '90+': '91' });
});

test('words of a scale that is not known can be given ratings; the others are unknown, as shown', async () => {
  const { adopt, column } = await table('Call ID,Start,Agent,Direction,Talk seconds,Rating\n1,2026-03-02 09:00:05,A,inbound,60,good\n2,2026-03-02 09:10:05,A,inbound,60,awful\n'); // prettier-ignore

  await userEvent.selectOptions(within(row('Rating')).getByRole('combobox', { name: 'Meaning of Rating' }), 'csat');

  expect(column('Rating')).toMatchObject({ target: 'csat' });

  await adopt();
  await userEvent.click(within(row('Rating')).getByRole('button', { name: '0 of 2 values matched' }));
  await userEvent.selectOptions(select('good'), '4');

  expect(column('Rating')?.values).toEqual({ good: '4', awful: '' });
});
