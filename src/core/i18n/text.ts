/** The languages of the product. */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in every language: a language left out does not compile. */
export type Text = Readonly<Record<Locale, string>>;

/** A text and the values of its places: what a rule says, before it is put in words. */
export interface Phrase {
  readonly text: Text;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Sentences one after the other: with a space between them where the language has one. Empty ones are left out. */
export function sentences(parts: readonly (string | null | undefined | false)[], locale: Locale): string {
  return parts.filter(Boolean).join(locale === 'zh' ? '' : ' ');
}

/** Chinese sets Latin letters apart from Han characters, also where a name of the file meets the text around it. */
const TOUCHING = /(\p{Script=Han})(?=[A-Za-z])|([A-Za-z])(?=\p{Script=Han})/gu;
/** Full-width signs bring their own room. */
const AROUND_SIGNS = / (?=[（，。；：])|(?<=[），。；：]) /g;
const setApart = (text: string): string => text.replace(TOUCHING, '$1$2 ').replace(AROUND_SIGNS, '');

/**
 * Puts a text in words. `{name}` is replaced by the parameter; `{n|row|rows}` by the first word when the parameter
 * `n` is 1, else by the second. Unknown places stay visible as they are.
 */
export function say(text: Text, locale: Locale, params: Readonly<Record<string, string | number>> = {}): string {
  const words = text[locale].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (place, name: string, one?: string, other?: string) => {
      const value = params[name];
      if (value === undefined) return place;
      if (one !== undefined && other !== undefined) return Number(value) === 1 ? one : other;
      return String(value);
    }
  );
  return locale === 'zh' ? setApart(words) : words;
}
