import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

const rows = async (query: string) => toRows(await engine.query(query));
const HEAD = 'ContactId,Channel,InitiationMethod,InitiationTimestamp,Agent.Username,Agent.AgentInteractionDuration,LastUpdateTimestamp'; // prettier-ignore
/** One delivery of a contact that began at 01:12:03. */
const contact = (id: string, agent: string, talk: string, updated: string) => `${id},VOICE,INBOUND,2025-03-14T01:12:03Z,${agent},${talk},2025-03-14T${updated}Z`; // prettier-ignore

test('a contact that Amazon Connect delivers again counts once, as it was written last', async () => {
  const text = [
    HEAD,
    contact('c1', '', '', '01:16:00'),
    contact('c1', 'mei', '180', '01:20:00'),
    contact('c1', 'mei', '175', '01:18:00'),
    contact('c2', 'bo', '60', '01:16:00')
  ].join('\n');

  const { report, mapping } = await loadBytes(engine, `${text}\n`);

  expect(mapping.questions.map(({ id, blocking }) => [id, blocking])).toContainEqual(['updates', false]);
  expect(report).toMatchObject({ read: 4, loaded: 2, deduplicated: 2, rejected: 0, notes: { replaced: 2 } });
  expect(report.notes).not.toHaveProperty('duplicate_suspected');
  expect(await rows('SELECT call_id, agent_id, talk_s FROM calls ORDER BY call_id')).toEqual([
    { call_id: 'c1', agent_id: 'mei', talk_s: 180 },
    { call_id: 'c2', agent_id: 'bo', talk_s: 60 }
  ]);
});

test('the same contact in a later file takes the place of the earlier one, though it has an agent by now', async () => {
  await loadBytes(engine, `${HEAD}\n${contact('c1', '', '', '01:16:00')}\n`);
  await loadBytes(engine, `${HEAD}\n${contact('c1', 'mei', '180', '01:20:00')}\n`, { sourceNo: 2 });

  expect(await rows('SELECT agent_id, talk_s FROM calls')).toEqual([{ agent_id: 'mei', talk_s: 180 }]);
});

test('cases that a report lists once per day count as of the latest', async () => {
  const text = [
    'case_id,as_of_date,assigned_date,dpd,balance',
    'K1,2026-04-01,2026-01-05,85,900',
    'K1,2026-05-01,2026-01-05,115,700',
    'K1,2026-03-01,2026-01-05,54,1000',
    'K2,2026-05-01,2026-02-10,80,300'
  ].join('\n');

  const { report } = await loadBytes(engine, `${text}\n`);

  expect(report).toMatchObject({ read: 4, loaded: 2, deduplicated: 2, rejected: 0 });
  expect(await rows('SELECT case_id, balance FROM cases ORDER BY case_id')).toEqual([
    { case_id: 'K1', balance: 700 },
    { case_id: 'K2', balance: 300 }
  ]);
});

test('legs of a call stay, whenever they were written: other people or other starts', async () => {
  const text = [
    'Call ID,Start,Agent,Direction,Talk seconds,updated_at',
    'k1,2026-03-02 09:00:05,Ann,inbound,60,2026-03-02 09:10:00',
    'k1,2026-03-02 09:00:05,Bo,inbound,30,2026-03-02 09:11:00',
    'k2,2026-03-02 09:20:05,Ann,inbound,60,2026-03-02 09:30:00',
    'k2,2026-03-02 09:22:05,Ann,inbound,30,2026-03-02 09:31:00',
    'k3,2026-03-02 09:40:05,Ann,inbound,60,2026-03-02 09:50:00',
    'k3,2026-03-02 09:40:05,Ann,inbound,65,2026-03-02 09:51:00'
  ].join('\n');

  const { report } = await loadBytes(engine, `${text}\n`);

  expect(report).toMatchObject({ read: 6, loaded: 5, deduplicated: 1 });
  expect(await rows('SELECT call_id, talk_s FROM calls ORDER BY line_no')).toEqual([
    { call_id: 'k1', talk_s: 60 },
    { call_id: 'k1', talk_s: 30 },
    { call_id: 'k2', talk_s: 60 },
    { call_id: 'k2', talk_s: 30 },
    { call_id: 'k3', talk_s: 65 }
  ]);
});

test('of a case that a file tells twice the latest row is loaded, instead of the first', async () => {
  const { report } = await loadBytes(engine, 'Case ID,Assigned on,Balance at assignment,Last modified\nA1,2026-03-02,100,02/03/2026 10:00\nA1,2026-03-02,80,14/03/2026 10:00\nA2,2026-03-02,70,02/03/2026 10:00\n'); // prettier-ignore

  expect(report).toMatchObject({ read: 3, loaded: 2, deduplicated: 1, rejected: 0 });
  expect(await rows('SELECT case_id, balance_at_assignment AS owed FROM cases ORDER BY case_id')).toEqual([
    { case_id: 'A1', owed: 80 },
    { case_id: 'A2', owed: 70 }
  ]);
});
