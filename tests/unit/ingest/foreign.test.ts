import { expect, test } from 'vitest';
import { isTotalsRow } from '#core/ingest/totals.ts';
import { durationSeconds } from '#core/ingest/values/durations.ts';
import {
  checkMapping,
  estimate,
  memoryReader,
  profileSource,
  proposeMapping,
  type Mapping
} from '#core/ingest/index.ts';

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
  const codes = await propose(
    'call_id,start,agent,disposition_code,talk_time,abandoned\n0,2026-03-02 09:00:00,A0,Zeta 4,100,no\n8,2026-03-02 13:00:00,,Zeta 9,0,yes\n'
  );
  const state = await propose(
    'call_id,start,agent,status,talk_time,abandoned\n0,2026-03-02 09:00:00,A0,Valid,100,no\n8,2026-03-02 13:00:00,,Damaged,0,yes\n'
  );
  const blank = await propose(
    'call_id,start,agent,disposition,talk_time,abandoned\n0,2026-03-02 09:00:00,A0,,100,0\n8,2026-03-02 13:00:00,,,0,1\n'
  );

  expect(targets(both.mapping)).toMatchObject({ disposition: 'disposition', talk_time: 'talk_s', acw: 'wrap_s' });
  expect(targets(sites.mapping)).toMatchObject({ disposition: 'disposition' });
  expect(targets(codes.mapping)).toMatchObject({ disposition_code: 'disposition' });
  expect(targets(state.mapping)).toMatchObject({ abandoned: 'disposition' });
  expect(targets(blank.mapping)).toMatchObject({ abandoned: 'disposition' });
});

test('that a call was not abandoned says nothing about answering', async () => {
  const { profile, mapping } = await propose(
    'call_id,start,direction,agent,talk_time,abandoned\n0,2026-03-02 09:00:00,Inbound,A0,100,0\n8,2026-03-02 13:00:00,Inbound,,0,1\n15,2026-03-03 11:30:00,Outbound,A3,0,0\n'
  );

  expect(wordsOf(mapping, 'disposition')).toEqual({ '0': '', '1': 'abandoned' });
  expect(estimate(profile, mapping).notes).toEqual({ no_result: 2 });
});

test('a call detail record: billed seconds are talk, the linked id names the call, exchange columns mean nothing', async () => {
  const { mapping } = await propose(
    'calldate,uniqueid,src,dst,duration,billsec,disposition,agent,direction\n2026-03-02 09:00:00,1.1,117,5555550123,217,209,ANSWERED,A1,outbound\n2026-03-02 09:10:00,1.2,117,5555550124,20,0,NO ANSWER,A1,outbound\n'
  );
  const rows = Array.from({ length: 8 }, (_, i) => `2026-03-02 09:0${i}:00,"""Li"" <117>",117,555555012${i % 2},from-${i % 2 ? 'internal' : 'trunk'},PJSIP/117-${i},PJSIP/t-2,Dial,PJSIP/5,217,209,ANSWERED,3,,17.${i},,17.${i % 4},,${i}`); // prettier-ignore
  const full = await propose(
    `calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,linkedid,peeraccount,sequence\n${rows.join('\n')}\n`
  );

  expect(targets(mapping)).toEqual({ calldate: 'start_at', uniqueid: 'call_id', billsec: 'talk_s', disposition: 'disposition', agent: 'agent_id', direction: 'direction' }); // prettier-ignore
  expect(targets(full.mapping)).toEqual({ calldate: 'start_at', linkedid: 'call_id', billsec: 'talk_s', disposition: 'disposition' }); // prettier-ignore
});

