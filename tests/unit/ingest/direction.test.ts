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
    directionOf(['ANSWERED', 'NO ANSWER', 'BUSY'], ['dcontext', 'from-internal']),
    directionOf(['Answered', 'Unanswered'], ['Caller ID,Destination', '5555550123,Li (101)']),
    directionOf(['接通', '无人接听'], ['主叫号码,被叫号码', '117,5555550123'])
  ]);

  expect(silent).toEqual(Array<undefined>(7).fill(undefined));
});

test('an unknown direction is asked, may stay unknown, and holds up nothing', async () => {
  const { profile, mapping } = await propose(['Answered', 'Promise']);
  const unknown = { ...mapping, constants: { direction: '' } };

  expect(mapping.questions.map(({ id, blocking }) => [id, blocking])).toEqual([['direction', false]]);
  expect(checkMapping({ ...mapping, constants: { direction: 'outbound' } }, profile)).toEqual([]);
  expect(checkMapping(unknown, profile)).toEqual([]);
  expect(enables([unknown]).find(({ page }) => page === 'volume')?.better).toContainEqual({ kind: 'calls', name: 'direction' }); // prettier-ignore
});

test('words of a direction that are not known are asked before loading, until each has a meaning or none', async () => {
  const rows = (words: readonly string[]) => words.map((word, i) => `${i},2026-03-02T09:${10 + i}:00Z,Ann,60,${word}`);
  const ask = async (words: readonly string[]) => {
    const text = `Call ID,Start time,Agent,Talk time,Direction\n${rows(words).join('\n')}\n`;
    const profile = await profileSource(memoryReader('list.csv', new TextEncoder().encode(text)));
    return { profile, mapping: proposeMapping(profile, { zone: 'UTC' }) };
  };
  const { profile, mapping } = await ask(['Hither', 'Thither', 'hither', '-']);
  const known = await ask(['Inbound', 'Outbound', 'Thither']);
  const set = (values: Record<string, string>) => ({
    ...mapping,
    columns: mapping.columns.map((column) => (column.target === 'direction' ? { ...column, values } : column))
  });
  const questions = (changed: typeof mapping) => checkMapping(changed, profile).map(({ id, column, blocking }) => [id, column, blocking]); // prettier-ignore

  expect(questions(mapping)).toEqual([['directionWords', 'Direction', true]]);
  expect(questions(set({ hither: 'inbound', thither: 'other' }))).toEqual([['directionWords', 'Direction', true]]);
  expect(questions(set({ hither: 'inbound', thither: '' }))).toEqual([]);
  // Two of three rows are understood: the third is asked, and loading does not wait for it.
  expect(known.mapping.questions).toMatchObject([
    { id: 'directionWords', blocking: false, text: { params: { column: 'Direction', words: 'Thither' } } }
  ]);
  expect((await ask(['Inbound', 'Outbound', 'Other', 'unknown', 'Direction'])).mapping.questions).toEqual([]);
});

test('a type of many words that name no direction is not taken for one', async () => {
  const types = ['Billing', 'Card', 'Fee', 'Fraud', 'Limit', 'PIN', 'Rate', 'Rewards', 'Statement'];
  const rows = types.map((type, i) => `${i},2026-03-02T09:${10 + i}:00Z,Ann,60,${type}`);
  const text = `Call ID,Start time,Agent,Talk time,Type\n${rows.join('\n')}\n`;
  const profile = await profileSource(memoryReader('list.csv', new TextEncoder().encode(text)));
  const mapping = proposeMapping(profile, { zone: 'UTC' });

  expect(mapping.columns.find(({ header }) => header === 'Type')?.target).toBe('');
  expect(mapping.questions.map(({ id }) => id)).toEqual(['direction']);
});
