import { nativeWorld, rowsOf } from '../native.ts';
import { byCase, dayOf, fates, GRACE_DAYS, payments, stateOf, type Fate } from '../promises.ts';
import { midnight, wholeDay, type Figures, type Look } from './figures.ts';
import { berlin } from './survival.ts';

type State = 'done' | 'not_done' | 'na' | 'unknown';

interface CaseRow {
  readonly case_id: string;
  readonly team: string | null;
  readonly opened: number;
  readonly closed: number | null;
  readonly cured: number | null;
  readonly cause: string | null;
  readonly dpd: number;
  readonly relief: string | null;
  readonly plan: string | null;
  readonly waiver: number | null;
  readonly last_due: number | null;
}
interface CallRow {
  readonly caseId: string;
  readonly day: number;
  readonly wall_s: number;
  readonly outbound: boolean;
  readonly handled: boolean;
  readonly rpc: boolean | null;
}

/** The seven steps from evidence alone, case by case as METHODS 7.1 tells them; step columns of the files are not looked at. */
export async function stepsFromEvidence(folder: string, asOf: string): Promise<(look: Look) => Figures> {
  const world = await nativeWorld(folder);
  const today = dayOf(asOf);
  const cases = await rowsOf<CaseRow>(
    world,
    `SELECT case_id, team, opened_date::DATE - DATE '1970-01-01' AS opened, closed_date::DATE - DATE '1970-01-01' AS closed,
  cured_date::DATE - DATE '1970-01-01' AS cured, cause, dpd_at_assignment::DOUBLE AS dpd, relief_considered AS relief, plan_type AS plan,
  waiver_amount::DOUBLE AS waiver, (SELECT max(i.due_date::DATE) - DATE '1970-01-01' FROM raw_instalments AS i WHERE i.case_id = c.case_id AND i.due_date::DATE <= DATE '${asOf}') AS last_due
FROM (SELECT DISTINCT * FROM raw_cases) AS c`
  );
  const planned = new Set((await rowsOf<{ case_id: string }>(world, 'SELECT DISTINCT case_id FROM raw_instalments')).map((row) => row.case_id)); // prettier-ignore
  const calls = byCase(await rowsOf<CallRow>(world, `SELECT case_id AS "caseId", start_at::DATE - DATE '1970-01-01' AS day, epoch(start_at) AS wall_s, direction = 'outbound' AS outbound, handled, rpc FROM one_call WHERE case_id IS NOT NULL ORDER BY start_at`)); // prettier-ignore
  const reminders = byCase(await rowsOf<{ caseId: string; day: number }>(world, `SELECT case_id AS "caseId", sent_at::TIMESTAMP::DATE - DATE '1970-01-01' AS day FROM raw_reminders`)); // prettier-ignore
  const promises = byCase(fates(folder));
  const money = byCase(payments(folder));
  const [last] = await rowsOf<{ wall_s: number }>(world, 'SELECT max(epoch(start_at)) AS wall_s FROM legs');
  const dataEnd = Math.max(midnight(today), berlin(last?.wall_s ?? 0));

  const states = cases.map((row) => {
    const own = calls.get(row.case_id) ?? [];
    const list = promises.get(row.case_id) ?? [];
    const attempts = own.filter(({ outbound }) => outbound);
    const rpcDay = own.find(({ rpc }) => rpc === true)?.day ?? null;
    const latest = [...list].sort((a, b) => a.made - b.made || a.order - b.order).at(-1) ?? null;
    const hasInstalments = planned.has(row.case_id);

    // A conversation without a mark may have been with the right party: blank is unknown, never not done (DECISIONS).
    const isSilent = own.some(({ handled, rpc }) => handled && rpc === null);
    const s2: State = attempts.length === 0 ? 'na' : rpcDay !== null ? 'done' : isSilent ? 'unknown' : 'not_done';
    const s1: State = attempts.length === 0 ? 'na' : row.cause === null ? 'unknown' : 'done';
    const isPlanned = (latest !== null && rpcDay !== null && latest.made >= rpcDay) || hasInstalments || row.plan !== null; // prettier-ignore
    const s4: State = s2 !== 'done' ? 'na' : isPlanned ? 'done' : 'not_done';
    const s5: State = s2 !== 'done' ? 'na' : reliefOf(row, hasInstalments, list.some((fate) => ['broken', 'partial'].includes(stateOf(fate, today)))); // prettier-ignore
    const s6: State = s4 !== 'done' ? 'na' : remindedOf(latest, row.last_due, reminders.get(row.case_id) ?? [], today);
    const s7 = followedOf({ latest, row, attempts, money: money.get(row.case_id) ?? [], today, dataEnd });
    return { row, states: [s1, s2, null, s4, s5, s6, s7] as const };
  });

  const names = ['analysed', 'contacted', 'explained', 'plan', 'relief', 'reminded', 'followed_up'];
  return ({ from, to, team }) => {
    const open = states.filter(({ row }) => row.opened <= dayOf(to) && (row.closed ?? dayOf(to)) >= dayOf(from) && (team === null || row.team === team)); // prettier-ignore
    return Object.fromEntries(
      names.map((name, i) => {
        const of = (state: State): number => open.filter(({ states: list }) => list[i] === state).length;
        const known = of('done') + of('not_done');
        return [`step_${i + 1}_${name}`, known === 0 ? null : of('done') / known];
      })
    );
  };
}

