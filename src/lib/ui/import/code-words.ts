import { IMPORT } from '#core/i18n/messages/import.ts';
import type { Locale } from '#core/i18n/text.ts';
import type { CanonicalColumn } from '#core/schema/types.ts';

/** A canonical code in words: `no_answer` → `No answer`; in Chinese the first Chinese word that stands for it. */
export function codeWord(code: string, target: CanonicalColumn, locale: Locale): string {
  if (target.type === 'bool') return (code === 'true' ? IMPORT.yes : IMPORT.no)[locale];
  if (code === 'other') return IMPORT.other[locale];
  const chinese = locale === 'zh' ? target.codes?.[code]?.find((word) => /\p{Script=Han}/u.test(word)) : undefined;
  if (chinese) return chinese;
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
