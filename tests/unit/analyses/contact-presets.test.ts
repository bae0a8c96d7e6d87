import { expect, test } from 'vitest';
import { RULE_PRESETS } from '#core/analyses/contact-rules/presets.ts';

test('says of every rule where its number was seen (CONTACT-RULES E): only the Australian guideline itself', () => {
  const seen = RULE_PRESETS.map(({ id, rules }) => [id, [...new Set(rules.map(({ certainty }) => certainty))]]);

  expect(seen).toEqual([
    ['us-reg-f', ['quoted']],
    ['cn-gbt-45251', ['reported']],
    ['au-rg-96', ['own']],
    ['in-rbi', ['quoted']]
  ]);
});
