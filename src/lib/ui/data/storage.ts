import { formatBytes } from '#core/i18n/messages/errors.ts';
import { DATA } from '#core/i18n/messages/data.ts';
import type { Text } from '#core/i18n/text.ts';

interface Words {
  t(text: Text, params?: Record<string, string | number>): string;
}

/** How much the kept files take, alone and with the tables beside them, and what the browser grants, in a sentence. */
export async function storageWords(size: number, words: Words): Promise<string> {
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  if (!quota || !usage) return words.t(DATA.storageSize, { size: formatBytes(size) });
  return words.t(DATA.storage, { size: formatBytes(size), usage: formatBytes(usage), quota: formatBytes(quota) });
}
