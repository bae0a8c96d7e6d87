import { say } from '#core/i18n/text.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import type { Wording } from '#lib/ui/overview/figure-words.ts';

/** English wording as a page with the usual settings has it. */
export const ENGLISH: Wording = {
  id: 'en',
  settings: DEFAULT_SETTINGS,
  csatHigh: 5,
  t: (text, params) => say(text, 'en', params),
  phrase: (phrase) => say(phrase.text, 'en', phrase.params)
};
