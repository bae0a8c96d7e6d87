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