test('interactions of Genesys Cloud: total talk is talk, alerting is ringing, wrap-up is a result or a time', async () => {
  const words = await propose(
    'Conversation ID,Date,Users,Direction,Duration,Total Alert,Total Talk,Wrap-up,Total ACW\nc1,6/23/25 07:00 AM,Li Mei,Inbound,361250,9000,240000,Promise to Pay,60000\nc2,6/23/25 07:10 AM,Chen Bo,Outbound,61250,9000,40000,Refused,10000\n'
  );
  const times = await propose(
    'call id,start,agent,duration,ACW,Wrap-up\n1,2026-03-02 09:00:00,A,100,30,0:31\n2,2026-03-02 09:10:00,A,200,25,0:25\n'
  );

  expect(targets(words.mapping)).toMatchObject({ 'Total Talk': 'talk_s', 'Total Alert': 'ring_s', 'Wrap-up': 'disposition', 'Total ACW': 'wrap_s' }); // prettier-ignore
  expect(targets(words.mapping)).not.toHaveProperty('Duration');
  expect(wordsOf(words.mapping, 'disposition')).toEqual({ 'promise to pay': 'promise', refused: 'refused' });
  expect(Object.values(targets(times.mapping))).toEqual(['call_id', 'start_at', 'agent_id', 'talk_s', 'wrap_s']);
});

test('sums per agent and interval are refused', async () => {
  const blocking = async (text: string) =>
    (await propose(text)).mapping.questions.filter(({ blocking: isBlocking }) => isBlocking).map(({ id }) => id);

  expect(
    await blocking(
      'Interval Start,Agent Name,Handle,Total Talk,Total ACW\n2025-03-14T00:00:00Z,Li Mei,42,10080000,2520000\n2025-03-14T00:00:00Z,Chen Bo,31,9080000,1520000\n'
    )
  ).toEqual(['aggregated']);
  expect(
    await blocking(
      'Interval Start,Interval End,Media Type,Agent Id,Agent Name,Handle,Avg Handle,Avg Talk,Avg ACW\n2025-03-14T00:00:00Z,2025-03-15T00:00:00Z,voice,a1,Li Mei,42,312000,240000,60000\n'
    )
  ).toEqual(['aggregated']);
  expect(await blocking('Call ID,Start,Agent,Handle,Talk Time\n1,2025-03-14T00:00:00Z,Li Mei,312,240\n')).toEqual([]);
});

test('segments of one Talkdesk interaction are legs of one call', async () => {
  const { mapping } = await propose(
    'Interaction ID,Contact ID,Direction,Started At,Talk Time,User Name\ni1,c1,inbound,2026-03-02 09:00:00,0:01:00,Li\ni1,c2,inbound,2026-03-02 09:01:00,0:02:00,Bo\n'
  );

  expect(targets(mapping)).toMatchObject({ 'Interaction ID': 'call_id', 'Talk Time': 'talk_s' });
  expect(targets(mapping)).not.toHaveProperty('Contact ID');
});

test('a kind of call that says how calls ended is a result; beside a direction of its own as well', async () => {
  const categories = await propose(
    'call_id,date_started,category,direction,talk_duration,name\n1,2026-03-02 09:00:00,answered,inbound,60,Li\n2,2026-03-02 09:01:00,voicemail,inbound,0,\n3,2026-03-02 09:02:00,missed,inbound,0,\n'
  );
  const contacts = await propose(
    'Interaction ID,Started At,Direction,Contact Type,Talk Time,User Name\n1,2026-03-02 09:00:00,In,inbound,60,Li\n2,2026-03-02 09:01:00,In,voicemail,0,\n3,2026-03-02 09:02:00,Out,outbound,0,Bo\n4,2026-03-02 09:03:00,Out,outbound_missed,0,Bo\n'
  );

  expect(targets(categories.mapping)).toMatchObject({ category: 'disposition', direction: 'direction' });
  expect(wordsOf(categories.mapping, 'disposition')).toEqual({ answered: 'answered', voicemail: 'voicemail', missed: 'abandoned' }); // prettier-ignore
  expect(targets(contacts.mapping)).toMatchObject({ 'Contact Type': 'disposition', Direction: 'direction' });
  expect(wordsOf(contacts.mapping, 'disposition')).toEqual({ inbound: '', voicemail: 'voicemail', outbound: '', outbound_missed: 'no_answer' }); // prettier-ignore
});

