import { CODES, DPD_BUCKET, DPD_NONE, DPD_OVER, UNKNOWN_VALUE } from '#core/i18n/messages/dimensions.ts';
import { LOCALES, say, type Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { DimensionId } from './dimension.ts';

const both = (text: string): Text => ({ en: text, zh: text });
const fill = (text: Text, params: Record<string, string>): Text => {
  const [en = '', zh = ''] = LOCALES.map((locale) => say(text, locale, params));
  return { en, zh };
};

/** What a value of a dimension is called, by its id; agents by their pseudonym, codes and DPD buckets in words. */
export function labelOfValue(model: ModelInfo, dimension: DimensionId, id: string): Text {
  if (id === '') return UNKNOWN_VALUE;
  const value = model.dimensions[dimension]?.find((one) => one.id === id);
  const name = value?.label ?? id;
  if (dimension === 'channel' || dimension === 'direction')
    return (CODES[dimension] as Record<string, Text>)[id] ?? both(name);
  if (dimension === 'agent') return { en: name, zh: name.replace(/^Agent /, '坐席 ') };
  if (dimension !== 'dpd') return both(name);
  if (name === '0') return DPD_NONE;
  const over = /^over (\d+)$/.exec(name);
  return over ? fill(DPD_OVER, { bound: over[1] ?? '' }) : fill(DPD_BUCKET, { label: name });
}
