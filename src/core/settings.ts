/** Hours of the week, local: ISO weekdays (1–7) and minutes after midnight. */
export interface WeekHours {
  days: number[];
  fromMin: number;
  toMin: number;
}

/** How the product counts: METHODS 0.6 plus what UX 5.14 lets people change. Ratios 0–1, durations in seconds, days where named. */
export interface Settings {
  /** IANA zone of the site; `null` until known: then the zone asked at import holds. */
  zone: string;
  /** First day of the week, ISO (1 = Monday, 7 = Sunday). */
  weekStart: 1 | 6 | 7;
  /** ISO 4217 currency of amounts. */
  currency: string;
  /** Working hours: work outside of them counts as out of hours. */
  inHours: WeekHours;
  /** When customers may be called: shown beside the hours of calls, never counted with. */
  contactHours: WeekHours;
  /** Dates (`YYYY-MM-DD`) that are out of hours as a whole. */
  holidays: string[];
  /** Upper bounds (inclusive) of the DPD buckets; the last bucket is open. */
  dpdBounds: number[];
  startMeans: 'queue_entry' | 'agent_alert' | 'answer';
  talkIncludesHold: boolean;
  sessionGapS: number;
  breakGapS: number;
  b2bGapS: number;
  recoveryS: number;
  lullS: number;
  serviceLevelS: number;
  serviceLevelTarget: number;
  serviceLevelVariant: 1 | 2 | 3 | 4 | 5;
  shortAbandonS: number;
  longDayH: number;
  restH: number;
  neglectDays: number;
  graceDays: number;
  keptTolerance: number;
  minGroup: number;
  /** Whether refusals count as difficult contacts (DECISIONS 4: not by default). */
  refusalIsDifficult: boolean;
}

/** METHODS 0.6 with DECISIONS: the values the product starts with. */
export const DEFAULT_SETTINGS: Settings = {
  zone: 'UTC',
  weekStart: 1,
  currency: 'EUR',
  inHours: { days: [1, 2, 3, 4, 5], fromMin: 8 * 60, toMin: 20 * 60 },
  contactHours: { days: [1, 2, 3, 4, 5, 6, 7], fromMin: 8 * 60, toMin: 21 * 60 },
  holidays: [],
  dpdBounds: [0, 30, 60, 90, 120, 180],
  startMeans: 'queue_entry',
  talkIncludesHold: false,
  sessionGapS: 7200,
  breakGapS: 600,
  b2bGapS: 30,
  recoveryS: 120,
  lullS: 300,
  serviceLevelS: 20,
  serviceLevelTarget: 0.8,
  serviceLevelVariant: 3,
  shortAbandonS: 5,
  longDayH: 10,
  restH: 11,
  neglectDays: 14,
  graceDays: 3,
  keptTolerance: 0.95,
  minGroup: 5,
  refusalIsDifficult: false
};
