import { isAppError } from '#core/errors.ts';
import { ERRORS } from '#core/i18n/messages/errors.ts';
import type { Text } from '#core/i18n/text.ts';

type Translate = (text: Text, params?: Record<string, string | number>) => string;

/** A failure in plain words, and everything one needs to report it. */
export function failureOf(error: Error, t: Translate): { reason: string; details: string } {
  const details = `${error.message}\n${error.stack ?? ''}`;
  if (!isAppError(error)) return { reason: error.message, details };
  const text: Text | undefined = (ERRORS as Readonly<Record<string, Text>>)[error.code];
  const params = error.params as Record<string, string | number>;
  return { reason: text ? t(text, params) : error.message, details };
}
