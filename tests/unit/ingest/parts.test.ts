import { gzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { inflate, isArchive, memoryReader, rejectsCsv } from '#core/ingest/index.ts';
import { LOCALES } from '#core/i18n/text.ts';
import * as messages from '#core/i18n/messages/ingest.ts';
import { KINDS, TABLES } from '#core/schema/index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function inner(name: string, content: Uint8Array) {
  const files = [];
  for await (const file of inflate(memoryReader(name, content, 10)))
    files.push([file.name, new TextDecoder().decode(file.bytes)]);
  return files;
}

test('inflates gzip and every text file of a zip', async () => {
  expect(await inner('calls.csv.gz', gzipSync(bytes('a,b\n1,2\n')))).toEqual([['calls.csv', 'a,b\n1,2\n']]);
  const zip = zipSync({
    'x/calls.csv': bytes('a\n1'),
    'cases.txt': bytes('b\n2'),
    'readme.pdf': bytes('%PDF'),
    '__MACOSX/._calls.csv': bytes('x')
  });
  expect(await inner('all.zip', zip)).toEqual([['calls.csv', 'a\n1'], ['cases.txt', 'b\n2']]); // prettier-ignore
});

test('a damaged archive and one without text files are told apart from text', async () => {
  const gzip = gzipSync(bytes('a,b\n'.repeat(1000)));
  await expect(inner('x.gz', gzip.subarray(0, 20).fill(7, 12))).rejects.toMatchObject({ code: 'file.archive' });
  await expect(inner('x.zip', zipSync({ 'a.png': bytes('x') }))).rejects.toMatchObject({ code: 'file.archive' });
  expect(isArchive('x.gz', gzip)).toBe(true);
  expect(isArchive('x.csv', bytes('a,b'))).toBe(false);
  expect(isArchive('book.xlsx', zipSync({ '[Content_Types].xml': bytes('x') }))).toBe(false);
});

test('the list of rejected rows is safe for spreadsheets', () => {
  const csv = rejectsCsv([
    { file: 'f.csv', line: 3, column: 'talk', raw: '=1+1', reason: 'Not a number', text: '@SUM(A1),"x"' }
  ]);

  expect(csv).toBe('\ufefffile,line,column,value,reason,row\r\nf.csv,3,talk,\'=1+1,Not a number,"\'@SUM(A1),""x"""');
});

test('every text is there in both languages', () => {
  const texts = Object.values(messages).flatMap((group) => Object.values(group));
  const labels = KINDS.flatMap((kind) => TABLES[kind].columns.flatMap(({ label, meaning }) => [label, meaning]));

  for (const text of [...texts, ...labels]) for (const locale of LOCALES) expect(text[locale]).not.toBe('');
});
