import type { Text } from '../text.ts';

/** Why there is no comparison. */
export const COMPARE_STARTS: Text = { en: 'compare starts {date}', zh: '对比数据始于{date}' };
export const NO_EARLIER: Text = { en: 'nothing earlier to compare with', zh: '没有更早的数据可供对比' };