test('a kind of contact that names media or directions alone is no result', async () => {
  const media = await propose(
    'call_id,start,direction,contact type,talk\n1,2026-03-02 09:00:00,in,Voice,60\n2,2026-03-02 09:00:00,out,Email,60\n'
  );
  const plain = await propose(
    'call_id,start,call type,talk\n1,2026-03-02 09:00:00,Inbound,60\n2,2026-03-02 09:00:00,Outbound,60\n'
  );

  expect(targets(media.mapping)).toMatchObject({ 'contact type': 'channel' });
  expect(targets(plain.mapping)).toEqual({ call_id: 'call_id', start: 'start_at', 'call type': 'direction', talk: 'talk_s' }); // prettier-ignore
  expect(plain.mapping.columns[2]).not.toHaveProperty('results');
});

test('closing and opening dates by the captions of ticket systems, banks and extracts', async () => {
  const roleOf = async (header: string, rows: string) => targets((await propose(`${header}\n${rows}\n`)).mapping);
  const dates = '2026-01-05,2026-02-05,100';

  for (const [opened, closed] of [
    ['created_at', 'solved_at'],
    ['Date/Time Opened', 'Date/Time Closed'],
    ['Opened', 'closed at'],
    ['Opened on', 'resolution date'],
    ['OPEN_DT', 'CLOSE_DT'],
    ['创建时间', '办结时间']
  ] as const)
    expect(await roleOf(`case_id,${opened},${closed},balance`, `A,${dates}\nB,${dates}`)).toEqual({ case_id: 'case_id', [opened]: 'opened_date', [closed]: 'closed_date', balance: 'balance' }); // prettier-ignore
  expect(
    await roleOf('CASE_ID|ASSIGNED_TO|ASSIGN_DT|CLOSE_DT|CURRENT_BAL|DPD', 'A|U1|2026-01-05|2026-02-05|100|45')
  ).toEqual({ CASE_ID: 'case_id', ASSIGNED_TO: 'agent_id', ASSIGN_DT: 'assigned_date', CLOSE_DT: 'closed_date', CURRENT_BAL: 'balance', DPD: 'dpd' }); // prettier-ignore
});

test('a state that says closed is a reason of closing; without a closing date that is said before loading', async () => {
  const rows = 'A,2026-01-05,Open,100\nB,2026-01-05,Solved,0\nC,2026-01-06,closed,0';
  const undated = await propose(`case_id,created_at,status,balance\n${rows}\n`);
  const chinese = await propose('案件编号,创建时间,状态,总欠款\nA,2026-01-05,处理中,100\nB,2026-01-05,已结案,0\n');
  const dated = await propose('case_id,created_at,status,balance,closed_at\nB,2026-01-05,Solved,0,2026-02-01\n');
  const flag = await propose('case_id,created_at,is_closed,balance\nA,2026-01-05,false,100\nB,2026-01-05,true,0\n');
  const other = await propose('case_id,created_at,status,balance\nA,2026-01-05,PENDING,100\n');

  expect(wordsOf(undated.mapping, 'close_reason')).toEqual({ open: '', solved: 'closed', closed: 'closed' });
  expect(undated.mapping.questions.map(({ id, blocking, text }) => [id, blocking, text.params])).toEqual([
    ['closedUndated', false, { column: 'status', words: 'Solved, closed' }]
  ]);
  expect(wordsOf(chinese.mapping, 'close_reason')).toEqual({ 处理中: '', 已结案: 'closed' });
  expect(wordsOf(flag.mapping, 'close_reason')).toEqual({ false: '', true: 'closed' });
  expect(dated.mapping.questions).toEqual([]);
  expect(targets(other.mapping)).not.toHaveProperty('status');
});

