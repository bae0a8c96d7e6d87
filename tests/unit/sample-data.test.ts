import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { build } from '../../sample-data/generate/build.mjs';
import { gzip } from '../../sample-data/generate/csv.mjs';
import { createRandom, mulberry32 } from '../../sample-data/generate/random.mjs';
import { VARIANTS } from '../../sample-data/generate/world.mjs';

// Making a world takes seconds.
vi.setConfig({ testTimeout: 60_000 });

const worldFolder = join('sample-data', 'world');
const smallFolder = join('sample-data', 'small');

/** The records of a CSV text without quotes. */
function parse(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trimEnd().split('\n');
  const names = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const readWorld = (kind: string) => gunzipSync(readFileSync(join(worldFolder, `${kind}.csv.gz`))).toString('utf8');
const readSmall = (kind: string) => parse(readFileSync(join(smallFolder, `${kind}.csv`), 'utf8'));
const column = (rows: Record<string, string>[], name: string) => rows.map((row) => row[name]!);

function groupByCase(rows: Record<string, string>[]) {
  const groups = new Map<string, Record<string, string>[]>();
  for (const row of rows) groups.set(row.case_id!, [...(groups.get(row.case_id!) ?? []), row]);
  return groups;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

test('the generator of random numbers is the one METHODS gives (example 0.2)', () => {
  const next = mulberry32(42);

  expect([next(), next(), next()].map((x) => Math.round(x * 1e7) / 1e7)).toEqual([0.6011038, 0.4482906, 0.8524658]);
});

test('draws have the means of their distributions', () => {
  const random = createRandom(1, 'means');
  const mean = (draw: () => number) => sum(Array.from({ length: 20_000 }, draw)) / 20_000;

  expect(mean(() => random.normal(3, 2))).toBeCloseTo(3, 1);
  expect(mean(() => random.gamma(50, 1 / 50))).toBeCloseTo(1, 1);
  expect(mean(() => random.exponential(5)) / 5).toBeCloseTo(1, 1);
  expect(mean(() => random.poisson(7)) / 7).toBeCloseTo(1, 1);
});

test('the same seed gives the same bytes, another seed others', () => {
  const one = build({ seed: 7, weeks: 1 });
  const same = build({ seed: 7, weeks: 1 });
  const other = build({ seed: 8, weeks: 1 });

  for (const [kind, text] of Object.entries(one.files)) expect(gzip(text).equals(gzip(same.files[kind]!))).toBe(true);
  expect(same.truth).toEqual(one.truth);
  expect(other.files.calls).not.toBe(one.files.calls);
});

test('compressed files carry no time stamp', () => {
  expect([...gzip('a').subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
});

test('every variant gives a world', () => {
  for (const variant of Object.keys(VARIANTS)) {
    const { files, truth } = build({ variant, seed: 3, weeks: 1 });

    expect(truth.variant).toBe(variant);
    expect(parse(files.calls!).length, variant).toBeGreaterThan(500);
  }
});

test('the small world has six agents', () => {
  const { files, truth } = build({ variant: 'small', weeks: 1 });

  expect(truth.agents).toHaveLength(6);
  expect(new Set(column(parse(files.shifts!), 'agent_id')).size).toBe(6);
});

test('the null world has no planted effect', () => {
  const { truth } = build({ variant: 'null', weeks: 1 });

  expect(Object.values(truth.planted as Record<string, number>).every((effect) => effect === 0)).toBe(true);
  expect(truth.changePoint).toBeNull();
});

test('the sparse world has three columns, the answered-only world no abandoned call', () => {
  const sparse = build({ variant: 'sparse', weeks: 1 });
  const answered = build({ variant: 'answered-only', weeks: 1 });

  expect(Object.keys(sparse.files)).toEqual(['calls']);
  expect(sparse.files.calls!.split('\n', 1)).toEqual(['agent_id,start_at,talk_s']);
  expect(column(parse(answered.files.calls!), 'disposition')).not.toContain('abandoned');
});

test('all shifts of the world without identification start at nine', () => {
  const { files } = build({ variant: 'no-identification', weeks: 1 });

  expect(new Set(column(parse(files.shifts!), 'shift_start').map((at) => at.slice(11)))).toEqual(new Set(['09:00:00']));
});

test('shifts of the night world cross midnight', () => {
  const { files } = build({ variant: 'night', weeks: 1 });
  const shifts = parse(files.shifts!);

  const crossing = shifts.filter((shift) => shift.shift_start!.slice(0, 10) < shift.shift_end!.slice(0, 10));

  expect(crossing.length).toBeGreaterThan(shifts.length / 2);
});

test('the row counts of the committed world match its truth', () => {
  const truth = JSON.parse(readFileSync(join(worldFolder, 'truth.json'), 'utf8'));
  const kinds = readdirSync(worldFolder)
    .filter((name) => name.endsWith('.csv.gz'))
    .map((name) => name.replace('.csv.gz', ''));

  expect(kinds.sort()).toEqual(Object.keys(truth.counts).sort());
  for (const kind of kinds) expect(readWorld(kind).split('\n').length - 2, kind).toBe(truth.counts[kind].rows);
});

test('the dirt of the committed calls is what its truth says', () => {
  const truth = JSON.parse(readFileSync(join(worldFolder, 'truth.json'), 'utf8'));
  const lines = readWorld('calls').trimEnd().split('\n').slice(1);
  const talk = lines.map((line) => line.split(',')[11]!);
  const wrap = lines.map((line) => line.split(',')[13]!);

  expect(lines.length - new Set(lines).size).toBe(truth.counts.calls.duplicates);
  expect(talk.filter((text) => text.startsWith('-'))).toHaveLength(truth.counts.calls.negative);
  expect(wrap.filter((text) => text === '')).toHaveLength(truth.counts.calls.missingWrap);
});

test('the calls of the committed world are in order and fill every weekday', () => {
  const starts = readWorld('calls')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[7]!);
  const days = new Set(starts.map((at) => at.slice(0, 10)));

  expect(starts.every((at, i) => i === 0 || starts[i - 1]! <= at)).toBe(true);
  expect(days.size).toBe(60);
});

test('status rows of a person follow each other without overlap', () => {
  const lastEnd = new Map<string, string>();

  for (const row of parse(readWorld('status'))) {
    expect(row.from! >= (lastEnd.get(row.agent_id!) ?? ''), `${row.agent_id} ${row.from}`).toBe(true);
    expect(row.to === '' || row.to! > row.from!).toBe(true);
    lastEnd.set(row.agent_id!, row.to || row.from!);
  }
});

test('payments, promises, reminders and calls belong to cases that exist', () => {
  const cases = new Set(column(parse(readWorld('cases')), 'case_id'));

  for (const kind of ['payments', 'promises', 'reminders', 'instalments', 'snapshots', 'calls']) {
    const missing = column(parse(readWorld(kind)), 'case_id').filter((id) => id !== '' && !cases.has(id));
    expect(missing, kind).toEqual([]);
  }
});

test('promises are kept by the payments as often as the truth says', () => {
  const truth = JSON.parse(readFileSync(join(worldFolder, 'truth.json'), 'utf8'));
  const unique = (kind: string, id: string) => [
    ...new Map(parse(readWorld(kind)).map((row) => [row[id]!, row])).values()
  ];
  const payments = groupByCase(unique('payments', 'payment_id'));
  const addDays = (date: string, days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

  const found = { matured: 0, kept: 0, partial: 0, broken: 0 };
  for (const promise of unique('promises', 'promise_id')) {
    const end = addDays(promise.due_date!, 3);
    if (promise.superseded_by !== '' || end > truth.period.to) continue;
    const paid = (payments.get(promise.case_id!) ?? [])
      .filter((row) => row.paid_date! >= promise.made_date! && row.paid_date! <= end && Number(row.amount) > 0)
      .reduce((total, row) => total + Number(row.amount), 0);
    found.matured += 1;
    found[paid >= 0.95 * Number(promise.amount) ? 'kept' : paid > 0 ? 'partial' : 'broken'] += 1;
  }

  const { matured, kept, partial, broken } = truth.promises;
  expect(found).toEqual({ matured, kept, partial, broken });
});

test('the committed world looks like a plausible desk', () => {
  const { calibration } = JSON.parse(readFileSync(join(worldFolder, 'truth.json'), 'utf8'));

  const isWithin = (value: number, from: number, to: number) => value >= from && value <= to;
  expect(calibration.calls).toBeGreaterThan(110_000);
  expect(isWithin(calibration.occupancy, 0.8, 0.88)).toBe(true);
  expect(isWithin(calibration.backToBackShare, 0.42, 0.58)).toBe(true);
  expect(isWithin(calibration.abandonRate, 0.05, 0.085)).toBe(true);
  expect(isWithin(calibration.csatMean, 3.9, 4.1)).toBe(true);
  expect(isWithin(calibration.keptRate, 0.59, 0.66)).toBe(true);
});

test('the small sample joins and adds up', () => {
  const calls = readSmall('calls');
  const cases = new Set(column(readSmall('cases'), 'case_id'));
  const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;

  for (const call of calls) {
    const length = sum(['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'].map((name) => Number(call[name])));
    expect(at(call.end_at!) - at(call.start_at!), call.call_id).toBe(length);
    expect(call.case_id === '' || cases.has(call.case_id!)).toBe(true);
  }
  for (const kind of ['promises', 'payments', 'instalments', 'reminders', 'snapshots'])
    for (const id of column(readSmall(kind), 'case_id')) expect(cases.has(id), `${kind} ${id}`).toBe(true);
});

test('the small sample gives the figures its page works out', () => {
  const calls = readSmall('calls');
  const handled = calls.filter((c) => c.agent_id && Number(c.talk_s) > 0 && c.disposition !== 'voicemail');
  const contacts = new Set(column(handled, 'call_id')).size;
  const total = (name: string) => sum(column(handled, name).map(Number));

  const ratings = column(handled, 'csat').filter(Boolean).map(Number);

  expect(contacts).toBe(10);
  expect([total('talk_s'), total('hold_s'), total('wrap_s')]).toEqual([2720, 70, 440]);
  expect(sum(ratings) / ratings.length).toBeCloseTo(3.6, 9);
  expect(sum(column(readSmall('payments'), 'amount').map(Number))).toBe(850);
});
