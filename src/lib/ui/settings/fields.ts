import { formatMinutes } from '#core/i18n/date.ts';
import { SETTING_FIELDS, SETTINGS, START_MEANS } from '#core/i18n/messages/settings.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import type { Text } from '#core/i18n/text.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';

type KeysOf<T> = { [K in keyof Settings]: Settings[K] extends T ? K : never }[keyof Settings];

interface Words {
  readonly label: Text;
  readonly hint: Text;
}

/** A setting that is one number; shown as `value / per` in its unit. */
export interface NumberField extends Words {
  readonly kind: 'number';
  readonly key: KeysOf<number>;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: Text;
  /** Stored units per shown unit: 60 shows seconds as minutes, 0.01 shows a ratio as percent. */
  readonly per: number;
}

export interface SwitchField extends Words {
  readonly kind: 'switch';
  readonly key: KeysOf<boolean>;
}

export interface ChoiceField extends Words {
  readonly kind: 'choice';
  readonly key: 'weekStart' | 'serviceLevelVariant' | 'startMeans';
  readonly options: readonly {
    readonly value: Settings['weekStart' | 'serviceLevelVariant' | 'startMeans'];
    readonly label: Text;
  }[];
}

export type Field = NumberField | SwitchField | ChoiceField;

export interface Section {
  readonly id: string;
  readonly label: Text;
  readonly fields: readonly Field[];
}

function amount(
  key: NumberField['key'],
  unit: Text,
  [min, max]: readonly [number, number],
  { per = 1, step = 1 } = {}
): NumberField {
  return { kind: 'number', key, unit, min, max, per, step, ...SETTING_FIELDS[key as keyof typeof SETTING_FIELDS] };
}

const VARIANTS = [1, 2, 3, 4, 5] as const;
/** `3: answered in T / (answered + abandoned)`. */
const numbered = (variant: (typeof VARIANTS)[number]): Text => ({
  en: `${variant}: ${VOLUME.serviceLevels[variant].en}`,
  zh: `${variant}：${VOLUME.serviceLevels[variant].zh}`
});

/** The settings that are one value each, section by section. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'cases',
    label: SETTINGS.sectionCases,
    fields: [
      amount('graceDays', SETTINGS.unitDays, [0, 30]),
      amount('keptTolerance', SETTINGS.unitPercent, [50, 100], { per: 0.01 }),
      amount('neglectDays', SETTINGS.unitDays, [1, 120])
    ]
  },
  {
    id: 'service',
    label: SETTINGS.sectionService,
    fields: [
      amount('serviceLevelS', SETTINGS.unitSeconds, [1, 600]),
      amount('serviceLevelTarget', SETTINGS.unitPercent, [1, 100], { per: 0.01 }),
      {
        kind: 'choice',
        key: 'serviceLevelVariant',
        options: VARIANTS.map((value) => ({ value, label: numbered(value) })),
        ...SETTING_FIELDS.serviceLevelVariant
      },
      amount('shortAbandonS', SETTINGS.unitSeconds, [0, 60]),
      {
        kind: 'choice',
        key: 'startMeans',
        options: (['queue_entry', 'agent_alert', 'answer'] as const).map((value) => ({
          value,
          label: START_MEANS[value]
        })),
        ...SETTING_FIELDS.startMeans
      },
      { kind: 'switch', key: 'talkIncludesHold', ...SETTING_FIELDS.talkIncludesHold }
    ]
  },
  {
    id: 'work',
    label: SETTINGS.sectionWork,
    fields: [
      amount('sessionGapS', SETTINGS.unitMinutes, [10, 720], { per: 60 }),
      amount('breakGapS', SETTINGS.unitMinutes, [1, 120], { per: 60 }),
      amount('b2bGapS', SETTINGS.unitSeconds, [1, 300]),
      amount('recoveryS', SETTINGS.unitSeconds, [10, 1800]),
      amount('lullS', SETTINGS.unitMinutes, [1, 60], { per: 60 }),
      amount('longDayH', SETTINGS.unitHours, [6, 16], { step: 0.5 }),
      amount('restH', SETTINGS.unitHours, [6, 24], { step: 0.5 }),
      { kind: 'switch', key: 'refusalIsDifficult', ...SETTING_FIELDS.refusalIsDifficult }
    ]
  },
  {
    id: 'privacy',
    label: SETTINGS.sectionPrivacy,
    fields: [amount('minGroup', SETTINGS.unitPeople, [DEFAULT_SETTINGS.minGroup, 100])]
  }
];

/** Stored value → shown number, without the noise of binary fractions. */
export function shownNumber(field: NumberField, stored: number): number {
  return Number((stored / field.per).toPrecision(12));
}

/** Shown number → stored value, or null when it is out of range. */
export function storedNumber(field: NumberField, shown: number): number | null {
  if (!Number.isFinite(shown) || shown < field.min || shown > field.max) return null;
  return Number((shown * field.per).toPrecision(12));
}

/** `0, 30, 60` as rising whole numbers; null when it is anything else. */
export function parseBounds(text: string): number[] | null {
  const parts = text.split(/[,，、\s]+/).filter((part) => part !== '');
  const values = parts.map(Number);
  const rising = values.every(
    (value, i) => Number.isInteger(value) && value >= 0 && (i === 0 || value > (values[i - 1] ?? 0))
  );
  return values.length > 0 && rising ? values : null;
}

/** Dates separated by commas, sorted; null when one of them is none. */
export function parseDates(text: string): string[] | null {
  const parts = text.split(/[,，、\s]+/).filter((part) => part !== '');
  const valid = parts.every(
    (part) => /^\d{4}-\d{2}-\d{2}$/.test(part) && !Number.isNaN(Date.parse(`${part}T00:00:00Z`))
  );
  return valid ? [...new Set(parts)].sort() : null;
}

/** `08:30` ↔ minutes after midnight. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

export function timeOf(minutes: number): string {
  return formatMinutes(minutes % 1440);
}
