/** One subject: when it left, and whether by the event. */
export interface Subject {
  readonly time: number;
  readonly event: boolean;
}

/** Kaplan–Meier median: the first time at which no more than half are left; null when it is never reached. Events go before censoring. */
export function medianTime(subjects: readonly Subject[]): number | null {
  let left = 1;
  const times = [...new Set(subjects.filter(({ event }) => event).map(({ time }) => time))].sort((a, b) => a - b);
  for (const time of times) {
    const atRisk = subjects.filter((subject) => subject.time >= time).length;
    const events = subjects.filter((subject) => subject.time === time && subject.event).length;
    left *= 1 - events / atRisk;
    if (left <= 0.5 + 1e-12) return time;
  }
  return null;
}

/** UTC seconds of a Berlin wall clock in the months of the worlds; summer time begins on 29 March 2026 at 02:00. */
export function berlin(wallS: number): number {
  return wallS - (wallS < Date.UTC(2026, 2, 29, 2) / 1000 ? 3600 : 7200);
}
