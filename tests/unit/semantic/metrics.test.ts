import { expect, test } from 'vitest';
import { COLUMN_WORDS } from '#core/i18n/messages/metrics.ts';
import { wordsOf } from '#core/semantic/metric.ts';
import { ALL_METRICS, METRICS, metricOf } from '#core/semantic/metrics/index.ts';
import { KINDS } from '#core/schema/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';

test('has every id of the first set, once', () => {
  const ids =
    `calls_offered calls_handled calls_abandoned abandon_rate short_abandon_rate service_level answer_wait_avg_s
    repeat_contact_rate_7d out_of_hours_share aht_s talk_avg_s hold_avg_s wrap_avg_s talk_median_s talk_p90_s transfer_rate occupancy
    occupancy_low occupancy_high back_to_back_share longest_spell_s longest_spell_p90_s difficult_share escalation_rate complaint_rate
    low_csat_exposure strain_risk strain_p1_occupancy strain_p2_back_to_back strain_r1_unbroken_min strain_r2_difficult_no_recovery_8h
    strain_e1_difficult_per_h strain_t1_day_h strain_t2_rest_h strain_b1_backlog_days contact_rate rpc_rate rpc_per_contact rpc_case_rate
    attempts_per_case first_contact_median_s promise_rate kept_rate kept_amount_rate broken_promises cure_rate recovery_rate
    repaid_amount balance_open cases_open waiver_rate waiver_amount csat_avg csat_share csat_response_rate`.split(
      /\s+/
    );

  expect(ids.filter((id) => !METRICS.some((metric) => metric.id === id))).toEqual([]);
  expect(new Set(ALL_METRICS.map(({ id }) => id)).size).toBe(ALL_METRICS.length);
  expect(() => metricOf('nonsense')).toThrow('unknown metric: nonsense');
});

test('every metric has its words in both languages, and every column it needs has a name', () => {
  for (const metric of ALL_METRICS) {
    const { label, meaning, formula, source } = wordsOf(metric, DEFAULT_SETTINGS);
    for (const text of [label, meaning, formula]) {
      expect(text.en).not.toBe('');
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(source).not.toBe('');
    for (const column of metric.needs.flat()) {
      expect({ column, named: column in COLUMN_WORDS }).toEqual({ column, named: true });
      expect(KINDS).toContain(column.split('.')[0]);
    }
  }
});

test('the words of the service level name its variant and threshold', () => {
  const words = wordsOf(metricOf('service_level'), { ...DEFAULT_SETTINGS, serviceLevelVariant: 4, serviceLevelS: 30 });

  expect(words.formula.en).toBe('answered within 30 s / (answered + abandoned after 30 s)');
});

test('no two figures have the same name in the list of all figures', () => {
  for (const language of ['en', 'zh'] as const) {
    const names = METRICS.flatMap((metric) => {
      const { label, short } = wordsOf(metric, DEFAULT_SETTINGS);
      // A part of strain is named by its short name only where the index stands over it.
      return metric.group === 'strain' || !short ? [label[language]] : [...new Set([label[language], short[language]])];
    });
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  }
});
