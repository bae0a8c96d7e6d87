import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes, type LoadOptions } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

const load = (text: string | Uint8Array, options?: LoadOptions) => loadBytes(engine, text, options);
const rows = async (query: string) => toRows(await engine.query(query));
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;

/** Loads one text column of starts (and nothing else of interest) and gives the UTC seconds in file order. */
async function starts(values: string[], zone = 'UTC'): Promise<unknown[]> {
  await clearTables(engine);
  await load(`call_id,start_at,talk_s\n${values.map((value, i) => `${i},"${value}",5`).join('\n')}\n`, { zone });
  return (await rows('SELECT start_utc_s FROM calls ORDER BY line_no')).map((row) => row.start_utc_s);
}

/** The same for durations: seconds in file order. */
async function seconds(caption: string, values: string[]): Promise<unknown[]> {
  await clearTables(engine);
  await load(
    `call_id,start_at,${caption}\n${values.map((value, i) => `${i},2025-03-14T09:12:03Z,"${value}"`).join('\n')}\n`
  );
  return (await rows('SELECT talk_s FROM calls ORDER BY line_no')).map((row) => row.talk_s);
}

test('a clean file: counts, types, lines', async () => {
  const { report } = await load(
    'call_id,agent_id,direction,start_at,talk_s,rpc\nK1,A1,inbound,2025-07-01 12:00:00,35,yes\nK2,,outbound,2025-07-01 12:01:00,,no\n',
    { zone: 'Europe/Berlin' }
  );

  expect(report).toMatchObject({
    kind: 'calls',
    read: 2,
    loaded: 2,
    rejected: 0,
    deduplicated: 0,
    ignored: 0,
    notes: {}
  });
  expect(report.columns).toEqual(['call_id', 'agent_id', 'direction', 'start_at', 'talk_s', 'rpc']);
  expect(
    await rows(
      'SELECT call_id, agent_id, direction, start_utc_s, start_local_s, talk_s, rpc, csat, source_no, line_no FROM calls ORDER BY line_no'
    )
  ).toEqual([
    {
      call_id: 'K1',
      agent_id: 'A1',
      direction: 'inbound',
      start_utc_s: utc('2025-07-01 10:00:00'),
      start_local_s: utc('2025-07-01 12:00:00'),
      talk_s: 35,
      rpc: true,
      csat: null,
      source_no: 1,
      line_no: 2
    },
    {
      call_id: 'K2',
      agent_id: null,
      direction: 'outbound',
      start_utc_s: utc('2025-07-01 10:01:00'),
      start_local_s: utc('2025-07-01 12:01:00'),
      talk_s: null,
      rpc: false,
      csat: null,
      source_no: 1,
      line_no: 3
    }
  ]);
});

test('reads the ways in which systems write stamps', async () => {
  const day = utc('2025-03-14 09:12:03');
  expect(await starts(['2025-03-14 09:12:03', '2025-03-15 09:12:03'])).toEqual([day, day + 86_400]);
  expect(await starts(['2025-03-14T01:12:03Z', '2025-03-14T09:12:03+08:00', '2025-03-14 09:12:03.500+0800'])).toEqual([
    day - 28_800,
    day - 28_800,
    day - 28_800
  ]);
  expect(await starts(['Fri, 14 Mar 2025 09:12:03'])).toEqual([day]);
  expect(await starts(['Fri, 14 Mar 2025 09:12:03 +0200'])).toEqual([day - 7200]);
  expect(await starts(['3/14/25 09:12 AM', '3/14/25 01:05 PM'])).toEqual([
    utc('2025-03-14 09:12:00'),
    utc('2025-03-14 13:05:00')
  ]);
  expect(await starts(['2025/3/14 9:12:03'])).toEqual([day]);
  expect(await starts(['20250314091203'])).toEqual([day]);
  expect(await starts([String(day), String(day + 1)])).toEqual([day, day + 1]);
  expect(await starts([`${day}000`])).toEqual([day]);
  expect(await starts(['14-Mar-25 09:12:03'])).toEqual([day]);
  expect(await starts(['14.03.2025 09:12', '14.03.2025 09:12:03'])).toEqual([day - 3, day]);
  expect(await starts(['2025年3月14日 09:12:03'])).toEqual([day]);
  expect(await starts(['45730.5'])).toEqual([utc('2025-03-14 12:00:00')]);
});

