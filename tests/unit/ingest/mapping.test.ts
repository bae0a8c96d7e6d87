import { expect, test } from 'vitest';
import {
  checkMapping,
  enables,
  estimate,
  memoryReader,
  profileSource,
  proposeMapping,
  retarget,
  type Mapping
} from '#core/ingest/index.ts';

async function propose(text: string, name = 'file.csv') {
  const profile = await profileSource(memoryReader(name, new TextEncoder().encode(text)));
  return { profile, mapping: proposeMapping(profile) };
}

const targets = (mapping: Mapping) =>
  Object.fromEntries(mapping.columns.filter(({ target }) => target).map(({ header, target }) => [header, target]));

test('reads the Five9 call log', async () => {
  const { mapping } = await propose(
    'CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,DISPOSITION,CUSTOMER NAME,QUEUE WAIT TIME,RING TIME,TALK TIME,HOLD TIME,AFTER CALL WORK TIME\n' +
      '24391,"Thu, 27 Oct 2016 14:51:34",Card M1,Outbound,[None],Promise to Pay,A,00:00:00,00:00:09,00:03:20,00:00:12,00:00:38\n'
  );

  expect(mapping.kind).toBe('calls');
  expect(targets(mapping)).toMatchObject({
    'CALL ID': 'call_id',
    TIMESTAMP: 'start_at',
    'CALL TYPE': 'direction',
    'TALK TIME': 'talk_s',
    'AFTER CALL WORK TIME': 'wrap_s'
  });
  expect(mapping.columns.find(({ target }) => target === 'start_at')?.date?.strptime).toBe('%a, %d %b %Y %H:%M:%S');
  expect(mapping.columns.find(({ target }) => target === 'talk_s')?.unit).toBe('h:mm:ss');
  expect(mapping.columns.find(({ target }) => target === 'disposition')?.values).toEqual({
    'promise to pay': 'promise'
  });
});

test('reads Chinese captions and words', async () => {
  const { mapping } = await propose(
    '通话编号,开始时间,坐席工号,班组,呼叫方向,通话时长,话后时长,是否本人,结果,评分,案件号\nC1,2025/6/2 8:00:14,0417,后期组,外呼,3分20秒,62,是,承诺还款,5,A1\nC2,2025/6/13 8:00:31,0215,困难帮扶组,呼入,97秒,0,否,拒绝,-,A2\n'
  );

  expect(mapping.kind).toBe('calls');
  expect(targets(mapping)).toEqual({
    通话编号: 'call_id',
    开始时间: 'start_at',
    坐席工号: 'agent_id',
    班组: 'team',
    呼叫方向: 'direction',
    通话时长: 'talk_s',
    话后时长: 'wrap_s',
    是否本人: 'rpc',
    结果: 'disposition',
    评分: 'csat',
    案件号: 'case_id'
  });
  expect(mapping.columns.find(({ target }) => target === 'talk_s')?.unit).toBe('text');
  expect(mapping.columns.find(({ target }) => target === 'direction')?.values).toEqual({
    外呼: 'outbound',
    呼入: 'inbound'
  });
  expect(mapping.columns.find(({ target }) => target === 'rpc')?.values).toEqual({ 是: 'true', 否: 'false' });
});

test('reads German captions and words of every kind of file', async () => {
  const calls = await propose(
    'Interaktions-ID;Datum/Uhrzeit Beginn;Ende;Medientyp;Richtung;Mitarbeiter;Kostenstelle/Team;Rufnummer Kunde;Aktenzeichen;Gesprächszeit;Abschlusscode;Kundenzufriedenheit (1-5);Beschwerde\n' +
      '01-GC;27.04.2026 08:00:14;27.04.2026 08:04:00;Sprache;Ausgehend;Groß, Zoë;Früh;+49 *** ***25;AZ-1;0:03:20;Zahlungszusage;5,0;Ja\n' +
      '02-GC;27.04.2026 08:05:14;27.04.2026 08:06:00;Sprache;Eingehend;;;+49 *** ***26;AZ-2;0:00:00;Aufgelegt in Warteschlange;;Nein\n'
  );
  const kinds = await Promise.all(
    [
      'Aktenzeichen;Schuldner;Offene Forderung (EUR);Grund des Verzugs;Wiedervorlage\nAZ-1;S1;1.436,14;Krankheit;08.05.2026',
      'Aktenzeichen;Zusage am;Zahlbar bis;Betrag\nAZ-1;27.04.2026;08.05.2026;120,00 €',
      'Aktenzeichen;Buchungsdatum;Zahlungseingang\nAZ-1;27.04.2026;120,00',
      'Aktenzeichen;Versendet am;Versandart\nAZ-1;27.04.2026 09:15;Brief'
    ].map((text) => propose(text))
  );

  expect(targets(calls.mapping)).toEqual({
    'Interaktions-ID': 'call_id',
    'Datum/Uhrzeit Beginn': 'start_at',
    Ende: 'end_at',
    Medientyp: 'channel',
    Richtung: 'direction',
    Mitarbeiter: 'agent_id',
    'Kostenstelle/Team': 'team',
    'Rufnummer Kunde': 'customer_id',
    Aktenzeichen: 'case_id',
    Gesprächszeit: 'talk_s',
    Abschlusscode: 'disposition',
    'Kundenzufriedenheit (1-5)': 'csat',
    Beschwerde: 'complaint'
  });
  expect(calls.mapping.columns.find(({ target }) => target === 'disposition')?.values).toEqual({
    zahlungszusage: 'promise',
    'aufgelegt in warteschlange': 'abandoned'
  });
  expect(kinds.map(({ mapping }) => [mapping.kind, Object.values(targets(mapping))])).toEqual([
    ['cases', ['case_id', 'customer_id', 'balance', 'cause', 'next_action_date']],
    ['promises', ['case_id', 'made_date', 'due_date', 'amount']],
    ['payments', ['case_id', 'paid_date', 'amount']],
    ['reminders', ['case_id', 'sent_at', 'channel']]
  ]);
});

