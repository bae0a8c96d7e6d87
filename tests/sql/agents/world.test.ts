import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { causeMix } from '#core/analyses/agents/mix.ts';
import { personFigures } from '#core/analyses/agents/person.ts';
import { roster } from '#core/analyses/agents/roster.ts';
import { shiftsOfAgent } from '#core/analyses/agents/shifts.ts';
import { strainPartsOf } from '#core/analyses/agents/strain-parts.ts';
import { dayOf } from '#core/query/calendar.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { nativeWorld, one } from '../../support/native.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

let world: World;
let native: DuckDBConnection;
beforeAll(async () => {
  [{ world }, native] = await Promise.all([sampleWorld(), nativeWorld()]);
});

const FROM = '2026-04-06';
const TO = '2026-05-03';
const selection = { ...DEFAULT_SELECTION, range: { from: FROM, to: TO } };
const question = () => ({
  selection,
  model: world.model,
  settings: world.settings,
  scope: { from: dayOf(FROM), to: dayOf(TO), codes: {} }
});
const agentNamed = (name: string) => world.model.dimensions.agent!.find((value) => value.name === name)!;
const someone = () => world.model.dimensions.agent![3]!;

test('calls, satisfaction and shifts of everybody equal plain SQL on the sample files', async () => {
  const rows = await roster(world.engine, question());

  const plain = await native.runAndReadAll(`
SELECT l.agent_id, count(DISTINCT o.call_id) AS calls, avg(o.csat) AS csat FROM one_call AS o
JOIN (SELECT call_id, arg_min(agent_id, leg_no) AS agent_id FROM legs WHERE answered GROUP BY call_id) AS l USING (call_id)
WHERE o.handled AND o.start_at::DATE BETWEEN '${FROM}' AND '${TO}' GROUP BY l.agent_id`);
  const expected = plain.getRowObjectsJson();
  expect(rows.length).toBe(expected.length);
  for (const { agent_id, calls, csat } of expected) {
    const row = rows.find(({ agent }) => agent === agentNamed(String(agent_id)).id)!;
    expect(row.figures[0]!.now.value).toBe(Number(calls));
    expect(row.figures[4]!.now.value).toBeCloseTo(Number(csat), 9);
  }
});

const channelNamed = (name: string) => world.model.dimensions.channel!.find((value) => value.name === name)!;
/** The same question about one channel. */
function inChannel(name: string) {
  const { id, code } = channelNamed(name);
  const asked = question();
  return { ...asked, selection: { ...selection, filters: { channel: [id] } }, scope: { ...asked.scope, codes: { channel: [code] } } }; // prettier-ignore
}

test.each(['', 'voice'])('handling time at the same mix: strata by hand in plain TypeScript (%s)', async (channel) => {
  const rows = await roster(world.engine, channel ? inChannel(channel) : question());
  const facts =
    await world.rows(`SELECT agent, coalesce(cause, -1) AS cause, direction, channel, handle_s FROM call_fact
WHERE handled AND handle_s IS NOT NULL AND agent IS NOT NULL AND day BETWEEN ${dayOf(FROM)} AND ${dayOf(TO)}
  AND ${channel ? `channel = ${channelNamed(channel).code}` : 'true'}`);

  const mean = (list: Record<string, unknown>[]) => list.reduce((sum, row) => sum + Number(row.handle_s), 0) / list.length; // prettier-ignore
  const byStratum = new Map<string, Record<string, unknown>[]>();
  for (const row of facts) {
    for (const key of [`${row.cause}|${row.direction}|${row.channel}`, `${row.direction}|${row.channel}`]) {
      const list = byStratum.get(key);
      if (list) list.push(row);
      else byStratum.set(key, [row]);
    }
  }
  const means = new Map([...byStratum].map(([key, list]) => [key, { mean: mean(list), n: list.length }]));
  const { id, code } = someone();
  const own = facts.filter((row) => row.agent === code);
  const due = own.reduce((sum, row) => {
    const fine = means.get(`${row.cause}|${row.direction}|${row.channel}`)!;
    return sum + (fine.n >= 20 ? fine.mean : means.get(`${row.direction}|${row.channel}`)!.mean);
  }, 0);
  const value = (mean(facts) * own.reduce((sum, row) => sum + Number(row.handle_s), 0)) / due;
  expect(rows.find(({ agent }) => agent === id)!.figures[1]!.now.value).toBeCloseTo(value, 6);
});