test('durations without minutes are seconds', async () => {
  const { mapping } = await propose(
    'Call ID,Start Time,Agent,Talk Time,ACW\n1,2026-03-02 09:00:00,A,:45,:00\n2,2026-03-02 09:05:00,A,1:05,:12\n'
  );

  expect(targets(mapping)).toMatchObject({ 'Talk Time': 'talk_s', ACW: 'wrap_s' });
  expect(mapping.columns.find(({ target }) => target === 'wrap_s')?.unit).toBe('m:ss');
  expect([':45', ':00', '1:05', ':5', '-:05'].map((value) => durationSeconds(value, 'm:ss'))).toEqual([45, 0, 65, null, null]); // prettier-ignore
});

test('totals with words beside them are totals; names and ids that begin alike are not', () => {
  const isTotal = (cell: string) => isTotalsRow([cell, '', '12']);

  expect(
    ['Grand Totals (40 records)', 'Total: 40 rows', 'Total: 1,240', 'TOTAL 40 records', 'Total records: 40', 'Total calls: 40', 'Total number of rows 40', 'Sub-total (3)', 'Summe (40 Datensätze)', '合计：40条', '共 40 条记录', '总计（40笔）', 'Total'].filter((cell) => !isTotal(cell))
  ).toEqual([]); // prettier-ignore
  expect(
    ['Total Energy', 'Total Care Team', 'TOTAL-40', 'TOTAL40', 'Total 40', 'Totals Ltd: 40 rows', 'Total calls', 'Summer', 'Gesamtschule', '共同债务人', '合计科', 'Total loss', 'Subtotal Inc (2)'].filter(isTotal)
  ).toEqual([]); // prettier-ignore
});

test('a longer totals row in the middle or at the end is no record to load', async () => {
  const { profile } = await propose(
    'call_id,start,talk\n1,2026-03-02 09:00:00,60\nGrand Totals (1 record),,60\n2,2026-03-03 09:00:00,70\nTotal: 2 rows,,130\n'
  );

  expect([profile.records, profile.totalsLines]).toEqual([4, [3, 5]]);
});

test('French and Spanish captions and words', async () => {
  const appels = await propose(
    "Date d'appel;Heure;Durée;Agent;Sens;Statut;File d'attente\n13/03/2026;09:12:03;00:03:20;Léa;Entrant;Répondu;Cartes\n14/03/2026;09:20:00;00:00:00;Paul;Sortant;Sans réponse;Cartes\n"
  );
  const dossiers = await propose(
    'Dossier;Agent;Solde;Jours de retard;Statut\nD1;Léa;1 200,50;45;En cours\nD2;Paul;0,00;0;Clôturé\n'
  );
  const llamadas = await propose(
    'Fecha;Hora;Agente;Duración;Dirección;Resultado\n13/03/2026;09:12:03;Ana;00:03:20;Entrante;Contestada\n14/03/2026;09:20:00;Luis;00:00:00;Saliente;Ocupado\n'
  );

  expect(appels.mapping.kind).toBe('calls');
  expect(targets(appels.mapping)).toEqual({ "Date d'appel": 'start_date', Heure: 'start_time', Durée: 'talk_s', Agent: 'agent_id', Sens: 'direction', Statut: 'disposition', "File d'attente": 'queue' }); // prettier-ignore
  expect(wordsOf(appels.mapping, 'direction')).toEqual({ entrant: 'inbound', sortant: 'outbound' });
  expect(wordsOf(appels.mapping, 'disposition')).toEqual({ répondu: 'answered', 'sans réponse': 'no_answer' });
  expect(dossiers.mapping.kind).toBe('cases');
  expect(targets(dossiers.mapping)).toEqual({ Dossier: 'case_id', Agent: 'agent_id', Solde: 'balance', 'Jours de retard': 'dpd', Statut: 'close_reason' }); // prettier-ignore
  expect(wordsOf(dossiers.mapping, 'close_reason')).toEqual({ 'en cours': '', clôturé: 'closed' });
  expect(targets(llamadas.mapping)).toEqual({ Fecha: 'start_date', Hora: 'start_time', Agente: 'agent_id', Duración: 'talk_s', Dirección: 'direction', Resultado: 'disposition' }); // prettier-ignore
});

