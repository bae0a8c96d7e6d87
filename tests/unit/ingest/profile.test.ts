import { expect, test } from 'vitest';
import { memoryReader, newLeftovers, normalise, profileSource } from '#core/ingest/index.ts';
import { collect } from '../../fixtures/ingest/load.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const profile = (content: string | Uint8Array, name = 'file.csv', chunk = 7) =>
  profileSource(memoryReader(name, typeof content === 'string' ? bytes(content) : content, chunk));

/** 通话编号,时长 / 甲,5 / 乙,6 in GBK. */
const GBK = Uint8Array.from([
  0xcd, 0xa8, 0xbb, 0xb0, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xca, 0xb1, 0xb3, 0xa4, 0x0a, 0xbc, 0xd7, 0x2c, 0x35, 0x0a, 0xd2, 0xd2, 0x2c, 0x36, 0x0a
]); // prettier-ignore

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((char) => char.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

test('counts records, not lines', async () => {
  const found = await profile('a,b\n1,"x\ny"\n2,z\n');

  expect(found.records).toBe(2);
  expect(found.clean).toBe(false);
  expect(found.preview).toEqual([['1', 'x\ny'], ['2', 'z']]); // prettier-ignore
});

test('a plain file is clean, with or without byte-order mark and carriage returns', async () => {
  expect((await profile('a,b\n1,2\n')).clean).toBe(true);
  expect((await profile('\ufeffa,b\r\n1,2\r\n')).clean).toBe(true);
  expect((await profile('\ufeffa,b\r\n1,2')).columns.map(({ header }) => header)).toEqual(['a', 'b']);
});

test('the size of the chunks does not matter', async () => {
  const text = 'id,note\r\n1,"a ""b"" c"\r\n2,"line\r\nbreak"\r\n3,x\r\n';

  const found = await Promise.all([1, 2, 3, 5, 64, 4096].map((chunk) => profile(text, 'file.csv', chunk)));

  for (const one of found) expect(one).toEqual(found[0]);
});

test('reads GBK as GB18030', async () => {
  const found = await profile(GBK);

  expect(found.dialect.encoding).toBe('gb18030');
  expect(found.columns.map(({ header }) => header)).toEqual(['通话编号', '时长']);
  expect(found.columns[0]!.sample).toEqual(['甲', '乙']);
});

test('reads UTF-16 with and without a mark, tab separated', async () => {
  for (const [little, mark] of [[true, true], [true, false], [false, true], [false, false]] as const) {
    const found = await profile(utf16('id\tname\r\n1\tMei\r\n2\tBo\r\n', little, mark));

    expect(found.dialect.encoding).toBe(little ? 'utf-16le' : 'utf-16be');
    expect(found.dialect.delimiter).toBe('\t');
    expect(found.columns.map(({ header }) => header)).toEqual(['id', 'name']);
    expect(found.records).toBe(2);
  }
}); // prettier-ignore

test('falls back to Windows-1252 when a late byte is not UTF-8', async () => {
  const late = bytes(`name,n\n${'plain,1\n'.repeat(40_000)}`);
  const found = await profile(Uint8Array.from([...late, ...bytes('Caf'), 0xe9, ...bytes(',2\n')]), 'file.csv', 1 << 16);

  expect(found.dialect.encoding).toBe('windows-1252');
  expect(found.records).toBe(40_001);
});

test('finds semicolons in spite of decimal commas', async () => {
  const found = await profile('id;betrag;datum\n1;12,50;01.02.2025\n2;1.300,00;13.02.2025\n');

  expect(found.dialect.delimiter).toBe(';');
  expect(found.columns).toHaveLength(3);
});

test('finds tab, pipe, caret and control-A', async () => {
  for (const delimiter of ['\t', '|', '^', '\u0001']) {
    const found = await profile(
      ['id,x|y', 'b', 'c'].join(delimiter === '|' ? '|' : delimiter) +
        `\n1${delimiter}2${delimiter}3\n4${delimiter}5${delimiter}6\n`
    );

    expect(found.dialect.delimiter).toBe(delimiter);
  }
});

test('the first line may name the delimiter', async () => {
  const found = await profile('sep=;\na;b\n1;2\n');

  expect(found.dialect).toMatchObject({ delimiter: ';', headerLine: 2 });
  expect(found.records).toBe(1);
});

test('skips title and blank lines before the header', async () => {
  const found = await profile(
    'Reporting period 2025-03-01 to 2025-03-31\n\nAgent name,Assigned conversations,Avg resolution time\nLi Mei,120,3 hours 2 minutes\nChen Bo,80,5 minutes\n'
  );

  expect(found.dialect.headerLine).toBe(3);
  expect(found.records).toBe(2);
  expect(found.columns[0]!.header).toBe('Agent name');
});

test('a file without header gets numbered columns', async () => {
  const found = await profile(
    '"","117","5555550123","2025-03-14 09:12:03",217,209,"ANSWERED"\n"","118","5555550124","2025-03-14 09:13:03",17,9,"ANSWERED"\n'
  );

  expect(found.dialect.headerLine).toBe(0);
  expect(found.records).toBe(2);
  expect(found.columns.map(({ header }) => header).slice(0, 3)).toEqual(['column_1', 'column_2', 'column_3']);
});

test('totals, notes and repeated headers are records that will be ignored', async () => {
  const text = 'Agent,Calls,Talk\nMei,3,10\nAgent,Calls,Talk\nBo,4,20\nTotals,7,30\nSource: dialler\n';
  const found = await profile(text);

  expect(found.records).toBe(5);
  expect(found.totalsLines).toEqual([3, 5, 6]);
});

test('blank lines and lines of separators are no records', async () => {
  const found = await profile('a,b\n\n1,2\n,\n  \n3,4\n\n\n');

  expect(found.records).toBe(2);
  expect(found.blankLines).toBe(5);
});

test('duplicate and blank captions become unique', async () => {
  const found = await profile('Ring,,Ring,Ring\n1,2,3,4\n');

  expect(found.columns.map(({ header }) => header)).toEqual(['Ring', 'column_2', 'Ring #2', 'Ring #3']);
});

test('empty columns at the end are left out', async () => {
  const found = await profile('a,b,,,\n1,2,,,\n3,4,,,\n');

  expect(found.columns.map(({ header }) => header)).toEqual(['a', 'b']);
  expect(found.ragged).toBe(0);
});

test('carriage returns alone end lines', async () => {
  const found = await profile('a,b\r1,2\r3,4\r');

  expect(found.records).toBe(2);
  expect(found.clean).toBe(false);
});

test('a stray quote does not swallow the rest of the file', async () => {
  const found = await profile('id,size\n1,"12 inch, wide\n2,b\n3,"c"\n4,d\n');

  expect(found.records).toBe(4);
});

test('single columns work', async () => {
  const found = await profile('call_id\nK1\nK2\n');

  expect(found.columns.map(({ header }) => header)).toEqual(['call_id']);
  expect(found.records).toBe(2);
});

test('a header alone is a file with no rows and a warning', async () => {
  const found = await profile('call_id,agent,start\n');

  expect(found.records).toBe(0);
  expect(found.warnings).not.toHaveLength(0);
});

test('NUL bytes are taken out', async () => {
  const found = await profile('a,b\n1,x\u0000y\n');

  expect(found.columns[1]!.sample).toEqual(['xy']);
  expect(found.clean).toBe(false);
});

test('refuses what is no text', async () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const xlsx = Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes('....[Content_Types].xml')]);

  await expect(profile(new Uint8Array(0))).rejects.toMatchObject({ code: 'file.empty' });
  await expect(profile(png)).rejects.toMatchObject({ code: 'file.notText', params: { looksLike: 'PNG' } });
  await expect(profile(xlsx)).rejects.toMatchObject({ code: 'file.notText', params: { looksLike: 'spreadsheet' } });
  await expect(profile('<html><table><tr><td>call_id</td></tr></table></html>')).rejects.toMatchObject({ code: 'file.notText', params: { looksLike: 'markup' } }); // prettier-ignore
  await expect(profile('%PDF-1.7 text')).rejects.toMatchObject({ params: { looksLike: 'PDF' } });
});

