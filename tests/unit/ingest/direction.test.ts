import { expect, test } from 'vitest';
import { checkMapping, enables, memoryReader, profileSource, proposeMapping } from '#core/ingest/index.ts';

/** The proposal for calls with these results and one more column. */
async function propose(results: readonly string[], [caption, value] = ['Agent', 'Ann'], resultCaption = 'Result') {
  const rows = results.map((result, i) => `${i},2026-03-02T09:${10 + i}:00Z,${value},60,${result}`);
  const text = `Call ID,Start time,${caption},Talk time,${resultCaption}\n${rows.join('\n')}\n`;
  const profile = await profileSource(memoryReader('list.csv', new TextEncoder().encode(text)));
  return { profile, mapping: proposeMapping(profile, { zone: 'UTC' }) };
}

const directionOf = async (...options: Parameters<typeof propose>) =>
  (await propose(...options)).mapping.constants.direction;

test('results of dialling make calls without a direction outbound', async () => {
  expect(await directionOf(['Promise', 'Left message', 'No answer', 'Busy', 'Wrong number', 'RPC', 'Refused'])).toBe('outbound'); // prettier-ignore
  expect(await directionOf(['承诺还款', '无人接听', '拒绝还款', '空号'])).toBe('outbound');
  expect(await directionOf(['Right party contact', 'Promise to pay'])).toBe('outbound');
  expect(await directionOf(['Zahlungszusage', 'Anrufbeantworter', 'Nicht erreicht'])).toBe('outbound');
});

test('callers who gave up, and waiting, make them inbound', async () => {
  expect(await directionOf(['Answered', 'Abandoned'])).toBe('inbound');
  expect(await directionOf(['Y', 'N'], undefined, 'Answered (Y/N)')).toBe('inbound');
  expect(await directionOf(['Answered', 'Promise'], ['Queue wait time', '12'])).toBe('inbound');
});

test('nothing is assumed where nothing tells, or where signs contradict each other', async () => {
  const silent = await Promise.all([
    directionOf(['Answered', 'Promise', 'Refused', 'Callback']),
    directionOf(['Answered', 'Abandoned', 'No answer', 'Voicemail']),
    directionOf(['是', '否'], undefined, '是否接通'),
    directionOf(['Answered', 'Answered'], ['Team leader', 'Ann']),
    directionOf(['ANSWERED', 'NO ANSWER', 'BUSY'], ['dcontext', 'from-internal'])
  ]);

  expect(silent).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('an unknown direction is asked, may stay unknown, and holds up nothing', async () => {
  const { profile, mapping } = await propose(['Answered', 'Promise']);
  const unknown = { ...mapping, constants: { direction: '' } };

  expect(mapping.questions.map(({ id, blocking }) => [id, blocking])).toEqual([['direction', false]]);
  expect(checkMapping({ ...mapping, constants: { direction: 'outbound' } }, profile)).toEqual([]);
  expect(checkMapping(unknown, profile)).toEqual([]);
  expect(enables([unknown]).find(({ page }) => page === 'volume')?.better).toContainEqual({ kind: 'calls', name: 'direction' }); // prettier-ignore
});