test('captions written together, and what was owed when a case was handed over', async () => {
  const calls = await propose(
    'CALLID,startTime,assignedAgent,talkTime\n1,2026-03-02 09:00:00,A,60\n2,2026-03-02 09:05:00,B,70\n'
  );
  const cases = await propose(
    'Aktenzeichen;Forderung bei Übergabe;Forderung;Verzugstage\nAZ-1;1.200,50;900,10;45\nAZ-2;1.300,50;0,00;12\n'
  );

  expect(targets(calls.mapping)).toEqual({ CALLID: 'call_id', startTime: 'start_at', assignedAgent: 'agent_id', talkTime: 'talk_s' }); // prettier-ignore
  expect(targets(cases.mapping)).toEqual({ Aktenzeichen: 'case_id', 'Forderung bei Übergabe': 'balance_at_assignment', Forderung: 'balance', Verzugstage: 'dpd' }); // prettier-ignore
});

test.each(['Date', 'Datum', 'Fecha', '日期'])(
  'a column “%s” with the time of day in it is the start, without it the date of the start',
  async (caption) => {
    const targetOf = async (time: string) => {
      const rows = Array.from(
        { length: 20 },
        (_, i) => `${i},2026-03-${String(i + 2).padStart(2, '0')}${time},A${i % 3},60`
      );
      const text = `Call ID,${caption},Agent,Talk time\n${rows.join('\n')}\n`;
      const profile = await profileSource(memoryReader('calls.csv', new TextEncoder().encode(text)));
      return proposeMapping(profile, { zone: 'UTC' }).columns[1]?.target;
    };

    expect(await targetOf(' 09:30:00')).toBe('start_at');
    expect(await targetOf('')).toBe('start_date');
  }
);

test('a row of units below the captions belongs to them', async () => {
  const { profile, mapping } = await propose(
    'Call ID,Start,Agent,Queue Time,ACW\n,,,(s),(min)\nK1,2026-03-02 09:00:00,Li,12,1.5\nK2,2026-03-02 09:10:00,Bo,7,0.5\n'
  );
  const codes = await propose('case_id,agent,product\nA,Li,ABC\nB,Bo,XYZ\n');

  expect(profile).toMatchObject({ records: 2, dialect: { headerLine: 2 } });
  expect(targets(mapping)).toMatchObject({ 'Queue Time (s)': 'wait_s', 'ACW (min)': 'wrap_s' });
  expect(mapping.columns.map(({ unit }) => unit).slice(3)).toEqual(['s', 'min']);
  expect(codes.profile.records).toBe(2);
});

test('exports in Portuguese, with and without accents, and in Japanese', async () => {
  const portuguese = await propose(
    'Protocolo;Data/Hora Início;Atendente;Tipo;Tempo de Espera;Duração;Resultado\n1;13/09/2026 08:00:00;Ana;Receptiva;0:00:10;0:02:00;Atendida\n2;13/09/2026 09:00:00;Ana;Ativa;0:00:00;0:00:00;Não atendida\n'
  );
  const bare = await propose('Data/Hora Inicio;Atendente;Duracao\n13/09/2026 08:00:00;Ana;0:02:00\n');
  const japanese = await propose(
    '通話ID,開始日時,発着信区分,オペレーター,待ち時間,通話時間,結果\n1,2026/09/13 08:00:00,着信,Ana,0:00:10,0:02:00,応答\n2,2026/09/13 09:00:00,発信,Ana,0:00:00,0:00:00,不在\n'
  );

  for (const { mapping } of [portuguese, japanese]) {
    expect(Object.values(targets(mapping)).sort()).toEqual(['agent_id', 'call_id', 'direction', 'disposition', 'start_at', 'talk_s', 'wait_s']); // prettier-ignore
    expect(Object.values(wordsOf(mapping, 'direction') ?? {})).toEqual(['inbound', 'outbound']);
    expect(Object.values(wordsOf(mapping, 'disposition') ?? {})).toEqual(['answered', 'no_answer']);
  }
  expect(targets(bare.mapping)).toMatchObject({ 'Data/Hora Inicio': 'start_at', Duracao: 'talk_s' });
});