test('joins date and time, and day, month and year', async () => {
  await load('call_id,Start_Date,Start_Time,talk_s\n1,03/14/2025,9.12.03,5\n2,03/15/2025,,5\n');
  expect(await rows('SELECT call_id, start_utc_s FROM calls')).toEqual([
    { call_id: '1', start_utc_s: utc('2025-03-14 09:12:03') }
  ]);
  expect((await rows('SELECT line_no, reason FROM rejects'))[0]).toEqual({ line_no: 3, reason: 'missing_required' });

  await clearTables(engine);
  await load('day;month;year;duration;contact\n5;may;2008;261;cellular\n17;nov;2010;12;unknown\n');
  expect(await rows('SELECT start_local_s, talk_s, channel FROM calls ORDER BY line_no')).toEqual([
    { start_local_s: utc('2008-05-05 00:00:00'), talk_s: 261, channel: 'voice' },
    { start_local_s: utc('2010-11-17 00:00:00'), talk_s: 12, channel: null }
  ]);
});

test('wall clocks become UTC by the rules of METHODS 0.3', async () => {
  expect(await starts(['2025-03-30 02:30:00', '2025-10-26 02:30:00', '2025-07-01 12:00:00'], 'Europe/Berlin')).toEqual([
    1743298200, 1761438600, 1751364000
  ]);
});

test('file order settles the doubled hour per person', async () => {
  const { report } = await load(
    'call_id,agent_id,start_at,talk_s\n1,A,2025-10-26 02:10:00,600\n2,A,2025-10-26 02:50:00,300\n3,A,2025-10-26 02:20:00,60\n4,B,2025-10-26 02:30:00,3000\n5,B,2025-10-26 02:40:00,60\n6,A,2025-10-26 04:00:00,60\n',
    { zone: 'Europe/Berlin' }
  );

  // A: 00:10, 00:50 UTC, then 02:20 runs backwards → 01:20 UTC. B: 00:30 for 50 min, 02:40 would overlap → 01:40 UTC.
  expect(report.notes).toEqual({ dst_ambiguous: 5 });
  expect((await rows('SELECT start_utc_s FROM calls ORDER BY line_no')).map((row) => row.start_utc_s)).toEqual(
    ['00:10', '00:50', '01:20', '00:30', '01:40', '03:00'].map((time) => utc(`2025-10-26 ${time}:00`))
  );
});

test('an end in the doubled hour lies behind its start', async () => {
  const { report } = await load(
    'call_id,agent_id,start_at,end_at,talk_s\n1,A,2025-10-26 02:50:00,2025-10-26 02:10:00,1200\n',
    { zone: 'Europe/Berlin' }
  );

  expect(report.loaded).toBe(1);
  expect(await rows('SELECT end_utc_s - start_utc_s AS span FROM calls')).toEqual([{ span: 1200 }]);
});

test('reads the ways in which systems write durations', async () => {
  expect(await seconds('talk time', ['5', '', '-', '-1', '1,200'])).toEqual([5, null, null, null, 1200]);
  expect(await seconds('talk time (ms)', ['361250', '4000'])).toEqual([361.25, 4]);
  expect(await seconds('talk time (min)', ['3', '0.5'])).toEqual([180, 30]);
  expect(await seconds('talk time', ['3:40:00', '0:46', '0:00'])).toEqual([13200, 46, 0]);
  expect(await seconds('talk time', [' 2:38:24.085', '00:00:01'])).toEqual([9504.085, 1]);
  expect(await seconds('AvgTalkDuration', ['0.02.23', '0.04.02'])).toEqual([143, 242]);
  expect(await seconds('通话时长', ['3分20秒', '97秒', '1小时5分'])).toEqual([200, 97, 3900]);
  expect(await seconds('talk time', ['5 minutes', '3 hours 2 minutes'])).toEqual([300, 10920]);
  expect((await seconds('talk time', ['0.000069444446', '0.0012']))[0]).toBeCloseTo(6, 3);
});

test('hours beyond 24 are allowed outside of talk', async () => {
  await load('call_id,start_at,wait\n1,2025-03-14T09:12:03Z,50:38:24.085\n');

  expect(await rows('SELECT wait_s FROM calls')).toEqual([{ wait_s: 182304.085 }]);
});

test('reads money with separators, signs and currency', async () => {
  const point =
    'case_id,balance\na,"68,527.00"\nb,"£4,814,973.35"\nc,"-2,610.12"\nd,(12.50)\ne,¥8350.5\nf,N/A\ng,1e3\n';
  const comma = 'case_id;balance\na;1.300,00\nb;-12,5\nc;99 €\n';

  await load(point);
  expect((await rows('SELECT balance FROM cases ORDER BY line_no')).map((row) => row.balance)).toEqual([
    68527,
    4814973.35,
    -2610.12,
    -12.5,
    8350.5,
    null,
    1000
  ]);
  await clearTables(engine);
  await load(comma);
  expect((await rows('SELECT balance FROM cases ORDER BY line_no')).map((row) => row.balance)).toEqual([
    1300, -12.5, 99
  ]);
});

