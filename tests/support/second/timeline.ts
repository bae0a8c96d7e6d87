import { STEP_NAMES } from '#core/i18n/messages/steps.ts';
import { dayOf, fates as promiseFates, GRACE_DAYS, stateOf, TOLERANCE } from '../promises.ts';
import { groupBy, table, type Row } from './raw.ts';

/** What happened, as a line of text: kind, when, in words, detail, amount, talk time, call. */
export type Event = readonly [kind: string, at: string, text: string, detail: string | null, amount: number | null, talkS: number | null, callId: string | null]; // prettier-ignore

const number = (text: string | undefined): number | null => (text ? Number(text) : null);
const WRITTEN = ['chat', 'email', 'message'];
const STATES = [
  ['opened_date', 'Case opened', null, 'balance_at_assignment'],
  ['assigned_date', 'Assigned', null, null],
  ['waiver_date', 'Waiver', null, 'waiver_amount'],
  ['cured_date', 'Back to current', null, null],
  ['closed_date', 'Case closed', 'close_reason', null]
] as const;

/** What became of every instalment, by its row: payments of the plan (of the case where none names one) against all that is due up to it. */
function fatesOfInstalments(
  rows: readonly Row[],
  payments: readonly Row[],
  asOf: string
): Map<Row, string | undefined> {
  const key = payments.some((row) => row.plan_id) ? 'plan_id' : 'case_id';
  const plans = groupBy(rows, (row) => row.plan_id ?? '');
  const money = groupBy(payments, (row) => row[key] ?? '');
  const fates = new Map<Row, string | undefined>();
  for (const row of rows) {
    const upTo = (plans.get(row.plan_id ?? '') ?? []).filter(({ seq }) => Number(seq) <= Number(row.seq));
    const due = TOLERANCE * upTo.reduce((sum, { amount }) => sum + Number(amount), 0) - 1e-9;
    const own = money.get(row[key] ?? '') ?? [];
    const paidBy = (day: number) => own.filter((one) => dayOf(one.paid_date) <= day).reduce((sum, { amount }) => sum + Number(amount), 0); // prettier-ignore
    const last = dayOf(row.due_date) + GRACE_DAYS;
    const isOver = last <= dayOf(asOf);
    const isWhole = paidBy(dayOf(asOf)) >= due;
    const isInTime = paidBy(Math.min(last, dayOf(asOf))) >= due;
    fates.set(
      row,
      isInTime ? 'instalment_paid' : isWhole ? 'instalment_late' : isOver ? 'instalment_missed' : undefined
    );
  }
  return fates;
}

/** Everything that the raw files say of cases, by case; months of snapshots by their first day. */
export function eventsOf(folder: string, asOf: string): Map<string, Event[]> {
  const events = new Map<string, Event[]>();
  const read = (kind: string): Row[] => table(`${folder}/${kind}.csv.gz`);
  const add = (row: Row, kind: string, at: string | undefined, text: string, more: { detail?: string | undefined; amount?: string | undefined; talk?: string | undefined; call?: string | undefined } = {}) => {
    const id = row.case_id ?? '';
    if (id === '' || !at) return;
    const own = events.get(id) ?? [];
    own.push([kind, at, text, more.detail || null, number(more.amount), number(more.talk), more.call || null]);
    events.set(id, own);
  }; // prettier-ignore
  for (const row of read('calls')) {
    if (['talk_s', 'hold_s', 'wrap_s'].some((name) => Number(row[name]) < 0)) continue;
    const text = WRITTEN.includes(row.channel ?? '') ? 'Written contact' : row.direction === 'inbound' ? 'Inbound call' : 'Outbound call'; // prettier-ignore
    add(row, 'contact', row.start_at, text, { detail: row.disposition, talk: row.talk_s, call: row.call_id });
  }
  const promised = promiseFates(folder);
  for (const [i, row] of read('promises').entries()) {
    add(row, 'promise', row.made_date, 'Promise made', { amount: row.amount });
    add(row, 'promise', row.due_date, 'Promise due', { amount: row.amount, detail: `promise_${stateOf(promised[i]!, dayOf(asOf))}` }); // prettier-ignore
  }
  const instalments = read('instalments');
  const fates = fatesOfInstalments(instalments, read('payments'), asOf);
  for (const row of instalments) add(row, 'promise', row.due_date, 'Instalment due', { detail: fates.get(row), amount: row.amount }); // prettier-ignore
  for (const row of read('payments')) {
    add(row, 'payment', row.paid_date, Number(row.amount) < 0 ? 'Payment reversed' : 'Payment', { detail: row.channel, amount: row.amount }); // prettier-ignore
  }
  for (const row of read('reminders')) add(row, 'reminder', row.sent_at, 'Reminder sent', { detail: row.channel });
  for (const row of read('cases')) {
    for (const [dated, text, detail, amount] of STATES) {
      add(row, 'status', row[dated], text, { ...(detail && { detail: row[detail] }), ...(amount && { amount: row[amount] }) }); // prettier-ignore
    }
    for (const step of [1, 2, 3, 4, 5, 6, 7]) add(row, 'status', row[`s${step}_at`], `Step ${step}: ${STEP_NAMES[step - 1]!.en}`, { detail: row[`s${step}`] }); // prettier-ignore
  }
  for (const row of read('snapshots')) {
    add(row, 'status', row.snap_month && `${row.snap_month}-01`, 'State of the month', {
      detail: row.bucket,
      amount: row.balance
    });
  }
  return events;
}
