import { expect, test } from 'vitest';
import { estimate, memoryReader, profileSource, proposeMapping, type Mapping } from '#core/ingest/index.ts';

async function propose(text: string, name = 'file.csv') {
  const profile = await profileSource(memoryReader(name, new TextEncoder().encode(text)));
  return { profile, mapping: proposeMapping(profile, { zone: 'UTC' }) };
}

const targets = (mapping: Mapping) =>
  Object.fromEntries(mapping.columns.filter(({ target }) => target).map(({ header, target }) => [header, target]));
const wordsOf = (mapping: Mapping, name: string) => mapping.columns.find(({ target }) => target === name)?.values;

test('a column of results wins over a flag, and the flag over a column without values', async () => {
  const both = await propose(
    'call_id,start,direction,agent,disposition,talk_time,acw,abandoned\n0,2026-03-02 09:00:00,Inbound,A0,Resolved,100,10,0\n8,2026-03-02 13:00:00,Inbound,,Abandoned,0,0,1\n15,2026-03-03 11:30:00,Outbound,A3,No Answer,0,0,0\n'
  );
  const sites = await propose(
    'call_id,start,agent,disposition,talk_time,abandoned\n0,2026-03-02 09:00:00,A0,Zeta 4,100,no\n8,2026-03-02 13:00:00,,Zeta 9,0,yes\n'
  );
  const blank = await propose(
    'call_id,start,agent,disposition,talk_time,abandoned\n0,2026-03-02 09:00:00,A0,,100,0\n8,2026-03-02 13:00:00,,,0,1\n'
  );

  expect(targets(both.mapping)).toMatchObject({ disposition: 'disposition', talk_time: 'talk_s', acw: 'wrap_s' });
  expect(targets(sites.mapping)).toMatchObject({ disposition: 'disposition' });
  expect(targets(blank.mapping)).toMatchObject({ abandoned: 'disposition' });
});

test('that a call was not abandoned says nothing about answering', async () => {
  const { profile, mapping } = await propose(
    'call_id,start,direction,agent,talk_time,abandoned\n0,2026-03-02 09:00:00,Inbound,A0,100,0\n8,2026-03-02 13:00:00,Inbound,,0,1\n15,2026-03-03 11:30:00,Outbound,A3,0,0\n'
  );

  expect(wordsOf(mapping, 'disposition')).toEqual({ '0': '', '1': 'abandoned' });
  expect(estimate(profile, mapping).notes).toEqual({ no_result: 2 });
});
