import { formatBytes } from '#core/i18n/messages/errors.ts';
import { DATA } from '#core/i18n/messages/data.ts';
import type { Text } from '#core/i18n/text.ts';

interface Words {
  t(text: Text, params?: Record<string, string | number>): string;
}

/** How much the kept files take and what the browser grants, in a sentence. */
export async function storageWords(size: number, words: Words): Promise<string> {
  const { quota } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  if (!quota) return words.t(DATA.storageSize, { size: formatBytes(size) });
  return words.t(DATA.storage, { size: formatBytes(size), quota: formatBytes(quota) });
}