test('every misfit is listed with line, column, text and reason, and the sums are right', async () => {
  const good = Array.from(
    { length: 990 },
    (_, i) => `K${i},A${i % 7},2025-03-14 09:${String(i % 60).padStart(2, '0')}:00,${10 + i},answered`
  );
  good.splice(100, 0, 'X1,A1,2025-03-14 25:00:00,5,answered');
  good.splice(200, 0, 'X2,A1,2025-03-14 09:00:00,abc,answered');
  good.splice(300, 0, 'X3,A1,2025-03-14 09:00:00,-5,answered');
  good.splice(400, 0, 'X4,A1,2025-03-14 09:00:00,14401,answered');
  good.splice(500, 0, 'X5,A1,,5,answered');
  good.splice(600, 0, 'X6,A1,2025-03-14 09:00:00');
  good.splice(700, 0, 'X7,A1,2025-03-14 09:00:00,5,answered,more');
  good.splice(800, 0, 'X8,A1,2025-02-31 09:00:00,5,answered');
  good.splice(850, 0, 'K1,A1,2025-03-14 09:01:00,11,answered');
  const { report } = await load(`call_id,agent_id,start_at,talk_s,disposition\n${good.join('\n')}\nTotals,,,,\n`);

  expect(report).toMatchObject({ read: 1000, loaded: 990, rejected: 8, deduplicated: 1, ignored: 1 });
  expect(report.reasons).toEqual({
    cells_extra: 1,
    cells_missing: 1,
    missing_required: 1,
    negative_duration: 1,
    not_a_duration: 1,
    not_a_time: 2,
    too_long: 1
  });
  // Σ (10 + i) for i = 0 … 989 = 9,900 + 489,555
  expect(await rows('SELECT sum(talk_s)::DOUBLE AS s FROM calls')).toEqual([{ s: 499_455 }]);
  expect(
    await rows("SELECT line_no, column_name, raw, reason, row_text FROM rejects WHERE reason = 'not_a_duration'")
  ).toEqual([
    {
      line_no: 202,
      column_name: 'talk_s',
      raw: 'abc',
      reason: 'not_a_duration',
      row_text: 'X2,A1,2025-03-14 09:00:00,abc,answered'
    }
  ]);
  expect((await rows("SELECT row_text FROM rejects WHERE reason = 'cells_missing'"))[0]).toEqual({
    row_text: 'X6,A1,2025-03-14 09:00:00'
  });
});

test('words become codes; words without a meaning become other and never reject', async () => {
  const { report } = await load(
    'call_id,start_at,direction,channel,disposition\n1,2025-03-14T09:12:03Z,呼入,电话,接通\n2,2025-03-14T09:12:03Z,Outbound,SMS,PTP\n3,2025-03-14T09:12:03Z,IN,voice,NA\n4,2025-03-14T09:12:03Z,out,voice,weird\n5,2025-03-14T09:12:03Z,out,voice,-\n'
  );

  expect(await rows('SELECT direction, channel, disposition FROM calls ORDER BY line_no')).toEqual([
    { direction: 'inbound', channel: 'voice', disposition: 'answered' },
    { direction: 'outbound', channel: 'message', disposition: 'promise' },
    { direction: 'inbound', channel: 'voice', disposition: 'no_answer' },
    { direction: 'outbound', channel: 'voice', disposition: 'other' },
    { direction: 'outbound', channel: 'voice', disposition: null }
  ]);
  expect(report.notes).toEqual({ no_result: 1, unknown_code: 1 });
});

test('null markers are unknown, not people', async () => {
  await load(
    'call_id,agent,start_at,talk_s,csat\n1,[None],2025-03-14T09:12:03Z,-,NA\n2,unknown,2025-03-14T09:13:03Z,N/A,null\n3,Mei,2025-03-14T09:14:03Z,5,4\n'
  );

  expect(await rows('SELECT agent_id, talk_s, csat FROM calls ORDER BY line_no')).toEqual([
    { agent_id: null, talk_s: null, csat: null },
    { agent_id: null, talk_s: null, csat: null },
    { agent_id: 'Mei', talk_s: 5, csat: 4 }
  ]);
});

