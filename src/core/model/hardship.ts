/**
 * Words in a cause that mean hardship (our choice; English, Chinese, German): illness, loss of income or work, death, disaster. Debts
 * alone are not in it.
 */
export const HARDSHIP_WORDS =
  'hardship|illness|sick|medical|disab|income|unemploy|job loss|laid off|redundan|bereave|death|disaster|困难|疾病|生病|患病|失业|收入|去世|灾|krank|arbeitslos|notlage';