test('refuses 5,000 columns and files over 2 GB by size', async () => {
  const wide = Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',');

  await expect(profile(`${wide}\n${wide}\n`, 'wide.csv', 1 << 16)).rejects.toMatchObject({
    code: 'file.tooManyColumns'
  });
  await expect(profileSource({ name: 'big', size: 3e9, open: async function* () {} })).rejects.toMatchObject({
    code: 'file.tooLarge'
  });
});

test('choices of the user win', async () => {
  const found = await profileSource(memoryReader('f.csv', bytes('x\na|b,c\n1|2,3\n')), {
    overrides: { delimiter: '|', headerLine: 2 }
  });

  expect(found.columns.map(({ header }) => header)).toEqual(['a', 'b,c']);
  expect(found.records).toBe(1);
});

test('stops when cancelled and reports progress', async () => {
  const signal = { aborted: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  const seen: number[] = [];

  await expect(profileSource(memoryReader('f', bytes('a,b\n1,2\n')), { signal })).rejects.toMatchObject({
    code: 'engine.cancelled'
  });
  await profileSource(memoryReader('f', bytes('a,b\n1,2\n'), 4), { onProgress: (share) => seen.push(share) });

  expect(seen).toEqual([0.5, 1]);
});

test('normalise keeps physical lines, pads nothing that is broken, and lists what it leaves out', async () => {
  const text = 'Title\n\nid;text;n\n1;"a\nb";5\n2;x\n3;y;6;7\n4;z;8;;\nTotals;;19\n';
  const reader = memoryReader('f.csv', bytes(text));
  const found = await profileSource(reader);
  const left = newLeftovers();

  const out = new TextDecoder().decode(await collect(normalise(reader, found, left)));

  expect(out).toBe('4;1;"a\nb";5\n8;4;z;8\n');
  expect(left.malformed.map(({ line, reason }) => [line, reason])).toEqual([[6, 'cells_missing'], [7, 'cells_extra']]); // prettier-ignore
  expect(left.ignored).toEqual([9]);
});

test('rows that nearly all leave out the last columns are padded', async () => {
  const reader = memoryReader('f.csv', bytes(`a,b,c\n${'1,2\n'.repeat(30)}`));
  const found = await profileSource(reader);

  const out = new TextDecoder().decode(await collect(normalise(reader, found)));

  expect(found.ragged).toBe(0);
  expect(out.split('\n')[0]).toBe('2,1,2,');
});

test('a damaged byte does not turn GBK into Western letters', async () => {
  // 坐席 in GBK is D7 F8 CF AF; the row in the middle ends in a byte that is no character.
  const row = (i: number, tail: number[]) => [...Buffer.from(`${i},`), 0xd7, 0xf8, 0xcf, 0xaf, ...tail, 10];
  const bytes = Uint8Array.from([...Buffer.from('id,agent\n'), ...Array.from({ length: 60 }, (_, i) => row(i, i === 30 ? [0xff] : [])).flat()]); // prettier-ignore

  const found = await profileSource(memoryReader('damaged.csv', bytes));

  expect(found.dialect.encoding).toBe('gb18030');
  expect(found.columns[1]!.top[0]).toEqual({ value: '坐席', count: 59 });
  expect(found.warnings.some(({ text }) => text.en.includes('unreadable'))).toBe(true);
});
