import { beforeAll, describe, expect, test } from 'vitest';
import { auditContacts } from '#core/analyses/contact-rules/audit.ts';
import { RULE_PRESETS } from '#core/analyses/contact-rules/presets.ts';
import { nativeWorld, rowsOf } from '../../support/native.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

/** A call as the CSV files tell it, read by native DuckDB; minutes and days are those of the wall clock. */
interface Call {
  readonly second: number;
  readonly team: string | null;
  readonly outbound: boolean;
  readonly answered: boolean;
  readonly rpc: boolean | null;
  readonly debt: string | null;
  readonly person: string | null;
}

let world: World;
let calls: Call[];
beforeAll(async () => {
  const [{ world: sample }, native] = await Promise.all([sampleWorld(), nativeWorld()]);
  world = sample;
  calls = await rowsOf<Call>(
    native,
    `
SELECT epoch(min(l.start_at))::DOUBLE AS second, any_value(o.team) AS team, bool_or(l.direction = 'outbound') AS outbound, bool_or(l.answered) AS answered,
  bool_or(l.rpc) AS rpc, any_value(l.case_id) AS debt, coalesce(any_value(l.customer_id), any_value(k.customer_id)) AS person
FROM legs AS l
JOIN one_call AS o USING (call_id)
LEFT JOIN (SELECT case_id, min(customer_id) AS customer_id FROM raw_cases GROUP BY case_id) AS k ON k.case_id = l.case_id
WHERE l.channel = 'voice' OR l.channel IS NULL
GROUP BY call_id
HAVING bool_or(l.direction = 'outbound') OR (bool_or(l.direction = 'inbound') AND bool_or(l.answered))
ORDER BY second`
  );
}, 180_000);

const dayOf = ({ second }: Call): number => Math.floor(second / 86_400);
const minuteOf = ({ second }: Call): number => (second % 86_400) / 60;
/** Monday of the week. */
const weekOf = (call: Call): number => dayOf(call) - ((dayOf(call) + 3) % 7);
const attempt = ({ outbound }: Call): boolean => outbound;
const conversation = (call: Call): boolean => call.answered && call.rpc !== false;
const both = ({ person, debt }: Call): string | null => (person === null || debt === null ? null : `${person} ${debt}`);

/** Calls that a rule judges, and which of them it marks: loops over every call before each, nothing clever. */
const RULES: Readonly<Record<string, { unit: (call: Call) => string | null; judged: (call: Call) => boolean; marked: (call: Call, before: readonly Call[]) => boolean }>> = {
  'us-hours': { unit: ({ second, debt, person }) => `${second} ${debt} ${person}`, judged: attempt, marked: (call) => minuteOf(call) < 8 * 60 || minuteOf(call) > 21 * 60 },
  'us-attempts': { unit: both, judged: attempt, marked: (call, before) => before.filter((one) => attempt(one) && dayOf(call) - dayOf(one) < 7).length >= 7 },
  'us-after-conversation': { unit: both, judged: attempt, marked: (call, before) => before.some((one) => conversation(one) && dayOf(call) - dayOf(one) < 7) },
  'cn-effective': { unit: ({ person }) => person, judged: (call) => call.outbound && call.answered, marked: (call, before) => before.filter((one) => one.outbound && one.answered && dayOf(one) === dayOf(call)).length >= 3 },
  'au-week': { unit: ({ debt }) => debt, judged: (call) => call.outbound && conversation(call), marked: (call, before) => before.filter((one) => one.outbound && conversation(one) && weekOf(one) === weekOf(call)).length >= 3 }
}; // prettier-ignore

const LOOKS = [
  { name: 'all', from: '2000-01-01', to: '2100-01-01', team: null },
  { name: 'four weeks', from: '2026-04-06', to: '2026-05-03', team: null },
  { name: 'one team, three weeks', from: '2026-03-23', to: '2026-04-12', team: 'Late stage' }
] as const;

describe.each(LOOKS)('contact rules equal a count call by call on the sample files: $name', ({ from, to, team }) => {
  test.each(Object.keys(RULES))('%s', async (id) => {
    const rule = RULE_PRESETS.flatMap(({ rules }) => rules).find((one) => one.id === id)!;
    const codes = team ? { team: [world.code('team', team)] } : {};
    const { rules } = await auditContacts(world.engine, { ...world.ask(from, to, codes), rules: [rule] });
    const { unit, judged, marked } = RULES[id]!;
    const byUnit = new Map<string, Call[]>();
    for (const call of calls) {
      const key = unit(call);
      if (key === null) continue;
      const own = byUnit.get(key);
      if (own) own.push(call);
      else byUnit.set(key, [call]);
    }
    const [first, last] = [Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000];
    const isIn = (call: Call) => dayOf(call) >= first && dayOf(call) <= last && (team === null || call.team === team);

    const found = [...byUnit].map(([, own]) =>
      own.flatMap((call, i) => (judged(call) && isIn(call) ? [marked(call, own.slice(0, i))] : []))
    );
    const units = found.filter((marks) => marks.length > 0);

    const expected = {
      calls: found.flat().length,
      marks: found.flat().filter(Boolean).length,
      units: units.length,
      unitsMarked: units.filter((marks) => marks.some(Boolean)).length
    };
    expect(expected.calls).toBeGreaterThan(100);
    expect(rules[0]).toMatchObject({ status: 'computable', ...expected });
  });
});
