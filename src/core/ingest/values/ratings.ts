import { plainWord } from './words.ts';

/** Words of five-word scales of satisfaction, lower case → rating. Words that scales use differently (`good`) are left to the user. */
export const RATING_WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [5, 'very satisfied|completely satisfied|extremely satisfied|sehr zufrieden|äußerst zufrieden|非常满意|很满意|十分满意'],
      [4, 'satisfied|somewhat satisfied|rather satisfied|zufrieden|eher zufrieden|满意|比较满意|较满意'],
      [3, 'neutral|neither|neither satisfied nor dissatisfied|teils teils|teils/teils|teils-teils|weder noch|一般|一般般|普通|中立'],
      [2, 'dissatisfied|unsatisfied|somewhat dissatisfied|rather dissatisfied|unzufrieden|eher unzufrieden|不满意|较不满意|比较不满意|不太满意'],
      [1, 'very dissatisfied|very unsatisfied|completely dissatisfied|extremely dissatisfied|sehr unzufrieden|非常不满意|很不满意|十分不满意']
    ] as const
  ).flatMap(([rating, words]) => words.split('|').map((word) => [word, rating] as const))
); // prettier-ignore

/** Words of a column of ratings that say that nobody rated, lower case. */
const UNRATED = new Set(
  'k. a.|k.a.|keine angabe|nicht bewertet|ohne bewertung|未评价|未评分|未参评|未评|not rated|unrated|no rating|no response|no answer|not answered|not surveyed|skipped|sin calificar|sin calificación|sin valoración|sin respuesta|non noté|non évalué|pas de note|sans réponse'.split(
    '|'
  )
);

/** True where a cell of ratings says that nobody rated: unknown, and no misfit. */
export const isUnrated = (text: string): boolean => UNRATED.has(plainWord(text));

/** A rating with words behind it: “5 - very satisfied”, “4 (good)”, “3. neutral”, “4/5”, “4 out of 5”, “4 stars”, “4分”. */
const NUMBER_FIRST = /^(10|\d)\s*(?:[-–—:：=.)）]\s*[^\d\s].*|[(（].*|\/\s*(?:5|10)|(?:out of|von)\s+(?:5|10)|stars?|sterne?|points?|punkte?|颗?星|分)$/; // prettier-ignore
/** A rating in brackets behind its words: “very satisfied (5)”. */
const NUMBER_LAST = /^\D+[(（]\s*(10|\d)\s*[)）]$/;
const STARS = /^(★{1,10})☆*$/;
const LOW = 2;
const HIGH = 4;

/**
 * The rating that a cell's words stand for; null when that is not known. Where a number and words say opposite things (“1 - very satisfied”, a scale that
 * runs the other way), nobody but the user can tell.
 */
export function ratingOf(text: string): number | null {
  const word = plainWord(text);
  const stars = STARS.exec(word)?.[1];
  if (stars) return stars.length;
  const digits = NUMBER_FIRST.exec(word)?.[1] ?? NUMBER_LAST.exec(word)?.[1];
  if (digits === undefined) return RATING_WORDS[word] ?? null;
  const number = Number(digits);
  const spoken = RATING_WORDS[plainWord(word.replace(/\d+|[-–—:：=().（）]/g, ' '))];
  const isOpposite = (spoken ?? 3) >= HIGH ? number <= LOW : (spoken ?? 3) <= LOW && number >= HIGH;
  return isOpposite ? null : number;
}
