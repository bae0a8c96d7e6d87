import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Mapping } from '#core/ingest/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import ColumnsTable from '#lib/ui/import/ColumnsTable.svelte';
import { calls } from './fixtures.ts';

beforeEach(() => locale.set('en'));

function table() {
  const { profile, mapping } = calls();
  const onchange = vi.fn<(mapping: Mapping) => void>();
  const view = render(ColumnsTable, { profile, mapping, onchange });
  const changed = () => onchange.mock.lastCall![0];
  return { ...view, profile, mapping, onchange, changed };
}

const row = (header: string) => document.querySelector<HTMLElement>(`[data-column="${header}"]`)!;

test('every column carries what it means and how sure that is', () => {
  table();

  expect(row('Call').dataset).toMatchObject({ target: 'call_id', confidence: '0.95' });
  expect(row('Talk').dataset.unit).toBe('s');
  expect(row('Call').dataset.unit).toBeUndefined();
  expect(row('Began')).toHaveTextContent('required');
  expect(row('Agent')).toHaveTextContent('AnnBob');
  expect(row('Agent')).toHaveTextContent('Sure');
});

test('the meaning is a select whose values are canonical names, in groups, with an empty one first', () => {
  table();

  const select = within(row('Agent')).getByRole('combobox', { name: 'Meaning of Agent' }) as HTMLSelectElement;

  expect(select.value).toBe('agent_id');
  expect(select.options[0]).toMatchObject({ value: '', text: 'Do not load' });
  expect([...select.options].map((option) => option.value)).toEqual(
    expect.arrayContaining(['start_at', 'start_date', 'talk_s', 'case_id', 'csat'])
  );
  expect([...select.querySelectorAll('optgroup')].map((group) => group.label)[0]).toBe('Required');
});

test('another meaning is handed on as chosen by hand', async () => {
  const { changed } = table();

  await userEvent.selectOptions(within(row('Agent')).getByRole('combobox'), 'team');

  const column = changed().columns.find(({ header }) => header === 'Agent');
  expect(column).toMatchObject({ target: 'team', confidence: 1 });
  expect(changed().columns.filter(({ header }) => header !== 'Agent')).toEqual(
    calls().mapping.columns.filter(({ header }) => header !== 'Agent')
  );
});

test('a column that is not loaded has no confidence', async () => {
  const { changed, rerender, profile, onchange } = table();

  await userEvent.selectOptions(within(row('Agent')).getByRole('combobox'), '');
  await rerender({ profile, mapping: changed(), onchange });

  expect(row('Agent').dataset).toMatchObject({ target: '', confidence: '0' });
  expect(row('Agent')).not.toHaveTextContent('Sure');
});

test('the unit of a duration can be changed', async () => {
  const { changed } = table();

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Unit of Talk' }), 'min');

  expect(changed().columns[3]).toMatchObject({ target: 'talk_s', unit: 'min' });
});

test('words of a code column are matched in place', async () => {
  const { changed } = table();

  await userEvent.click(within(row('Result')).getByRole('button', { name: '1 of 2 values matched' }));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Meaning of the value rang out' }), 'no_answer');

  expect(changed().columns[4]!.values).toEqual({ spoke: 'answered', 'rang out': 'no_answer' });
});

test('two columns for one meaning are both flagged', async () => {
  const { changed, rerender, profile, onchange } = table();

  await userEvent.selectOptions(within(row('Agent')).getByRole('combobox'), 'call_id');
  await rerender({ profile, mapping: changed(), onchange });

  expect(row('Agent')).toHaveTextContent('also set for Call');
  expect(row('Call')).toHaveTextContent('also set for Agent');
  expect(row('Call')).toHaveTextContent('Check');
});

test('captions and cells are shown as text, never as markup', () => {
  const { profile, mapping } = calls();
  const evil = '<img src=x onerror="window.hacked=1">';
  profile.columns[1]!.header = evil;
  mapping.columns[1]!.header = evil;
  profile.preview[0]![1] = evil;

  render(ColumnsTable, { profile, mapping, onchange: () => undefined });

  expect(document.querySelector('img')).toBeNull();
  expect(screen.getAllByText(evil).length).toBeGreaterThan(0);
});

test('the table speaks Chinese', () => {
  locale.set('zh');

  table();

  expect(screen.getByRole('columnheader', { name: '含义' })).toBeInTheDocument();
  expect(row('Talk')).toHaveTextContent('通话时长');
});