test('reads the captions of Chinese call details under a title', async () => {
  const { mapping } = await propose(
    '报表名称：话务明细报表\n通话流水号,客户标识(脱敏),坐席姓名,呼叫类型,开始通话时间,结束通话时间,通话时长,话后整理时长,通话小结\nTH1,138****1234,王芳,呼出,2026/05/04 09:00:00,2026/05/04 09:03:40,0:03:20,0:00:20,承诺还款\nTH2,138****5678,李娜,呼入,2026/05/14 09:10:00,2026/05/14 09:12:00,0:01:40,0:00:20,拒绝还款\n'
  );

  expect(targets(mapping)).toEqual({
    通话流水号: 'call_id',
    '客户标识(脱敏)': 'customer_id',
    坐席姓名: 'agent_id',
    呼叫类型: 'direction',
    开始通话时间: 'start_at',
    结束通话时间: 'end_at',
    通话时长: 'talk_s',
    话后整理时长: 'wrap_s',
    通话小结: 'disposition'
  });
});

test('a totals row is not foreseen among what is no number', async () => {
  const lines = Array.from({ length: 20 }, (_, i) => `F${i},2026-01-05,30-59`);
  const { profile, mapping } = await propose(`case_id,opened,dpd text\n${lines.join('\n')}\nTotal,,`);
  const column = mapping.columns.find(({ header }) => header === 'dpd text')!;
  const chosen = { ...mapping, columns: mapping.columns.map((one) => (one === column ? { ...one, target: 'dpd' } : one)) }; // prettier-ignore
  const found = estimate(profile, chosen as Mapping);

  expect([found.rows, found.ignored, found.rejected, found.reasons.not_a_number]).toEqual([21, 1, 20, 20]);
});

test('asks for the zone once and takes an answer', async () => {
  const { profile, mapping } = await propose('call_id,direction,start_at,talk_s\n1,in,2025-03-14 09:12:03,5\n');

  expect(mapping.questions.map(({ id }) => id)).toEqual(['zone']);
  expect(checkMapping({ ...mapping, zone: 'Asia/Shanghai' }, profile)).toEqual([]);
});

test('stamps with an offset need no zone', async () => {
  const { mapping } = await propose(
    'call_id,direction,start_at,talk_s\n1,in,2025-03-14T09:12:03Z,5\n2,in,2025-03-14T09:12:03+02:00,5\n'
  );

  expect(mapping.questions).toEqual([]);
  expect(mapping.columns[2]!.date).toMatchObject({ strptime: '%Y-%m-%dT%H:%M:%S', zone: 'offset' });
});

test('asks for day or month first only when no value tells', async () => {
  const open = await propose('case_id,amount,paid_date\nA,5,03/04/2025\n');
  const dayFirst = await propose('case_id,amount,paid_date\nA,5,03/04/2025\nB,5,13/04/2025\n');
  const monthFirst = await propose('case_id,amount,paid_date\nA,5,4/23/25\n');

  expect(open.mapping.questions.map(({ id, blocking }) => [id, blocking])).toEqual([['dateOrder', true]]);
  expect(dayFirst.mapping.columns[2]!.date).toMatchObject({ strptime: '%d/%m/%Y', ambiguous: false });
  expect(monthFirst.mapping.columns[2]!.date).toMatchObject({ strptime: '%m/%d/%y', ambiguous: false });
});