test('handling time at the same mix says which filters it cannot follow', async () => {
  const asked = question();
  const handle = { from: 60, to: 120 };
  const ranged = await roster(world.engine, { ...asked, selection: { ...selection, handle }, scope: { ...asked.scope, handle: { ...handle, column: 'handle_s' } } }); // prettier-ignore
  const [product] = world.model.dimensions.product!;
  const ofProduct = await roster(world.engine, { ...asked, selection: { ...selection, filters: { product: [product!.id] } }, scope: { ...asked.scope, codes: { product: [product!.code] } } }); // prettier-ignore

  for (const { figures } of [...ranged, ...ofProduct]) expect(figures[1]!.now.status).toBe('not_computable');
  expect(ranged[0]!.figures[1]!.now.reason!.text.en).toContain('any length');
  expect(ofProduct[0]!.figures[1]!.now.reason!.text.en).toContain('remove the product filter');
});

test('parts of the strain of one person add up to the person, beside a team of at least five', async () => {
  const { code } = someone();
  const { parts, total, days, people } = await strainPartsOf(world.engine, { ...question(), agent: code });

  const sum = Object.values(parts).reduce((all, { own }) => all + (own ?? 0), 0);
  expect(sum).toBeCloseTo(total.own!, 6);
  expect(people).toBeGreaterThanOrEqual(5);
  const [row] = await world.rows(`SELECT count(*) AS days, sum(sri * weight_h) / sum(weight_h) AS sri FROM agent_day
WHERE agent = ${code} AND scored AND sri IS NOT NULL AND weight_h > 0 AND day BETWEEN ${dayOf(FROM)} AND ${dayOf(TO)}`);
  expect([days, total.own]).toEqual([Number(row!.days), expect.closeTo(Number(row!.sri), 9)]);
});

test('the last ten shifts hold every contact of their work dates, and their longest stretch is that of the day', async () => {
  const { code } = someone();
  const shifts = await shiftsOfAgent(world.engine, { ...question(), agent: code });

  expect(shifts).toHaveLength(10);
  for (const { date, contacts, longestS, calls } of shifts) {
    const [day] = await world.rows(`SELECT contacts, longest_spell_s FROM agent_day WHERE agent = ${code} AND day = ${dayOf(date)}`); // prettier-ignore
    expect([contacts, longestS]).toEqual([Number(day!.contacts), Number(day!.longest_spell_s)]);
    expect(calls).toHaveLength(contacts);
  }
});

