import { formatValue } from '#core/i18n/format.ts';
import { PANEL } from '#core/i18n/messages/overview.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import type { Resource } from '#lib/state/resource.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import type { PanelProgress } from './types.ts';

/** What a panel says while its question takes longer than a second; null before that. Cancelling ends the question and those beside it. */
export function progressOf(resource: Resource<unknown>, ...beside: Resource<unknown>[]): PanelProgress | null {
  const { pace } = resource;
  if (pace !== 'reading' && pace !== 'long') return null;
  const { calls = 0, cases = 0 } = workspace.model?.rows ?? {};
  const [text, n] = calls > 0 ? [PANEL.reading, calls] : [PANEL.readingCases, cases];
  return {
    text: locale.t(text, { n: formatValue(n, 'count', locale.id) }),
    cancel: pace === 'long' ? () => [resource, ...beside].forEach((one) => one.cancel()) : null
  };
}