test('knows the unit of durations by caption, size, pattern and end − start', async () => {
  const unit = async (caption: string, ...values: string[]) =>
    (
      await propose(
        `call_id,start_at,${caption}\n${values.map((value, i) => `${i},2025-03-14T09:12:03Z,"${value}"`).join('\n')}\n`
      )
    ).mapping.columns[2]!.unit;

  expect(await unit('Talk time (ms)', '361250', '4000')).toBe('ms');
  expect(await unit('Talk time', '361250', '240000')).toBe('ms');
  expect(await unit('Talk time (min)', '3', '4')).toBe('min');
  expect(await unit('talk_time', '0.000069444446', '0.0012')).toBe('day');
  expect(await unit('TALK', '3:40:00', '0:46')).toBe('h:mm:ss');
  expect(await unit('TALKAVG', '2:37', '0:46')).toBe(undefined);
  expect(await unit('talk time', ' 50:38:24.085')).toBe('h:mm:ss');
  expect(await unit('talk time', '5 minutes', '3 hours 2 minutes')).toBe('text');
  const rows = [1, 2, 3, 4, 5, 6]
    .map((i) => `${i},2025-03-14T09:0${i}:00Z,2025-03-14T09:0${i}:08Z,${i % 2 ? 8000 : 7000}`)
    .join('\n');
  const withEnd = await propose(`call_id,start_at,end_at,talk_time\n${rows}\n`);
  expect(withEnd.mapping.columns[3]!.unit).toBe('ms');
});

test('two columns for one meaning and a missing column block the load', async () => {
  const { profile, mapping } = await propose(
    'promise_id,case_id,made_date,due_date,amount\nP1,A,2025-03-14,2025-03-20,5\n'
  );
  const twice = {
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.header === 'due_date' ? { ...column, target: 'made_date' } : column
    )
  };

  expect(mapping.questions).toEqual([]);
  expect(checkMapping(twice, profile).map(({ id, column }) => [id, column])).toEqual([['duplicateTarget', 'due_date'], ['missingColumn', 'due_date']]); // prettier-ignore
});

test('an answered column says the result, and the direction is proposed', async () => {
  const { mapping } = await propose(
    'Call Id,Agent,Date,Time,Answered (Y/N),Speed of answer in seconds,AvgTalkDuration\nID1,Diane,2021-01-01,9.12.58,Y,109,0.02.23\nID2,,2021-01-14,9.12.58,N,,\n'
  );

  expect(mapping.columns.find(({ target }) => target === 'disposition')?.values).toEqual({
    y: 'answered',
    n: 'abandoned'
  });
  expect(mapping.constants).toEqual({ direction: 'inbound' });
  expect(targets(mapping)).toMatchObject({ Date: 'start_date', Time: 'start_time', AvgTalkDuration: 'talk_s' });
});

test('files that sum calls are refused with the reason', async () => {
  const { mapping } = await propose(
    'user_id,date,direction,operator_id,is_missed_call,calls_count,call_duration\n1,2019-08-04 00:00:00+03:00,in,5,True,2,0\n'
  );

  expect(mapping.kind).toBe('calls');
  expect(mapping.questions.find(({ id }) => id === 'aggregated')?.blocking).toBe(true);
});

test('self-report files that could name a person are refused', async () => {
  const named = await propose('date,team,agent_id,strain_0_10\n2025-03-14,T1,A1,5\n');
  const anonymous = await propose('date,team,strain_0_10\n2025-03-14,T1,5\n');

  expect(named.mapping.questions.map(({ id }) => id)).toContain('selfReport');
  expect(anonymous.mapping.questions).toEqual([]);
});

test('recognises every kind of file', async () => {
  const heads: Record<string, string> = {
    cases: '案件编号,逾期天数,总欠款,催收员,分案日期\nA,45,8350.5,U1,2025-03-14',
    promises: '案件编号,承诺日期,承诺还款日,承诺金额\nA,2025-03-14,2025-03-20,50',
    payments: '案件编号,还款时间,还款金额,还款渠道\nA,2025-03-14 10:00:00,50,微信',
    instalments: 'plan_id,case_id,instalment no,due date,amount\nP,A,1,2025-03-14,50',
    reminders: 'case_id,sent_at,channel,delivered\nA,2025-03-14 10:00:00,sms,true',
    shifts: 'agent,shift start,shift end\nMei,2025-03-14 08:00,2025-03-14 16:00',
    status: 'agent,status,from,to\nMei,Available,2025-03-14 08:00:00,2025-03-14 09:00:00',
    snapshots: 'case_id,month,bucket,balance\nA,2025-03,M1,5',
    events: 'date,event\n2025-03-14,outage',
    self_report: 'date,team,stress\n2025-03-14,T1,5'
  };

  for (const [kind, text] of Object.entries(heads))
    expect([kind, (await propose(text)).mapping.kind]).toEqual([kind, kind]);
  expect((await propose('a,b\n1,2')).mapping.kind).toBe('unknown');
});

