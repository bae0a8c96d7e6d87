import { SHELL } from '#core/i18n/messages/shell.ts';
import type { Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';

interface Words {
  tag: string;
  t(text: Text, params?: Record<string, string | number>): string;
}

/** What is loaded, in a few words for the foot of the sidebar: `48,216 calls, 12,904 cases`. */
export function loadedWords(state: { phase: string; model: ModelInfo | null }, words: Words): string {
  const { model, phase } = state;
  if (phase === 'importing') return words.t(SHELL.importing);
  if (!model) return words.t(phase === 'starting' ? SHELL.starting : SHELL.nothingLoaded);
  const count = new Intl.NumberFormat(words.tag);
  const calls = model.rows.calls ?? 0;
  const cases = model.rows.cases ?? 0;
  const params = { calls: count.format(calls), cases: count.format(cases) };
  if (calls > 0 && cases > 0) return words.t(SHELL.loadedBoth, params);
  return words.t(cases > 0 ? SHELL.loadedCases : SHELL.loadedCalls, params);
}