test('the mix of causes adds up to one for the person and for the team', async () => {
  const { code, name } = someone();
  const mix = await causeMix(world.engine, { ...question(), agent: code });

  expect(mix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(mix.reduce((sum, { team }) => sum + (team ?? 0), 0)).toBeCloseTo(1, 9);
  const known = await one(native, `
SELECT count(*) FROM one_call AS o JOIN (SELECT call_id, arg_min(agent_id, leg_no) AS agent_id FROM legs WHERE answered GROUP BY call_id) AS l USING (call_id)
JOIN (SELECT DISTINCT case_id FROM raw_cases WHERE cause IS NOT NULL) USING (case_id)
WHERE o.handled AND l.agent_id = '${name}' AND o.start_at::DATE BETWEEN '${FROM}' AND '${TO}'`); // prettier-ignore
  expect(mix.reduce((sum, { n }) => sum + n, 0)).toBe(known);

  // Calls of five minutes and more, each leg with its known times.
  const asked = question();
  const handle = { from: 300, to: null, column: 'handle_s' as const };
  const long = await causeMix(world.engine, { ...asked, scope: { ...asked.scope, handle }, agent: code });
  const knownLong = await one(native, `
SELECT count(*) FROM one_call AS o JOIN (SELECT call_id, arg_min(agent_id, leg_no) AS agent_id FROM legs WHERE answered GROUP BY call_id) AS l USING (call_id)
JOIN (SELECT DISTINCT case_id FROM raw_cases WHERE cause IS NOT NULL) USING (case_id)
WHERE o.handled AND l.agent_id = '${name}' AND o.start_at::DATE BETWEEN '${FROM}' AND '${TO}' AND o.call_id IN (SELECT call_id FROM legs GROUP BY call_id
  HAVING bool_and(NOT answered OR wrap_s IS NOT NULL) AND sum(talk_s + coalesce(hold_s, 0) + wrap_s) FILTER (WHERE answered) >= 300)`); // prettier-ignore
  expect(long.reduce((sum, { n }) => sum + n, 0)).toBe(knownLong);
  expect(knownLong).toBeGreaterThan(20);
});

test('figures of people are flagged by intervals only, and the interval of a mean rating is that of agent-days', async () => {
  const rows = await roster(world.engine, question());
  const { id, code } = someone();

  for (const { figures } of rows) for (const { now, flag } of figures) if (flag !== null) expect(now.ci).not.toBeNull();
  const days = await world.rows(`SELECT sum(csat) AS s, count(*) AS n FROM call_fact
WHERE handled AND csat IS NOT NULL AND agent = ${code} AND day BETWEEN ${dayOf(FROM)} AND ${dayOf(TO)} GROUP BY day`);
  const n = days.reduce((sum, day) => sum + Number(day.n), 0);
  const mean = days.reduce((sum, day) => sum + Number(day.s), 0) / n;
  const squares = days.reduce((sum, day) => sum + (Number(day.s) - mean * Number(day.n)) ** 2, 0);
  const se = Math.sqrt((days.length / (days.length - 1)) * squares) / n;
  const ci = rows.find(({ agent }) => agent === id)!.figures[4]!.now.ci!;
  expect((ci[0] + ci[1]) / 2).toBeCloseTo(mean, 9);
  // Half the width is t at 97.5 % times the standard error; t lies between 2.04 (30 days) and 2.23 (10 days).
  expect((ci[1] - ci[0]) / 2 / se).toBeGreaterThan(2.04);
  expect((ci[1] - ci[0]) / 2 / se).toBeLessThan(2.23);
});

test('the team stands in the place of the previous period, without the filter on the person', async () => {
  const { id, code } = someone();
  const asked = { ...question(), selection: { ...selection, filters: { agent: [id] } }, agent: code };
  const person = await personFigures(world.engine, asked);

  const team = world.model.dimensions.team!.find((value) => value.id === person.team)!;
  const csat = person.figures.find(({ metric }) => metric === 'csat_avg')!;
  const plain = `handled AND start_at::DATE BETWEEN '${FROM}' AND '${TO}' AND team = '${team.name}'`;
  expect(csat.previous!.value).toBeCloseTo(await one(native, `SELECT avg(csat) FROM one_call WHERE ${plain}`), 9);
});

test('the calls of a person are those of the roster, under a filter on contacts too', async () => {
  const { id, code, name } = someone();
  const chat = inChannel('chat');
  const filters = { ...chat.selection.filters, agent: [id] };
  const person = await personFigures(world.engine, { ...chat, selection: { ...chat.selection, filters }, agent: code });

  const plain = await one(native, `
SELECT count(*) FROM (SELECT call_id, min(start_at) AS start_at, arg_min(agent_id, leg_no) FILTER (WHERE answered) AS agent_id, any_value(channel) AS channel
FROM legs GROUP BY call_id HAVING bool_or(answered)) WHERE agent_id = '${name}' AND channel = 'chat' AND start_at::DATE BETWEEN '${FROM}' AND '${TO}'`); // prettier-ignore
  const [row] = (await roster(world.engine, chat)).filter(({ agent }) => agent === id);
  expect([person.calls, row!.figures[0]!.now.value]).toEqual([plain, plain]);
});
