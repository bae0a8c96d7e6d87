import { say, sentences, type Locale, type Phrase, type Text } from '#core/i18n/text.ts';
import { Persisted } from './persisted.svelte.ts';

type Params = Readonly<Record<string, string | number>>;

const stored = new Persisted<Locale>('evenkeel.locale', preferred(), (raw) => (raw === 'zh' ? 'zh' : 'en'));

/** The language of the page, and the one way to put a Text in words. */
export const locale = {
  get id(): Locale {
    return stored.current;
  },
  /** BCP 47 tag for Intl. */
  get tag(): string {
    return stored.current === 'zh' ? 'zh-CN' : 'en-GB';
  },
  set(id: Locale): void {
    stored.current = id;
  },
  t(text: Text, params?: Params): string {
    return say(text, stored.current, params);
  },
  phrase(phrase: Phrase): string {
    return say(phrase.text, stored.current, phrase.params);
  },
  /** Sentences one after the other; what is missing is left out. */
  sentences(parts: readonly (string | null | undefined | false)[]): string {
    return sentences(parts, stored.current);
  }
};

/** The browser's language may be no valid tag (or missing): then English. */
function preferred(): Locale {
  try {
    const [tag] = Intl.getCanonicalLocales(globalThis.navigator?.language ?? 'en');
    return tag?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  } catch {
    return 'en';
  }
}