test('a column given another meaning is read anew', async () => {
  const { profile } = await propose('a,b\n0:46,2:10\n');

  expect(retarget('calls', profile.columns[0]!, 'talk_s')).toMatchObject({
    target: 'talk_s',
    unit: 'm:ss',
    confidence: 1
  });
  expect(retarget('calls', profile.columns[0]!, '')).toMatchObject({ target: '', confidence: 0 });
});

test('says which pages the files open and what the others need', async () => {
  const { mapping } = await propose(
    'call_id,agent_id,direction,start_at,wait_s,talk_s,wrap_s,disposition\n1,A,inbound,2025-03-14T09:12:03Z,1,5,3,answered\n'
  );

  const pages = Object.fromEntries(enables([mapping]).map((page) => [page.page, page]));

  expect(pages.volume?.state).toBe('ok');
  expect(pages.satisfaction).toMatchObject({ state: 'missing', needs: [{ kind: 'calls', name: 'csat' }] });
});

test('estimates what will load', async () => {
  const { profile, mapping } = await propose(
    'call_id,start_at,talk_s,disposition\n1,2025-03-14T09:12:03Z,5,answered\n2,nonsense,5,answered\n3,2025-03-15T09:12:03Z,-4,\n4,2025-03-15T10:12:03Z,4,busy\n'
  );

  expect(estimate(profile, mapping)).toMatchObject({
    rows: 4,
    clean: 1,
    noted: 1,
    rejected: 2,
    ignored: 0,
    reasons: { not_a_time: 1, negative_duration: 1 },
    notes: { no_result: 1 }
  });
});

test('months late are not taken for days', async () => {
  const { mapping } = await propose(
    'ID,LIMIT_BAL,PAY_0,PAY_2,BILL_AMT1,PAY_AMT1\n1,20000,2,2,3913,0\n2,120000,-1,2,2682,0\n'
  );

  expect(mapping.kind).toBe('cases');
  expect(targets(mapping)).toEqual({ ID: 'case_id', BILL_AMT1: 'balance' });
});

test('a totals row is no row with empty cells, and calls over four hours are foreseen', async () => {
  const text = `call_id,agent_id,start_at,talk_s,result\n${Array.from({ length: 8 }, (_, i) => `${i},A,2026-03-02 09:0${i}:00,${i === 3 ? 20000 : 100},answered`).join('\n')}\nTotal,,,20700,\n`;
  const found = await profileSource(memoryReader('calls.csv', new TextEncoder().encode(text)));
  const mapping = proposeMapping(found, { zone: 'UTC' });

  const usual = estimate(found, mapping);
  const capped = estimate(found, { ...mapping, remedies: { too_long: 'cap' } });

  expect(usual).toMatchObject({ rows: 9, clean: 7, noted: 0, rejected: 1, ignored: 1, reasons: { too_long: 1 } });
  expect(capped).toMatchObject({ rows: 9, clean: 7, noted: 1, rejected: 0, ignored: 1, notes: { too_long_capped: 1 } });
});

test('a few seconds of after-call work in long calls stay seconds', async () => {
  const text = `call_id,start_at,end_at,talk_s,wrap time\n${Array.from({ length: 8 }, (_, i) => `${i},2026-03-02 09:00:00,2026-03-02 10:00:00,3500,${20 + i}`).join('\n')}\n`;

  const { mapping } = await propose(text);

  expect(mapping.columns.find(({ target }) => target === 'wrap_s')?.unit).toBe('s');
});

test('a column that is called like a missing one says that its values cannot be read, with one of them', async () => {
  const unread = await propose('Call ID,start,Agent,Talk time\n1,-,Ann,60\n2,Q1/wk3,Bo,70\n');
  const absent = await propose('Call ID,Agent,Talk time\n1,Ann,60\n2,Bo,70\n');
  const missing = ({ mapping }: typeof unread) => mapping.questions.find(({ id }) => id === 'missingColumn');

  expect(missing(unread)).toMatchObject({ column: 'start_at', blocking: true, text: { params: { header: 'start', example: 'Q1/wk3' } } }); // prettier-ignore
  expect(missing(unread)?.text.text.en).toContain('“{header}” is called like Start, but its values cannot be read');
  const read = await propose('Call ID,start,Agent,Talk time\n1,2026-03-02 09:00,Ann,60\n');
  const columns = read.mapping.columns.map((column) =>
    column.header === 'start' ? { ...column, target: '' } : column
  );
  expect(checkMapping({ ...read.mapping, columns }, read.profile)[0]?.text.params).toBeUndefined();
  expect(missing(absent)?.text).toEqual({ text: { en: 'No column says: Start', zh: '缺少列：开始时间' } });
});
