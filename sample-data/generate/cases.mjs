import { dayOf, weekdayOf } from './csv.mjs';

/**
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {ReturnType<typeof import('./world.mjs').createWorld>} World
 *
 * @typedef {object} Agent
 * @property {string} id
 * @property {number} team index into the world's teams
 * @property {number} lnTalk
 * @property {number} csat
 * @property {number} skill shift of the logit of cure
 * @property {number} standing how hard the cases are that this person is given (standard score)
 * @property {number} hours contracted hours a day
 * @property {number} preferredStart_h
 * @property {number} flagging
 * @property {number} recording
 *
 * @typedef {object} Case
 * @property {string} id
 * @property {string} customer
 * @property {Agent | null} agent
 * @property {number} opened day number, as all days
 * @property {number | null} assigned
 * @property {number | null} closed
 * @property {string} closeReason
 * @property {number} bucket
 * @property {number} dpd0
 * @property {number} balance0
 * @property {number} paid
 * @property {number} arrears what is left of the arrears
 * @property {string} product
 * @property {{ id: string, hardship: boolean, logit: number }} cause
 * @property {boolean} causeKnown
 * @property {boolean} cooperative
 * @property {number} cureProbability
 * @property {number | null} cureDay planned
 * @property {number | null} exitDay planned, other than cure
 * @property {string} exitReason
 * @property {number | null} cured
 * @property {import('./promises.mjs').Promise_ | null} pending
 * @property {import('./promises.mjs').Plan | null} plan
 * @property {string} planType
 * @property {number} broken
 * @property {number} keptCount
 * @property {number} lastPayment
 * @property {number} nextAction
 * @property {number | null} lastAttempt
 * @property {number} attempts
 * @property {number | null} firstTalk local second
 * @property {number | null} firstRpc local second
 * @property {number | null} firstPlan local second
 * @property {number | null} firstDue due day of the first promise
 * @property {number | null} firstReminder local second of the first one not after a due date
 * @property {number | null} reliefAt local second of the conversation in which relief was considered
 * @property {{ day: number, followed: number | null } | null} lastBreak
 * @property {boolean} optOut
 * @property {number} waiver
 * @property {number | null} waiverDay
 * @property {string} relief
 * @property {string} willingness
 * @property {number} dialled day of the latest attempt
 */

const logistic = (/** @type {number} */ x) => 1 / (1 + Math.exp(-x));
const logit = (/** @type {number} */ p) => Math.log(p / (1 - p));

/**
 * The people of the floor.
 *
 * @param {World} world
 * @param {Random} random
 * @returns {Agent[]}
 */
export function createAgents(world, random) {
  const { agents, shifts } = world;
  /** @type {Agent[]} */
  const people = [];
  world.teams.forEach((team, teamIndex) => {
    for (let place = 0; place < team.agents; place += 1) {
      const planted = agents.skilled.find(([t, p]) => t === teamIndex && p === place);
      const sign = planted ? planted[2] : 0;
      const lnTalk = random.normal(0, agents.lnTalkSd);
      const [from, to] = shifts.start_h;
      const preferred =
        (from + to) / 2 - (lnTalk / agents.lnTalkSd) * shifts.lateForQuick_h + random.normal(0, shifts.preferenceSd_h);
      people.push({
        id: `A${101 + people.length}`,
        team: teamIndex,
        lnTalk,
        csat: random.normal(0, agents.csatSd),
        skill: sign * agents.skillLogit,
        standing: 1.6 * sign + random.normal(0, 0.35),
        hours: random.chance(agents.partTimeShare) ? shifts.partTime_h : shifts.fullTime_h,
        preferredStart_h: Math.min(to, Math.max(from, preferred)),
        flagging: random.between(agents.flagging[0], agents.flagging[1]),
        recording: random.between(agents.recording[0], agents.recording[1])
      });
    }
  });
  return people;
}

/**
 * All cases of the period, with their planned ends; hardest cases go to the people of higher standing.
 *
 * @param {World} world
 * @param {Agent[]} agents
 * @param {Random} random
 * @returns {Case[]} by day of opening
 */
