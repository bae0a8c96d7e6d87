import { CAUSES, CODES, DPD_BUCKET, DPD_NONE, DPD_OVER, UNKNOWN_VALUE } from '#core/i18n/messages/dimensions.ts';
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
  if (dimension === 'cause') return causeLabel(name);
  if (dimension === 'agent') return { en: name, zh: name.replace(/^Agent /, '坐席 ') };
  return dimension === 'dpd' ? bucketLabel(name) : both(name);
}

/** A cause as the file names it; usual words are translated. */
export const causeLabel = (name: string): Text => ({ en: name, zh: CAUSES[name.toLowerCase()] ?? name });

/** A DPD bucket in words, by its label in the settings (`0`, `1–30`, `over 180`); labels of a file stay as they are. */
export function bucketLabel(name: string): Text {
  if (name === '0') return DPD_NONE;
  const over = /^over (\d+)$/.exec(name);
  if (over) return fill(DPD_OVER, { bound: over[1] ?? '' });
  return /^\d+(–\d+)?$/.test(name) ? fill(DPD_BUCKET, { label: name }) : both(name);
}
