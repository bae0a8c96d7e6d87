import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { doubtExamples, type Mapping } from '#core/ingest/index.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

// Line 3 talks 5 h, line 4 has a negative wrap, line 5 ends before it starts, line 6 repeats the id of line 2 with another talk time.
const FILE = [
  'call_id,agent_id,start_at,end_at,talk_s,wrap_s',
  'c1,A,2026-03-02 09:00:00,2026-03-02 09:05:00,100,10',
  'c2,A,2026-03-02 10:00:00,2026-03-02 15:00:00,18000,10',
  'c3,A,2026-03-02 16:00:00,2026-03-02 16:05:00,100,-5',
  'c4,A,2026-03-02 17:00:00,2026-03-02 16:59:00,100,10',
  'c1,A,2026-03-02 09:00:00,2026-03-02 09:05:00,200,10'
].join('\n');

const loadWith = (remedies: Mapping['remedies'], sourceNo = 1) =>
  loadBytes(engine, FILE, { zone: 'UTC', sourceNo, edit: (mapping) => ({ ...mapping, remedies }) });
const talks = async () =>
  toRows(await engine.query('SELECT line_no, talk_s, wrap_s, end_utc_s - start_utc_s AS span_s FROM calls ORDER BY line_no')).map(
    ({ line_no, talk_s, wrap_s, span_s }) => [line_no, talk_s, wrap_s, span_s]
  ); // prettier-ignore

test('as a rule rows in doubt stay out, likely repeats are kept and noted', async () => {
  const { report } = await loadWith(undefined);

  expect(report).toMatchObject({ read: 5, loaded: 2, rejected: 3, deduplicated: 0, ignored: 0 });
  expect(report.reasons).toEqual({ too_long: 1, negative_duration: 1, end_before_start: 1 });
  expect(report.notes).toEqual({ duplicate_suspected: 1 });
  expect(await talks()).toEqual([
    [2, 100, 10, 300],
    [6, 200, 10, 300]
  ]);
});

test('kept rows hold what is believed: the length as it is, a negative length and an early end as unknown', async () => {
  const { report } = await loadWith({ too_long: 'keep', negative_duration: 'keep', end_before_start: 'keep' });

  expect(report).toMatchObject({ read: 5, loaded: 5, rejected: 0 });
  expect(report.notes).toEqual({ too_long_kept: 1, negative_blanked: 1, end_blanked: 1, duplicate_suspected: 1 });
  expect(await talks()).toEqual([
    [2, 100, 10, 300],
    [3, 18_000, 10, 18_000],
    [4, 100, null, 300],
    [5, 100, 10, null],
    [6, 200, 10, 300]
  ]);
});

test('a capped call counts as four hours', async () => {
  const { report } = await loadWith({ too_long: 'cap' });

  expect(report).toMatchObject({ read: 5, loaded: 3, rejected: 2 });
  expect(report.notes).toMatchObject({ too_long_capped: 1 });
  expect((await talks())[1]).toEqual([3, 14_400, 10, 18_000]);
});

test('likely repeats can be taken out; they count as deduplicated', async () => {
  const { report } = await loadWith({ duplicate_suspected: 'exclude' });

  expect(report).toMatchObject({ read: 5, loaded: 1, rejected: 3, deduplicated: 1, notes: {} });
});

test('examples name line, column and value, whether the rows are in or out', async () => {
  await loadWith({ too_long: 'keep' });

  const examples = (doubt: Parameters<typeof doubtExamples>[1]['doubt']) =>
    doubtExamples(engine, { sourceNo: 1, doubt, limit: 3 });
  expect(await examples('too_long')).toEqual([{ line: 3, column: 'talk_s', value: '18000.0' }]);
  expect(await examples('negative_duration')).toEqual([{ line: 4, column: 'wrap_s', value: '-5' }]);
  expect(await examples('end_before_start')).toEqual([{ line: 5, column: 'end_at', value: '2026-03-02 16:59:00' }]);
  expect(await examples('duplicate_suspected')).toEqual([{ line: 6, column: '', value: 'c1' }]);
});

test('a remedy that a doubt does not offer is passed over', async () => {
  const { report } = await loadWith({ negative_duration: 'cap' });

  expect(report.reasons).toMatchObject({ negative_duration: 1 });
});

test('placeholders of dates: a call without a date that is one stays out, an end is unknown, and all of it is told', async () => {
  const file = `call_id,agent_id,start_at,end_at
c1,A,2026-03-02 09:00:00,2026-03-02 09:05:00
c2,A,1900-01-01 00:00:00,1900-01-01 00:00:00
c3,A,2206-03-02 09:00:00,2026-03-02 09:05:00
c4,A,2026-03-02 10:00:00,1899-12-30 00:00:00
c5,A,2026-03-02 11:00:00,9999-12-31 23:59:59`;

  const { report } = await loadBytes(engine, file, { zone: 'UTC', sourceNo: 1 });

  expect(report).toMatchObject({ read: 5, loaded: 3, rejected: 2, reasons: { date_beyond: 2 }, notes: { date_blanked: 2 } }); // prettier-ignore
  expect((await talks()).map(([line, , , span]) => [line, span])).toEqual([[2, 300], [5, null], [6, null]]); // prettier-ignore
  expect(await doubtExamples(engine, { sourceNo: 1, doubt: 'date_placeholder', limit: 3 })).toEqual([
    { line: 5, column: 'end_at', value: '1899-12-30 00:00:00' },
    { line: 6, column: 'end_at', value: '9999-12-31 23:59:59' }
  ]);
});

test('a case closed on 9999-12-31 is not closed, and such rows can be left out', async () => {
  const file = `case_id,opened_date,closed_date
K1,2026-01-05,9999-12-31
K2,1900-01-01,2026-02-01
K3,2026-01-07,2026-02-02`;
  const load = (remedies?: Mapping['remedies']) =>
    loadBytes(engine, file, { sourceNo: 1, edit: (mapping) => ({ ...mapping, remedies }) });

  const kept = await load();

  expect(kept.report).toMatchObject({ loaded: 3, rejected: 0, notes: { date_blanked: 2 } });
  const dates = await engine.query(
    'SELECT opened_date::VARCHAR AS o, closed_date::VARCHAR AS c FROM cases ORDER BY case_id'
  );
  expect(toRows(dates)).toEqual([{ o: '2026-01-05', c: null }, { o: null, c: '2026-02-01' }, { o: '2026-01-07', c: '2026-02-02' }]); // prettier-ignore
  await clearTables(engine);
  expect((await load({ date_placeholder: 'exclude' })).report).toMatchObject({ loaded: 1, reasons: { date_placeholder: 2 } }); // prettier-ignore
});
