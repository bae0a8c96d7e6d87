import { DAY_S, formatTime, weekdayOf } from './csv.mjs';

/** The last day that is in time for a follow-up: two working days after the break. @param {number} day */
function followUntil(day) {
  let reached = day;
  for (let left = 2; left > 0;) {
    reached += 1;
    if (weekdayOf(reached) < 5) left -= 1;
  }
  return reached;
}

/**
 * The seven service steps of a case as recorded at the end, each stamped when it happened. A step that was done is recorded with the owner's
 * probability, otherwise blank or, now and then, wrongly "not done". Recording has no effect on cure (planted zero).
 *
 * @param {{ kase: import('./cases.mjs').Case, last: number, random: import('./random.mjs').Random }} options
 * @returns {Record<string, string>} s1…s7 (done, not_done, na, or blank) and their times
 */
export function stepsOf({ kase, last, random }) {
  const recording = kase.agent?.recording ?? 0.5;
  const isWorked = kase.attempts > 0 || kase.firstTalk !== null;
  const isReached = kase.firstRpc !== null;
  const isPlanned = kase.firstPlan !== null;
  const needsRelief = isReached && (kase.cause.hardship || kase.broken > 0 || kase.dpd0 >= 60);
  const isConsidered = kase.relief !== '' && kase.relief !== 'none';
  const isDue = isPlanned && kase.firstDue !== null && kase.firstDue <= last;
  const breakDay = kase.lastBreak?.day ?? null;
  const deadline = breakDay === null ? null : followUntil(breakDay);
  const isFollowUpDue = deadline !== null && deadline <= last && (kase.closed === null || kase.closed > deadline);
  const followed = kase.lastBreak?.followed ?? null;
  const isFollowed = followed !== null && deadline !== null && Math.floor(followed / DAY_S) <= deadline;
  const early = (kase.firstRpc ?? kase.firstTalk ?? 0) - random.integer(0, 300);

  /** @type {[boolean, boolean, number | null][]} applicable, done, second */
  const facts = [
    [isWorked, isReached ? random.chance(0.9) : random.chance(0.3), isReached ? early : null],
    [isWorked, isReached, kase.firstRpc],
    [isReached, random.chance(0.72), (kase.firstRpc ?? 0) + 60],
    [isReached, isPlanned, kase.firstPlan],
    [needsRelief, isConsidered, kase.reliefAt === null ? null : kase.reliefAt + 120],
    [isDue && !kase.optOut, kase.firstReminder !== null, kase.firstReminder],
    [isFollowUpDue, isFollowed, followed]
  ];
  /** @type {Record<string, string>} */
  const out = {};
  facts.forEach(([applies, done, second], index) => {
    const isRecorded = random.chance(recording);
    const state = !isWorked ? '' : !applies ? 'na' : !isRecorded ? '' : done ? 'done' : 'not_done';
    out[`s${index + 1}`] = state;
    out[`s${index + 1}_at`] = state === 'done' && second ? formatTime(second) : '';
  });
  return out;
}