const HARDSHIP = /income|illness|hardship/;

function reliefOf({ cause, dpd, relief, plan, waiver }: CaseRow, hasInstalments: boolean, hasBroken: boolean): State {
  const applies = (cause !== null && HARDSHIP.test(cause)) || hasBroken || dpd >= 60;
  if (!applies) return cause === null ? 'unknown' : 'na';
  if (relief !== null && relief !== 'none') return 'done';
  if ((waiver ?? 0) > 0 || hasInstalments || ['instalment', 'deferral', 'settlement'].includes(plan ?? ''))
    return 'done';
  return relief === 'none' ? 'not_done' : 'unknown';
}

/** A reminder in the last three days before the due date of the latest promise, else of the last instalment due. */
function remindedOf(
  latest: Fate | null,
  lastDue: number | null,
  list: readonly { day: number }[],
  today: number
): State {
  const due = latest?.due ?? lastDue;
  if (due === null) return 'unknown';
  if (due > today) return 'na';
  const from = Math.max(due - 3, latest?.made ?? due - 3);
  return list.some(({ day }) => day >= from && day <= due) ? 'done' : 'not_done';
}

/** Two working days, Monday to Friday, after a day. */
function until(day: number): number {
  let reached = day;
  for (let left = 2; left > 0;) {
    reached += 1;
    if ((reached + 3) % 7 < 5) left -= 1;
  }
  return reached;
}

/** Whether a broken promise was followed up within two working days; `na` where it was not broken, is not over, or ended before (METHODS 7.1, S7). */
export function followedOf({ latest, row, attempts, money, today, dataEnd }: {
  latest: Fate | null; row: Pick<CaseRow, 'closed' | 'cured'>; attempts: readonly Pick<CallRow, 'day' | 'wall_s'>[]; money: readonly { day: number; amount: number }[]; today: number; dataEnd: number;
}): State {
  if (latest === null || !['broken', 'partial'].includes(stateOf(latest, today))) return 'na';
  const day = latest.due + GRACE_DAYS + 1;
  const deadline = until(day);
  const over = [row.closed, row.cured].filter((end) => end !== null);
  if (deadline > today || over.some((end) => end < day)) return 'na';
  const whole = wholeDay(latest, day, money);
  const ends = [...over, ...(whole === null ? [] : [whole])];
  const end = Math.min(dataEnd, ...ends.map((one) => midnight(one + 1)));
  const next = attempts.find((attempt) => attempt.day >= day);
  if (next && next.day <= deadline && berlin(next.wall_s) <= end) return 'done';
  return ends.some((one) => one <= deadline) ? 'na' : 'not_done';
} // prettier-ignore
