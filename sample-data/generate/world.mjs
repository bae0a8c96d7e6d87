/**
 * The planted world, as one table of data. Units end the names (`_s` seconds, `_h` hours, `_days` days); shares are 0–1.
 * METHODS section 10 is the source of the values unless a comment says "our choice".
 */
export const DEFAULT_WORLD = {
  variant: 'default',
  zone: 'Europe/Berlin',
  /** A Monday; the period contains the change to summer time on 2026-03-29. */
  startDate: '2026-03-02',
  weeks: 12,
  /** First opening of a case, four weeks before the first call (our choice). */
  casesFrom: '2026-02-02',

  floor: { open_h: 8, close_h: 20 },

  teams: [
    { name: 'Early care', agents: 13, queue: 'early' },
    { name: 'Late stage', agents: 11, queue: 'late' },
    { name: 'Hardship', agents: 8, queue: 'hardship' },
    { name: 'Inbound service', agents: 13, queue: 'service' }
  ],

  agents: {
    lnTalkSd: 0.18,
    csatSd: 0.25,
    /** Shift of the logit of cure; three people of each sign, the better ones where the harder cases are. */
    skillLogit: 0.45,
    skilled: [
      [1, 0, 1],
      [1, 3, 1],
      [2, 1, 1],
      [0, 2, -1],
      [0, 6, -1],
      [0, 9, -1]
    ],
    partTimeShare: 0.2,
    /** Probability that a difficult contact is flagged, by person. */
    flagging: [0.6, 1],
    /** Probability that a step done is recorded, by person. */
    recording: [0.7, 0.97]
  },

  shifts: {
    fullTime_h: 8,
    partTime_h: 5,
    start_h: [8, 12],
    /** People with shorter calls prefer later shifts: hours of preferred start per SD of ln talk (confounder). */
    lateForQuick_h: 0.7,
    preferenceSd_h: 1.0,
    rotation_h: [-1.5, 0, 1.5, 0],
    /** Absence and leave, by weekday: leave is granted where fewer calls come (mean 0.12). */
    absence: [0.03, 0.09, 0.12, 0.15, 0.2],
    overtime: 0.05,
    breaks_min: [15, 40, 15],
    breaksAfter_h: [2, 4, 6],
    breakJitter_min: 12,
    training: 0.08,
    training_min: 45,
    meeting_min: 20
  },

  arrivals: {
    /** Voice arrivals an hour at profile 1 with 45 people. */
    perHour: 170,
    weekday: [1.2, 1.05, 1.0, 0.95, 0.9],
    /** Day factor Gamma(shape, 1 / shape). METHODS has 50; 140 keeps ordinary days nearer to their staffing (our choice). */
    dayShape: 140,
    /** Half-hours from 08:00; follows the staff on the floor (our choice). */
    profile: [
      0.18, 0.28, 0.52, 0.7, 0.88, 1.02, 1.14, 1.16, 1.14, 1.1, 1.04, 0.98, 0.96, 0.96, 0.98, 0.98, 0.92, 0.84, 0.68,
      0.54, 0.4, 0.3, 0.22, 0.15
    ],
    /** First working days of a month (statement days). */
    statement: [1.26, 1.16, 1.07],
    withCase: 0.27,
    repeat: 0.13
  },

  queue: { patience_s: 150, balk: 0.03, rona: 0.006, transfer: 0.025, callback: 0.05, overflow: 0.03 },

  talk: { median_s: 230, sigma: 0.75, perHour: 0.015, clockPerHour: 0.02 },
  wrap: { median_s: 35, sigma: 0.6, afterDifficult_s: 25 },
  hold: { share: 0.12, median_s: 45, sigma: 0.7 },

  difficult: { share: 0.1, lateExtra: 0.01, late_h: 17, abuse: 0.02, blank: 0.05 },
  csat: { response: 0.25, base: 4.32, perHour: -0.05, difficult: -0.8, perWaitSecond: -0.004, sd: 0.9 },

  chat: { people: 7, perHour: 37, median_s: 560, sigma: 0.6, parallel: 3, patience_s: 240 },

  outbound: {
    blockShare: 0.7,
    /** Dialling stops while more callers than this wait (our choice). */
    yieldsAbove: 0,
    block_h: [2, 2.5],
    starts_h: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
    gap_s: 30,
    human: 0.3,
    eveningExtra: 0.05,
    rightParty: 0.62
  },

  cases: {
    count: 9000,
    buckets: [
      { label: '1-30', from: 1, to: 30, share: 0.4, cure: 0.65, arrears: 0.1, keptShift: 0.04 },
      { label: '31-60', from: 31, to: 60, share: 0.25, cure: 0.45, arrears: 0.18, keptShift: 0.01 },
      { label: '61-90', from: 61, to: 90, share: 0.15, cure: 0.3, arrears: 0.3, keptShift: -0.03 },
      { label: '91-120', from: 91, to: 120, share: 0.12, cure: 0.18, arrears: 0.5, keptShift: -0.06 },
      { label: '121+', from: 121, to: 240, share: 0.08, cure: 0.08, arrears: 0.8, keptShift: -0.08 }
    ],
    balance: { median: 800, sigma: 0.9 },
    /** Logit shift of cure by quartile of balance. */
    balanceLogit: [0.35, 0.12, -0.12, -0.35],
    causes: [
      { id: 'forgot', share: 0.24, logit: 0.2, hardship: false },
      { id: 'income loss', share: 0.22, logit: -0.2, hardship: true },
      { id: 'over-indebted', share: 0.16, logit: -0.3, hardship: true },
      { id: 'illness or hardship', share: 0.12, logit: -0.1, hardship: true },
      { id: 'dispute', share: 0.12, logit: 0, hardship: false },
      { id: 'fraud claim', share: 0.04, logit: 0.1, hardship: false },
      { id: 'other', share: 0.1, logit: 0, hardship: false }
    ],
    products: [
      ['classic card', 0.52],
      ['gold card', 0.26],
      ['student card', 0.12],
      ['business card', 0.1]
    ],
    /** Unmeasured cooperation, Bernoulli(0.5): raises contact, promise and cure. */
    cooperation: { share: 0.5, cureLogit: 1.2, human: 0.1, promise: 0.24 },
    /** Days from assignment to cure: lognormal. */
    cureDays: { median: 19, sigma: 0.9 },
    unassigned: 0.03,
    /** Weight exp(tilt × person's standing × case's difficulty) when cases are handed out. */
    harderToBetter: 0.9,
    waiver: 0.07
  },

  promise: {
    base: 0.45,
    perCsatEffect: 0.1,
    perRunPosition: -0.03,
    due_days: [3, 14],
    kept: 0.6,
    reminderEffect: 0.06,
    partial: 0.15,
    early: 0.2,
    inGrace: 0.1,
    grace_days: 3,
    reminderShare: 0.5,
    renegotiated: 0.05
  },

  plans: { share: 0.1, instalments: [3, 12], missHazard: 0.08, missRise: 0.01 },
  followUp: { daily: 0.5, dailyWhenBacklogged: 0.25, backlog_days: 1.5 },

  /** From this week on the second team has shorter wrap-up, automatic answer and calls pushed to whoever has just finished. */
  changePoint: { team: 1, week: 9, wrapCut_s: 15, pushWithin_s: 30, outboundGap_s: 9 },

  events: [
    {
      date: '2026-03-19',
      label: 'outage',
      scope: 'banking app down 10:30-14:00',
      inbound: 1.25,
      surge: [10.5, 14, 1.75]
    },
    { date: '2026-04-03', label: 'holiday', scope: 'Good Friday: skeleton staff', inbound: 0.27, staff: 0.45 },
    { date: '2026-03-24', label: 'campaign', scope: 'hardship letter: extra outbound', outbound: 1.5 },
    { date: '2026-03-25', label: 'campaign', scope: 'hardship letter: extra outbound', outbound: 1.5 },
    { date: '2026-03-26', label: 'campaign', scope: 'hardship letter: extra outbound', outbound: 1.5 }
  ],

  dirt: { duplicates: 0.003, negative: 0.002, missingWrap: 0.02 }
};