test('accounts, states and closing dates of German, Indian and ticket exports', async () => {
  const german = await propose(
    'Geschäftspartner;Vertragskonto;Offener Betrag;Anlagedatum;Status;Ausgleichsdatum\n1;4001;1.250,50;13.07.2026;offen;\n2;4002;99,00;14.07.2026;ausgeglichen;20.08.2026\n'
  );
  const indian = await propose(
    'Loan Account No,DPD,Outstanding Amt (INR),POS,Allocation Date\nLN1,30,"1,23,456.00","1,00,000.00",13-08-2026\nLN2,45,"9,000.00","8,000.00",14-08-2026\n'
  );
  const tickets = await propose(
    'Ticket ID,Ticket status,Ticket owner,Create date\n1,Closed,Ana,2026-08-13 09:00\n2,New,Ana,2026-08-14 09:00\n'
  );

  expect(targets(german.mapping)).toMatchObject({ Vertragskonto: 'case_id', Anlagedatum: 'opened_date', Ausgleichsdatum: 'closed_date' }); // prettier-ignore
  expect(wordsOf(german.mapping, 'close_reason')).toEqual({ offen: '', ausgeglichen: 'paid' });
  expect(targets(indian.mapping)).toMatchObject({ 'Loan Account No': 'case_id', 'Outstanding Amt (INR)': 'balance' });
  expect(targets(tickets.mapping)).toMatchObject({ 'Ticket status': 'close_reason', 'Ticket owner': 'agent_id' });
});

test('that talk times are those of whole calls is said beside waiting or ringing', async () => {
  const rows = (caption: string) =>
    `call_id,start,direction,agent,wait,${caption}\n1,2026-03-02 09:00:00,inbound,Li,12,60\n`;
  const asked = async (caption: string) => (await propose(rows(caption))).mapping.questions.map(({ id }) => id);

  expect(await asked('Duration')).toEqual(['wholeCall']);
  expect(await asked('Duração')).toEqual(['wholeCall']);
  expect(await asked('Talk time')).toEqual([]);
  expect((await propose(rows('Duration').replace(',wait', ',note').replace(',12,', ',,'))).mapping.questions).toEqual(
    []
  );
});

test('a report by interval is asked for single calls', async () => {
  const { mapping } = await propose(
    'Report: Split/Skill Interval\n\nTime,Avg Speed Ans,ACD Calls,Avg ACD Time,Aban Calls\n8:00-8:30,:14,22,2:40,1\n9:00-9:30,:20,31,3:05,0\n'
  );

  expect(mapping.kind).toBe('calls');
  expect(mapping.questions).toContainEqual(expect.objectContaining({ id: 'aggregated', column: 'ACD Calls', blocking: true })); // prettier-ignore
});

test('a yes/no column of one direction says both', async () => {
  const rows = (caption: string) =>
    `id,start,${caption},agent,wait,talk_time\n1,2026-03-02 09:00:00,1,Li,12,60\n2,2026-03-02 10:00:00,0,Li,0,60\n`;

  expect(wordsOf((await propose(rows('is_inbound'))).mapping, 'direction')).toEqual({
    '1': 'inbound',
    '0': 'outbound'
  });
  expect(wordsOf((await propose(rows('Outbound'))).mapping, 'direction')).toEqual({ '1': 'outbound', '0': 'inbound' });
  expect(wordsOf((await propose(rows('是否呼入'))).mapping, 'direction')).toEqual({ '1': 'inbound', '0': 'outbound' });
  expect(wordsOf((await propose(rows('Inbound').replace(',1,', ',+1555,'))).mapping, 'direction')).toBeUndefined();
});

