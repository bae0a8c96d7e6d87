import { expect, test } from 'vitest';
import { checkMapping, estimate, memoryReader, profileSource, proposeMapping } from '#core/ingest/index.ts';
import { tellingDate } from '#core/ingest/date-order.ts';
import { namedDays } from '#core/ingest/values/day-ranges.ts';

async function propose(lines: readonly string[], name = 'list.csv') {
  const profile = await profileSource(memoryReader(name, new TextEncoder().encode(`${lines.join('\n')}\n`)));
  const mapping = proposeMapping(profile, { zone: 'UTC' });
  const found = mapping.columns.filter(({ target }) => target).map(({ header, target }) => [header, target]);
  return { profile, mapping, targets: Object.fromEntries(found) as Record<string, string> };
}

const AGENTS = ['Ana Ruiz', 'Luis Gil', 'Eva Sanz'];
const two = (n: number) => String(n).padStart(2, '0');

test('captions that say nothing: values tell start, direction, person and the only duration', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `2026-03-02 09:${two(i)}:00,${AGENTS[i % 3]},${i % 2 ? 'IN' : 'OUT'},0:02:${two(i)},${1 + (i % 5)}`); // prettier-ignore
  const { mapping, targets } = await propose(['F1,F2,F3,F4,F5', ...rows]);

  expect(mapping.kind).toBe('calls');
  expect(targets).toEqual({ F1: 'start_at', F2: 'agent_id', F3: 'direction', F4: 'talk_s' });
  expect(mapping.columns.every(({ confidence }) => confidence < 0.85)).toBe(true);
  expect(mapping.columns[0]!.reasons[0]!.text.en).toMatch(/^From the values/);
});

test('Spanish captions and words', async () => {
  const results = ['Promesa de pago', 'No contesta', 'Ocupado'];
  const rows = Array.from({ length: 30 }, (_, i) => `14/03/2026 09:${two(i)};${AGENTS[i % 3]};${i % 2 ? 'Entrante' : 'Saliente'};0:02:${two(i)};${results[i % 3]}`); // prettier-ignore
  const { mapping, targets } = await propose(['Fecha y hora;Ejecutivo;Sentido;Duración llamada;Resultado', ...rows]);

  expect(targets).toEqual({
    'Fecha y hora': 'start_at',
    Ejecutivo: 'agent_id',
    Sentido: 'direction',
    'Duración llamada': 'talk_s',
    Resultado: 'disposition'
  });
  expect(mapping.columns[4]!.values).toEqual({ 'promesa de pago': 'promise', 'no contesta': 'no_answer', ocupado: 'busy' }); // prettier-ignore
});

test('nothing is proposed where two columns compete', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `2026-03-02 09:${two(i)}:00,2026-03-02 09:${two(i + 2)}:00,IN,0:02:${two(i)},0:01:${two(i)}`); // prettier-ignore
  const { targets } = await propose(['F1,F2,F3,F4,F5', ...rows], 'calls.csv');

  expect(Object.values(targets).filter((target) => target !== 'direction')).toEqual([]);
});

test('a caption with markup around it is still found', async () => {
  const { targets } = await propose(['call_id,<script>alert(1)</script> start,direction,talk_s', '1,2026-03-02 09:00:00,in,5']); // prettier-ignore

  expect(targets['<script>alert(1)</script> start']).toBe('start_at');
});

test('days with a word beside them are numbers, and a column that loses rows is named', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => `K${i},2026-01-05,${i % 2 ? '93天' : '45'},${i % 2 ? 'n.b.' : '100'}`); // prettier-ignore
  const { profile, mapping } = await propose(['案件编号,分案日期,逾期天数,欠款金额', ...rows]);
  const found = estimate(profile, mapping);

  expect(['93天', '93 days', '93 Tage', '逾期93天', '30-59', '93'].map(namedDays)).toEqual([93, 93, 93, 93, null, null]); // prettier-ignore
  expect(mapping.columns[2]).toMatchObject({ target: 'dpd' });
  expect([found.notes.days_range, found.reasons, found.misfits]).toEqual([undefined, { not_a_number: 10 }, { not_a_number: { 欠款金额: 10 } }]); // prettier-ignore
});

test('the question of day and month shows a date that reads both ways', async () => {
  const { mapping } = await propose(['case_id,amount,paid_date', 'A,5,03/03/2025', 'B,5,03/04/2025']);

  expect(mapping.questions[0]!.text.params).toEqual({ example: '03/04/2025' });
  expect([tellingDate(['03/03/2025']), tellingDate([])]).toEqual(['03/03/2025', '']);
});

test('masked and rounded ids of customers are proposed with a warning, never as sure', async () => {
  const calls = (id: string) => ['call_id,start_at,direction,talk_s,手机号', `1,2026-03-02 09:00:00,in,5,${id}`];
  const [masked, rounded, plain] = await Promise.all(['138****0123', '1.38E+10', '13800000123'].map((id) => propose(calls(id)))); // prettier-ignore
  const column = (found: typeof masked) => found!.mapping.columns[4]!;

  expect([column(masked).target, column(masked).confidence, column(rounded).confidence]).toEqual(['customer_id', 0.5, 0.5]); // prettier-ignore
  expect(column(masked).reasons.some(({ text }) => text.en.startsWith('The values are masked'))).toBe(true);
  expect(column(plain).confidence).toBeGreaterThan(0.85);
});

test('N/A as a result is unknown, not “no answer”', async () => {
  const { mapping } = await propose(['call_id,start_at,direction,result', '1,2026-03-02 09:00:00,out,N/A', '2,2026-03-02 09:00:00,out,Busy']); // prettier-ignore

  expect(mapping.columns[3]!.values).toEqual({ busy: 'busy' });
});

test('a zone that does not exist is asked again, with its name', async () => {
  const { profile, mapping } = await propose(['call_id,start_at,direction,talk_s', '1,2026-03-02 09:00:00,in,5']);
  const [question] = checkMapping({ ...mapping, zone: 'Mars/Base' }, profile);

  expect(mapping.questions).toEqual([]);
  expect([question?.id, question?.blocking, question?.text.params]).toEqual(['zone', true, { zone: 'Mars/Base' }]);
});

test('a file of blank lines is empty', async () => {
  await expect(propose(['', '', '  '])).rejects.toMatchObject({ code: 'file.empty' });
});

test('names that belong to one customer each, or are called after customers, are no people of the desk', async () => {
  const rows = (nameOf: (i: number) => string) => Array.from({ length: 40 }, (_, i) => `${i},2026-03-02 09:${two(i)}:00,inbound,+15550${i % 4},60,${nameOf(i)}`); // prettier-ignore
  const of = async (caption: string, nameOf: (i: number) => string) =>
    (await propose([`call_id,start,direction,external_number,talk_time,${caption}`, ...rows(nameOf)])).targets[caption];
  const customer = (i: number) => ['Pia L', 'Omar S', 'Lena W', 'Tom B'][i % 4]!;
  const person = (i: number) => AGENTS[i % 3]!;

  expect([await of('name', customer), await of('name', person)]).toEqual([undefined, 'agent_id']);
  expect([await of('Contact name', person), await of('F6', person)]).toEqual([undefined, 'agent_id']);
});