test('texts with tags, formulas, quotes and line breaks come in as they are', async () => {
  await load(
    'case_id,balance,cause\n1,5,<script>alert(1)</script>\n2,5,"=HYPERLINK(""x"")"\n3,5,"two\nlines"\n4,5,"; DROP TABLE cases; --\'"\n'
  );

  expect((await rows('SELECT cause, line_no FROM cases ORDER BY line_no')).map(({ cause, line_no }) => [line_no, cause])).toEqual([
    [2, '<script>alert(1)</script>'], [3, '=HYPERLINK("x")'], [4, 'two\nlines'], [6, "; DROP TABLE cases; --'"]
  ]); // prettier-ignore
});

test('GBK, UTF-16 and CR-only files load', async () => {
  const wide = Uint8Array.from(
    [...'\ufeff案件号\t欠款\r\nA\t5\r\nB\t7\r\n'].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])
  );
  await load(wide);
  expect(await rows('SELECT sum(balance)::DOUBLE AS s FROM cases')).toEqual([{ s: 12 }]);

  await clearTables(engine);
  await load('case_id,balance\rA,5\rB,8\r');
  expect(await rows('SELECT sum(balance)::DOUBLE AS s FROM cases')).toEqual([{ s: 13 }]);
});

test('yes and no in several languages', async () => {
  await load(
    'call_id,start_at,complaint,rpc\n1,2025-03-14T09:12:03Z,是,ja\n2,2025-03-14T09:12:03Z,否,nein\n3,2025-03-14T09:12:03Z,,TRUE\n4,2025-03-14T09:12:03Z,是,maybe\n'
  );

  expect(await rows('SELECT call_id, complaint, rpc FROM calls ORDER BY line_no')).toEqual([
    { call_id: '1', complaint: true, rpc: true }, { call_id: '2', complaint: false, rpc: false }, { call_id: '3', complaint: null, rpc: true }
  ]); // prettier-ignore
  expect(await rows('SELECT column_name, raw, reason FROM rejects')).toEqual([
    { column_name: 'rpc', raw: 'maybe', reason: 'not_yes_no' }
  ]);
});

test('ends before starts are kept out', async () => {
  const { report } = await load(
    'agent,shift start,shift end\nMei,2025-03-14 08:00,2025-03-14 16:00\nBo,2025-03-14 08:00,2025-03-13 16:00\n'
  );

  expect(report).toMatchObject({ kind: 'shifts', loaded: 1, rejected: 1, reasons: { end_before_start: 1 } });
});

test('the same file twice changes nothing', async () => {
  for (const text of [
    'call_id,agent,start_at,talk_s\n1,A,2025-03-14T09:12:03Z,5\n2,B,2025-03-14T09:13:03Z,6\n',
    'day;month;year;duration\n5;may;2008;261\n5;may;2008;261\n',
    'case_id,balance\nA,5\nB,6\n',
    'case_id,paid_date,amount\nA,2025-03-14,5\nA,2025-03-14,5\n'
  ]) {
    await clearTables(engine);
    const first = await load(text);
    const again = await load(text, { sourceNo: 2 });

    expect(first.report.loaded).toBe(2);
    expect(again.report).toMatchObject({ read: 2, loaded: 0, deduplicated: 2, rejected: 0 });
    expect(await rows(`SELECT count(*)::DOUBLE AS n FROM ${first.report.kind}`)).toEqual([{ n: 2 }]);
  }
});

test('drops exact duplicates only where they cannot be real', async () => {
  const withId = await load(
    'call_id,agent,start_at,talk_s\n1,A,2025-03-14T09:12:03Z,5\n1,A,2025-03-14T09:12:03Z,5\n1,A,2025-03-14T09:12:03Z,7\n1,B,2025-03-14T09:14:03Z,5\n'
  );
  expect(withId.report).toMatchObject({ loaded: 3, deduplicated: 1, notes: { duplicate_suspected: 1 } });

  await clearTables(engine);
  const without = await load(
    'agent,start_at,talk_s,customer\nA,2025-03-14T09:12:03Z,5,c\nA,2025-03-14T09:12:03Z,5,c\n,2025-03-14T09:12:03Z,0,\n,2025-03-14T09:12:03Z,0,\n'
  );
  expect(without.report).toMatchObject({ loaded: 3, deduplicated: 1 });

  await clearTables(engine);
  const payments = await load('case_id,paid_date,amount\nA,2025-03-14,5\nA,2025-03-14,5\n');
  expect(payments.report).toMatchObject({ loaded: 2, deduplicated: 0, notes: { duplicate_suspected: 1 } });
});