test('talk in hours and minutes is told from minutes and seconds by the length of the calls', async () => {
  const rows = Array.from(
    { length: 8 },
    (_, i) => `${i},2026-03-02 09:00:00,2026-03-02 09:0${i + 1}:20,Li,0:0${i + 1}`
  );
  const { mapping } = await propose(`id,start,end,agent,talk\n${rows.join('\n')}\n`);

  expect(mapping.columns.find(({ target }) => target === 'talk_s')?.unit).toBe('h:mm');
  expect([durationSeconds('0:05', 'h:mm'), durationSeconds('0:05', 'm:ss'), durationSeconds('1:02:03', 'h:mm')]).toEqual([300, 5, 3723]); // prettier-ignore
});

test('talk of a few units with fractions is in minutes, which is said', async () => {
  const unitOf = async (talk: (i: number) => string, caption = 'talk') => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},2026-03-02 09:00:00,Li,${talk(i)}`);
    const { mapping } = await propose(`id,start,agent,${caption}\n${rows.join('\n')}\n`);
    const column = mapping.columns.find(({ target }) => target === 'talk_s');
    return [column?.unit, ...mapping.questions.filter(({ id }) => id === 'durations').map(({ column }) => column)];
  };

  expect(await unitOf((i) => `${i % 9}.25`)).toEqual(['min', 'talk']);
  expect(await unitOf((i) => `${i * 10}.25`)).toEqual(['s']);
  expect(await unitOf((i) => `${i}`)).toEqual(['s']);
  expect(await unitOf((i) => `${i % 9}.25`, 'talk (s)')).toEqual(['s']);
  expect(await unitOf((i) => `${i * 9000}`)).toEqual(['ms', 'talk']);
  expect(await unitOf((i) => `${i * 9000}`, 'talk (ms)')).toEqual(['ms']);
});

test('payments that are nearly all negative are asked for their sense before loading', async () => {
  const ask = async (...amounts: string[]) => {
    const rows = amounts.map((amount, i) => `P${i},A,2026-03-02,${amount}`);
    const { profile, mapping } = await propose(`payment_id,case_id,paid_date,amount\n${rows.join('\n')}\n`);
    return { profile, mapping, open: mapping.questions.map(({ id, blocking }) => [id, blocking]) };
  };
  const { profile, mapping, open } = await ask('-10', '(20)', '30-', '-40', '5');
  const answered = mapping.columns.map((column) => (column.target === 'amount' ? { ...column, sign: 'turned' as const } : column)); // prettier-ignore

  expect(open).toEqual([['negatives', true]]);
  expect(checkMapping({ ...mapping, columns: answered }, profile)).toEqual([]);
  expect((await ask('-10', '20', '30')).open).toEqual([]);
});

test('an amount or a date that cannot be read is named, not only left out', async () => {
  const said = async (text: string) =>
    (await propose(text)).mapping.questions.map(({ id, column, blocking }) => [id, column, blocking]);

  expect(await said('Case,Agent,Opened,Balance\n1,Li,2026-08-01,10.5k\n2,Li,2026-08-02,about 12\n')).toEqual([
    ['unreadable', 'Balance', false]
  ]);
  expect(await said('Case,Agent,Opened,Balance\n1,Li,sometime,10.5\n2,Li,later,12\n')).toEqual([
    ['unreadable', 'Opened', false]
  ]);
  expect(await said('Case,Agent,Opened,Balance\n1,Li,2026-08-01,10.5\n2,Li,2026-08-02,\n')).toEqual([]);
});