export function createCases(world, agents, random) {
  const { cases } = world;
  const first = dayOf(world.casesFrom);
  const last = dayOf(world.startDate) + world.weeks * 7 - 3;
  /** @type {number[]} */
  const days = [];
  for (let day = first; day <= last; day += 1) if (weekdayOf(day) < 5) days.push(day);
  const count = Math.round((cases.count * days.length) / 80);
  const median = cases.balance.median;
  const quartiles = [-0.6745, 0, 0.6745].map((z) => median * Math.exp(z * cases.balance.sigma));
  /** Cases handed out so far; whoever has many gets fewer. @type {Map<Agent, number>} */
  const load = new Map();
  /** @type {Case[]} */
  const book = [];
  const openings = Array.from({ length: count }, () => days[Math.floor(random.uniform() * days.length)]).sort(
    (a, b) => a - b
  );

  openings.forEach((opened, index) => {
    const bucket = random.weighted(cases.buckets.map((b, i) => /** @type {const} */ ([i, b.share])));
    const { from, to, cure, arrears } = cases.buckets[bucket];
    const balance0 = Math.max(60, Math.round(random.lognormal(median, cases.balance.sigma) * 100) / 100);
    const quartile = quartiles.filter((q) => balance0 > q).length;
    const cause = random.weighted(cases.causes.map((c) => /** @type {const} */ ([c, c.share])));
    const cooperative = random.chance(cases.cooperation.share);
    const base =
      logit(cure) +
      cases.balanceLogit[quartile] +
      cause.logit +
      cases.cooperation.cureLogit * ((cooperative ? 1 : 0) - cases.cooperation.share);
    const team = teamFor({ world, bucket, hardship: cause.hardship, random });
    const unassigned = random.chance(cases.unassigned);
    const hardness = Math.max(-2, Math.min(2, -(base + 0.3) / 1.1));
    const agent = unassigned
      ? null
      : random.weighted(
          agents
            .filter((a) => a.team === team)
            .map((a) => {
              const tilt = Math.exp(cases.harderToBetter * a.standing * hardness);
              return /** @type {const} */ ([a, tilt / (10 + (load.get(a) ?? 0)) ** 2]);
            })
        );
    if (agent) load.set(agent, (load.get(agent) ?? 0) + 1);
    const cureProbability = logistic(base + (agent?.skill ?? 0));
    const assigned = unassigned ? null : opened + (random.chance(0.75) ? 0 : 1);
    const cures = random.chance(cureProbability);
    const daysToCure = Math.max(1, Math.round(random.lognormal(cases.cureDays.median, cases.cureDays.sigma)));
    const leaves = !cures && random.chance(bucket >= 3 ? 0.35 : 0.1);
    const exitReason = random.weighted(
      bucket >= 3
        ? [
            ['sold', 4],
            ['written_off', 4],
            ['transferred', 1],
            ['deceased', 0.3]
          ]
        : [
            ['transferred', 4],
            ['restructured', 4],
            ['deceased', 0.4]
          ]
    );
    const previous = book.length > 0 && random.chance(0.05) ? book[Math.floor(random.uniform() * book.length)] : null;
    book.push({
      id: `F${200001 + index}`,
      customer: previous?.customer ?? `C${500001 + index}`,
      agent,
      opened,
      assigned,
      closed: null,
      closeReason: '',
      bucket,
      dpd0: random.integer(from, to),
      balance0,
      paid: 0,
      arrears: Math.max(25, balance0 * arrears * random.between(0.8, 1.2)),
      product: random.weighted(/** @type {[string, number][]} */ (cases.products)),
      cause,
      causeKnown: false,
      cooperative,
      cureProbability,
      cureDay: cures ? (assigned ?? opened) + daysToCure : null,
      exitDay: leaves ? opened + random.integer(30, 110) : null,
      exitReason,
      cured: null,
      pending: null,
      plan: null,
      planType: '',
      broken: 0,
      keptCount: 0,
      lastPayment: 0,
      nextAction: (assigned ?? opened) + random.integer(0, 3),
      lastAttempt: null,
      attempts: 0,
      firstTalk: null,
      firstRpc: null,
      firstPlan: null,
      firstDue: null,
      firstReminder: null,
      reliefAt: null,
      lastBreak: null,
      optOut: random.chance(0.08),
      waiver: 0,
      waiverDay: null,
      relief: '',
      willingness: '',
      dialled: 0
    });
  });
  return book;
}

/**
 * @param {{ world: World, bucket: number, hardship: boolean, random: Random }} options
 * @returns {number} index of the team that owns such a case
 */
function teamFor({ world, bucket, hardship, random }) {
  if (world.teams.length === 1) return 0;
  if (hardship && random.chance(0.5)) return 2;
  if (bucket >= 2) return 1;
  return 0;
}

/**
 * Days past due on a day: grows with time, falls back by a month for each kept promise.
 *
 * @param {Case} kase
 * @param {number} day
 */
export function dpdOn(kase, day) {
  if (kase.cured !== null && kase.cured <= day) return 0;
  return Math.max(1, kase.dpd0 + (day - kase.opened) - 30 * kase.keptCount);
}

const SNAPSHOT_BUCKETS = /** @type {const} */ ([
  [0, '0'],
  [30, '1-30'],
  [60, '31-60'],
  [90, '61-90'],
  [120, '91-120'],
  [180, '121-180'],
  [Infinity, 'over 180']
]);

/** The label of a bucket of days past due. @param {number} dpd */
export const bucketLabel = (dpd) => SNAPSHOT_BUCKETS.find(([to]) => dpd <= to)?.[1] ?? '';
