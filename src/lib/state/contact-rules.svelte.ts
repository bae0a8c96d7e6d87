import { goto } from '$app/navigation';
import { page } from '$app/state';
import { withEdits, type RuleEdits } from '#core/analyses/contact-rules/edited.ts';
import { RULE_PRESETS } from '#core/analyses/contact-rules/presets.ts';
import type { ContactRule, RulePreset } from '#core/analyses/contact-rules/types.ts';
import { Persisted } from './persisted.svelte.ts';

const [FIRST] = RULE_PRESETS;
const presets: readonly RulePreset[] = RULE_PRESETS;

const chosen = new Persisted<string>('evenkeel.contact-rules.preset', FIRST.id, (raw) =>
  presets.some(({ id }) => id === raw) ? String(raw) : FIRST.id
);
const edits = new Persisted<RuleEdits>('evenkeel.contact-rules.edits', {}, (raw) =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as RuleEdits) : {}
);

/** The preset that the calls are read against, by the address, else the one chosen last, and the numbers that someone changed; kept as preferences. */
export const contactRules = {
  presets,
  get preset(): RulePreset {
    const named = page.url.searchParams.get('rules');
    return presets.find(({ id }) => id === named) ?? presets.find(({ id }) => id === chosen.current) ?? FIRST;
  },
  /** The rules of the preset with the changed numbers. */
  get rules(): readonly ContactRule[] {
    return contactRules.preset.rules.map((rule) => withEdits(rule, edits.current));
  },
  choose(id: string): Promise<void> {
    chosen.current = id;
    const address = new URL(location.href);
    address.searchParams.set('rules', id);
    return goto(`${address.pathname}${address.search}`, { replaceState: true, keepFocus: true, noScroll: true });
  },
  edit(ruleId: string, change: Readonly<Record<string, unknown>>): void {
    edits.current = { ...edits.current, [ruleId]: { ...edits.current[ruleId], ...change } };
  },
  restore(ruleId: string): void {
    const { [ruleId]: _gone, ...rest } = edits.current;
    edits.current = rest;
  }
};