/** @typedef {typeof DEFAULT_WORLD} World */

/** What each variant changes; objects are merged, everything else replaced. */
export const VARIANTS = {
  default: {},
  null: {
    talk: { perHour: 0 },
    csat: { perHour: 0 },
    promise: { perRunPosition: 0, reminderEffect: 0 },
    agents: { skillLogit: 0 },
    followUp: { dailyWhenBacklogged: 0.5 },
    changePoint: null
  },
  sparse: { columns: ['agent_id', 'start_at', 'talk_s'] },
  small: {
    teams: [{ name: 'Inbound service', agents: 6, queue: 'service' }],
    agents: { skilled: [] },
    arrivals: { perHour: 125, dayShape: 200, withCase: 0.2 },
    chat: { people: 0, perHour: 0 },
    cases: { count: 1200 },
    changePoint: null
  },
  night: { floor: { open_h: 20, close_h: 32 }, shifts: { start_h: [20, 24] }, outbound: { blockShare: 0 } },
  'no-identification': {
    floor: { open_h: 9, close_h: 17 },
    shifts: { start_h: [9, 9], preferenceSd_h: 0, lateForQuick_h: 0, rotation_h: [0] },
    arrivals: { perHour: 170, profile: [0.8, 0.9, 1, 1.1, 1.1, 1.1, 1, 0.9, 0.9, 1, 1.1, 1.1, 1.1, 1, 0.95, 0.9] }
  },
  'answered-only': { answeredOnly: true }
};

/**
 * @param {any} base
 * @param {any} over
 * @returns {any}
 */
function merge(base, over) {
  const isPlain = (/** @type {unknown} */ v) => typeof v === 'object' && v !== null && !Array.isArray(v);
  if (!isPlain(base) || !isPlain(over)) return over;
  const out = { ...base };
  for (const key of Object.keys(over)) out[key] = merge(base[key], over[key]);
  return out;
}

/**
 * The world of a variant.
 *
 * @param {string} variant a key of VARIANTS
 * @param {{ weeks?: number }} [options]
 * @returns {World & { columns?: string[], answeredOnly?: boolean }}
 */
export function createWorld(variant, { weeks } = {}) {
  const over = /** @type {Record<string, object>} */ (VARIANTS)[variant];
  if (!over) throw new Error(`unknown variant: ${variant}`);
  return merge(DEFAULT_WORLD, { ...over, variant, ...(weeks ? { weeks } : {}) });
}
