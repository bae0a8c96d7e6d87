import { table, type Row } from './raw.ts';

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

/** Everything that the raw files say of cases, by case; months of snapshots by their first day. */
export function eventsOf(folder: string): Map<string, Event[]> {
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
  for (const row of read('promises')) {
    add(row, 'promise', row.made_date, 'Promise made', { amount: row.amount });
    add(row, 'promise', row.due_date, 'Promise due', { amount: row.amount });
  }
  for (const row of read('instalments')) add(row, 'promise', row.due_date, 'Instalment due', { amount: row.amount });
  for (const row of read('payments')) {
    add(row, 'payment', row.paid_date, Number(row.amount) < 0 ? 'Payment reversed' : 'Payment', { detail: row.channel, amount: row.amount }); // prettier-ignore
  }
  for (const row of read('reminders')) add(row, 'reminder', row.sent_at, 'Reminder sent', { detail: row.channel });
  for (const row of read('cases')) {
    for (const [dated, text, detail, amount] of STATES) {
      add(row, 'status', row[dated], text, { ...(detail && { detail: row[detail] }), ...(amount && { amount: row[amount] }) }); // prettier-ignore
    }
    for (const step of [1, 2, 3, 4, 5, 6, 7]) add(row, 'status', row[`s${step}_at`], `Step ${step}`, { detail: row[`s${step}`] }); // prettier-ignore
  }
  for (const row of read('snapshots')) {
    add(row, 'status', row.snap_month && `${row.snap_month}-01`, 'State of the month', {
      detail: row.bucket,
      amount: row.balance
    });
  }
  return events;
}
