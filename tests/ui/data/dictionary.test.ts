import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { dictionaryOf, findEntries, sqlOf } from '#core/query/dictionary.ts';
import { METRICS } from '#core/semantic/metrics/index.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import Dictionary from '#lib/ui/data/Dictionary.svelte';
import { modelWith } from '../../sql/query/facts.ts';

beforeEach(() => {
  locale.set('en');
  location.hash = '';
});

/** Every id of the table in TEST-HOOKS. */
const IDS =
  `calls_offered calls_handled calls_abandoned abandon_rate short_abandon_rate service_level answer_wait_avg_s repeat_contact_rate_7d
out_of_hours_share aht_s talk_avg_s hold_avg_s wrap_avg_s talk_median_s talk_p90_s transfer_rate occupancy occupancy_low occupancy_high utilisation
contacts_per_hour concurrency_avg back_to_back_share longest_spell_s longest_spell_p90_s long_day_share short_rest_count workload_gini
open_cases_per_agent backlog_days difficult_share difficult_per_hour difficult_unrecovered_per_8h low_csat_exposure escalation_rate complaint_rate
strain_risk strain_p1_occupancy strain_p2_back_to_back strain_r1_unbroken_min strain_r2_difficult_no_recovery_8h strain_e1_difficult_per_h
strain_t1_day_h strain_t2_rest_h strain_b1_backlog_days contact_rate rpc_rate rpc_per_contact rpc_case_rate attempts_per_case
first_contact_median_s promise_rate kept_rate kept_amount_rate broken_promises cure_rate recovery_rate repaid_amount balance_open cases_open
waiver_rate waiver_amount plan_adherence follow_up_median_s csat_avg csat_share csat_response_rate step_1_analysed step_2_contacted
step_3_explained step_4_plan step_5_relief step_6_reminded step_7_followed_up`.split(/\s+/);

/** Measures of our own beside the stable ids. */
const BESIDE = ['break_avg_s', 'break_estimated_s', 'over_plan_h'];

const entries = (model: Parameters<typeof dictionaryOf>[0]) =>
  dictionaryOf(model, DEFAULT_SETTINGS).flatMap((group) => group.entries);

test('holds every measure, each with formula, source, needs and SQL, with data and without', () => {
  for (const model of [null, modelWith()]) {
    const list = entries(model);

    expect(IDS.filter((id) => !list.some((entry) => entry.id === id))).toEqual([]);
    expect(METRICS.map(({ id }) => id).filter((id) => !IDS.includes(id))).toEqual(BESIDE);
    for (const { id, words, needs } of list) {
      expect({ id, formula: words.formula.en !== '' && words.formula.zh !== '', source: words.source !== '', needs: needs.length > 0 }).toEqual({ id, formula: true, source: true, needs: true }); // prettier-ignore
      expect(sqlOf(id, model, DEFAULT_SETTINGS).join('\n')).toMatch(/^SELECT\n[\s\S]+\bFROM\b/);
    }
  }
});

test('says what the loaded data lack', () => {
  const present = { calls: ['agent_id', 'start_at', 'talk_s', 'direction'] };

  const aht = entries(modelWith({ present })).find(({ id }) => id === 'aht_s')!;

  expect(aht.needs.map(({ isMet }) => isMet)).toEqual([true, true, false]);
  expect(aht.reason!.text.en).toBe('needs after-call work');
});

test('is found by words of either language, by id and by column', () => {
  const groups = dictionaryOf(null, DEFAULT_SETTINGS);
  const ids = (query: string) => findEntries(groups, query).flatMap(({ entries: list }) => list.map(({ id }) => id));

  expect(ids('back-to-back share')).toContain('back_to_back_share');
  expect(ids('承诺履约率')).toContain('kept_rate');
  expect(ids('plan_adh')).toEqual(['plan_adherence']);
  expect(ids('calls.wrap_s')).toEqual(['aht_s', 'wrap_avg_s']);
  expect(ids('no such measure')).toEqual([]);
});

test('an address opens its measure; the search narrows the list', async () => {
  location.hash = '#metric-kept_rate';
  const { container } = render(Dictionary, { model: modelWith(), settings: DEFAULT_SETTINGS });

  const kept = container.querySelector<HTMLDetailsElement>('[data-dictionary="kept_rate"]')!;
  expect(kept.open).toBe(true);
  expect(within(kept).getByText('METHODS 5.2; DECISIONS 8')).toBeTruthy();
  expect(container.querySelectorAll('details[open]')).toHaveLength(1);

  // Roles of so long a list take seconds to work out here.
  await fireEvent.input(screen.getByLabelText('Find a measure'), { target: { value: 'gini' } });

  expect([...container.querySelectorAll<HTMLElement>('[data-dictionary]')].map((item) => item.dataset.dictionary)).toEqual(['workload_gini']); // prettier-ignore
});
