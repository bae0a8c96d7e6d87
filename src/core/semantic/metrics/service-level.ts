import type { Text } from '#core/i18n/text.ts';
import type { Settings } from '#core/settings.ts';
import { raw } from '#core/sql/sql.ts';
import type { Metric } from '../metric.ts';
import { HANDLED_NEEDS, INBOUND_NEEDS, MIN_RATE, NO_TEAM } from './parts.ts';

interface Variant {
  readonly num: (threshold: number) => string;
  readonly den: (threshold: number) => string;
  readonly formula: Text;
}

const ANSWERED = '(offered AND handled AND wait_s IS NOT NULL)';
const within = (threshold: number): string => `(offered AND handled AND wait_s <= ${threshold})`;

/** The five formulas in use (METRIC-DEFINITIONS); 3 is the strict one and the default. `{t}` is the threshold in seconds. */
const VARIANTS: Readonly<Record<Settings['serviceLevelVariant'], Variant>> = {
  1: {
    num: (t) => `(${within(t)} OR (abandoned AND wait_s <= ${t}))`,
    den: () => `(${ANSWERED} OR abandoned)`,
    formula: {
      en: '(answered within {t} s + abandoned within {t} s) / (answered + abandoned)',
      zh: '（{t} 秒内接听 + {t} 秒内放弃）/（接听 + 放弃）'
    }
  },
  2: {
    num: within,
    den: () => ANSWERED,
    formula: { en: 'answered within {t} s / answered', zh: '{t} 秒内接听 / 接听' }
  },
  3: {
    num: within,
    den: () => `(${ANSWERED} OR abandoned)`,
    formula: { en: 'answered within {t} s / (answered + abandoned)', zh: '{t} 秒内接听 /（接听 + 放弃）' }
  },
  4: {
    num: within,
    den: (t) => `(${ANSWERED} OR (abandoned AND wait_s > ${t}))`,
    formula: {
      en: 'answered within {t} s / (answered + abandoned after {t} s)',
      zh: '{t} 秒内接听 /（接听 + {t} 秒后放弃）'
    }
  },
  5: {
    num: (t) => `(${within(t)} OR short_abandon)`,
    den: () => `(${ANSWERED} OR abandoned)`,
    formula: {
      en: '(answered within {t} s + short abandons) / (answered + abandoned)',
      zh: '（{t} 秒内接听 + 短时放弃）/（接听 + 放弃）'
    }
  }
};

const fill = (text: Text, settings: Settings): Text => ({
  en: text.en.replaceAll('{t}', String(settings.serviceLevelS)),
  zh: text.zh.replaceAll('{t}', String(settings.serviceLevelS))
});

const answered = (wait_s: number) => ({ day: 10, offered: true, handled: true, abandoned: false, short_abandon: false, wait_s }); // prettier-ignore
const gaveUp = (wait_s: number) => ({ day: 10, offered: true, handled: false, abandoned: true, short_abandon: wait_s <= 5, wait_s }); // prettier-ignore

/** Calls that five variants count in five ways: answered after 10, 20 and 50 s, abandoned after 3, 15 and 60 s. */
export const SERVICE_LEVEL_ROWS = [answered(10), answered(20), answered(50), gaveUp(3), gaveUp(15), gaveUp(60)];

/** Share of inbound calls answered in time, in the variant chosen in Settings. */
export const SERVICE_LEVEL = [
  {
    id: 'service_level',
    unhandled: true,
    group: 'volume',
    family: 'volume',
    fact: 'call_fact',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: ({ settings }) => raw(VARIANTS[settings.serviceLevelVariant].num(settings.serviceLevelS)),
    den: ({ settings }) => raw(VARIANTS[settings.serviceLevelVariant].den(settings.serviceLevelS)),
    eligible: '(offered AND handled) OR abandoned',
    needs: [...INBOUND_NEEDS, ...HANDLED_NEEDS, ['calls.wait_s', 'calls.ring_s']],
    min: MIN_RATE,
    without: NO_TEAM,
    words: (settings) => ({
      label: { en: 'Service level', zh: '服务水平' },
      meaning: fill(
        { en: 'Share of inbound calls answered within {t} s.', zh: '呼入来电中 {t} 秒内接听的占比。' },
        settings
      ),
      formula: fill(VARIANTS[settings.serviceLevelVariant].formula, settings),
      source: `METRIC-DEFINITIONS, variant ${settings.serviceLevelVariant}`
    }),
    example: { rows: SERVICE_LEVEL_ROWS, value: 2 / 6, n: 6 }
  }
] as const satisfies readonly Metric[];