test('a case has one row: repeats are listed, a newer file replaces', async () => {
  const first = await load('case_id,balance\nA,5\nA,6\nB,7\n');
  expect(first.report).toMatchObject({ loaded: 2, rejected: 1, reasons: { duplicate_id: 1 } });

  const newer = await load('case_id,balance\nA,9\nB,7\n', { sourceNo: 2 });
  expect(newer.report).toMatchObject({ loaded: 1, deduplicated: 1, notes: { replaced: 1 } });
  expect(await rows('SELECT case_id, balance FROM cases ORDER BY case_id')).toEqual([{ case_id: 'A', balance: 9 }, { case_id: 'B', balance: 7 }]); // prettier-ignore
});

test('a call that is exported again with other durations counts once, as the newer file has it', async () => {
  const head = 'call_id,agent,start_at,talk_s';
  await load(`${head}\n1,A,2025-03-14T09:12:03Z,50\n2,A,2025-03-14T09:15:00Z,60\n3,B,2025-03-14T09:15:00Z,70\n`);
  // 2 was corrected, 3 is another leg (another person), 4 is new, 1 is repeated in the same words.
  const newer = await load(
    `${head}\n1,A,2025-03-14T09:12:03Z,50\n2,A,2025-03-14T09:15:00Z,45\n3,C,2025-03-14T09:16:00Z,5\n4,A,2025-03-14T09:20:00Z,80\n`,
    { sourceNo: 2 }
  );

  expect(newer.report).toMatchObject({ read: 4, loaded: 3, deduplicated: 1, notes: { replaced: 1 } });
  expect(await rows('SELECT call_id, agent_id, talk_s FROM calls ORDER BY call_id, agent_id')).toEqual([
    { call_id: '1', agent_id: 'A', talk_s: 50 },
    { call_id: '2', agent_id: 'A', talk_s: 45 },
    { call_id: '3', agent_id: 'B', talk_s: 70 },
    { call_id: '3', agent_id: 'C', talk_s: 5 },
    { call_id: '4', agent_id: 'A', talk_s: 80 }
  ]);
});

test('a header without rows loads nothing', async () => {
  const { report } = await load('call_id,agent_id,start_at,talk_s,direction\n', {
    edit: (mapping) => ({ ...mapping, kind: 'calls' })
  });

  expect(report).toMatchObject({ read: 0, loaded: 0 });
});

test('the order chosen by the user is the order read', async () => {
  await load('case_id,paid_date,amount\nA,03/04/2025,5\n', {
    edit: (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column) =>
        column.date ? { ...column, date: { ...column.date, strptime: '%m/%d/%Y', ambiguous: false } } : column
      )
    })
  });

  expect(await rows('SELECT paid_date::VARCHAR AS d FROM payments')).toEqual([{ d: '2025-03-04' }]);
});

test('words that no sample held are known all the same', async () => {
  const lines = Array.from({ length: 9000 }, (_, i) => `K${i},2025-03-14T09:12:03Z,answered`);
  lines[4321] = 'X,2025-03-14T09:12:03Z,Voice Mail';
  lines[4323] = 'Y,2025-03-14T09:12:03Z,NA';
  const { mapping } = await load(`call_id,start_at,disposition\n${lines.join('\n')}\n`);

  const seen = Object.keys(mapping.columns[2]!.values ?? {});
  expect(
    await rows("SELECT call_id, disposition FROM calls WHERE disposition IS DISTINCT FROM 'answered' ORDER BY line_no")
  ).toEqual([
    { call_id: 'X', disposition: 'voicemail' },
    { call_id: 'Y', disposition: 'no_answer' }
  ]);
  expect(seen).toContain('answered');
});

test('amounts with no-break and thin blanks between digits and before the sign, as French exports write them', async () => {
  const cells = ['19\u202f247,84\u00a0€', '1\u00a0000,00\u00a0€', '276,98\u202f€', '2\u2009500 €'];
  const lines = cells.map((cell, i) => `D${i};06/03/2026;${cell};30`);
  const { report } = await loadBytes(
    engine,
    `N° de dossier;Date d'ouverture;Solde restant dû;Jours de retard\n${lines.join('\n')}\n`
  );

  expect(report).toMatchObject({ kind: 'cases', read: 4, loaded: 4, rejected: 0 });
  const found = await rows('SELECT balance FROM cases ORDER BY case_id');
  expect(found.map(({ balance }) => balance)).toEqual([19247.84, 1000, 276.98, 2500]);
});
