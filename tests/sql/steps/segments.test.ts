import { describe, expect, test } from 'vitest';
import { figures } from '#core/analyses/figures.ts';
import { channelMix } from '#core/analyses/steps/channels.ts';
import { mergeSmall, type Cell } from '#core/analyses/steps/segment-cells.ts';
import { segments } from '#core/analyses/steps/segments.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { world } from '../repayment/support.ts';

const cell = (cause: number, willingness: string | null, n: number): Cell<number> => ({ cause, dpd: 1, willingness, n, sums: n }); // prettier-ignore
const add = (a: number, b: number): number => a + b;

describe('small cells', () => {
  test('are put together within cause and bucket', () => {
    const merged = mergeSmall([cell(1, 'willing', 30), cell(1, 'partly', 6), cell(1, 'unwilling', 7)], add, 10);

    expect(merged.map(({ willingness, n, sums }) => [willingness, n, sums])).toEqual([
      ['willing', 30, 30],
      ['other', 13, 13]
    ]);
  });

  test('take the next smallest along when they stay too small', () => {
    const merged = mergeSmall([cell(1, 'willing', 30), cell(1, 'partly', 12), cell(1, 'unwilling', 3)], add, 10);

    expect(merged.map(({ willingness, n }) => [willingness, n])).toEqual([
      ['willing', 30],
      ['other', 15]
    ]);
  });

  test('without any case take nobody along', () => {
    const merged = mergeSmall([cell(1, 'willing', 30), cell(1, 'partly', 0)], add, 10);

    expect(merged.map(({ willingness, n }) => [willingness, n])).toEqual([
      ['willing', 30],
      ['partly', 0]
    ]);
  });

  test('are withheld as a whole, with the next smallest beside a single one', () => {
    const far = { ...cell(1, 'willing', 4), dpd: 2 };
    const big = { ...cell(1, 'willing', 50), dpd: 3 };
    const merged = mergeSmall([cell(1, 'willing', 20), far, big], add, 10);

    expect(merged.map(({ n, isHidden }) => [n, isHidden ?? false])).toEqual([
      [20, true],
      [4, true],
      [50, false]
    ]);
  });
});

const ids = Array.from({ length: 20 }, (_, i) => `K${i}`);
const TABLES = {
  cases: `case_id,agent_id,opened_date,dpd,balance,cause,willingness,cured_date\n${ids
    .map((id, i) => `${id},A1,2025-01-01,10,100,forgot,willing,${i < 5 ? '2025-01-20' : ''}`)
    .join('\n')}`,
  calls: `call_id,case_id,agent_id,channel,direction,start_at,talk_s,wrap_s,rpc,disposition,csat
${ids.map((id, i) => `c${i},${id},A${i % 2},voice,outbound,2025-01-06 10:${String(i).padStart(2, '0')}:00,100,20,true,${i < 10 ? 'promise' : 'answered'},${i < 8 ? 4 : ''}`).join('\n')}
m1,K0,A1,message,outbound,2025-01-07 10:00:00,0,0,,no_answer,
z,K0,A1,voice,inbound,2025-03-01 10:00:00,50,10,true,answered,`,
  promises: `case_id,agent_id,made_date,due_date,amount\n${ids.slice(0, 10).map((id) => `${id},A1,2025-01-06,2025-01-13,10`).join('\n')}`,
  payments: `case_id,paid_date,amount\n${ids.slice(0, 6).map((id) => `${id},2025-01-13,10`).join('\n')}`,
  reminders: 'case_id,sent_at,channel,delivered\nK0,2025-01-10 09:00:00,sms,true\nK1,2025-01-10 09:00:00,sms,false\nK2,2025-01-10 09:00:00,letter,'
}; // prettier-ignore

describe('segments', () => {
  test('tell size, effort, result and satisfaction of a situation', async () => {
    const { engine, ask, code } = await world(TABLES);

    const { segments: list } = await segments(engine, ask());

    // 20 cases; 21 attempts (20 calls + 1 message); 20 × 120 s + one of 60 s over 21 handled contacts; 10 promised, 6 of 10 kept; 5 cured in 30 days
    const [only] = list;
    expect(list).toHaveLength(1);
    expect(only).toMatchObject({ cause: code('cause', 'forgot'), willingness: 'willing' });
    expect(only!.cases.value).toBe(20);
    const f = only!.figures;
    expect(f.attempts_per_case.value).toBeCloseTo(21 / 20, 12);
    expect(f.handle_s_per_case.value).toBeCloseTo((20 * 120 + 60) / 20, 12);
    expect(f.aht_s.parts).toEqual({ num: 2460, den: 21 });
    expect(f.promised_case_rate.parts).toEqual({ num: 10, den: 20 });
    expect(f.kept_rate.parts).toEqual({ num: 6, den: 10 });
    expect(f.cure_rate.parts).toEqual({ num: 5, den: 20 });
    expect(f.csat_avg).toMatchObject({ value: 4, n: 8, status: 'insufficient' });
  });

  test('judge the cure of the cases whose 30 days end in the range, as the page does, cured before the range or not', async () => {
    // Assigned 2025-01-01, judged 01-31: 5 of the 20 were cured on 01-20 and closed that day, before the range. z is assigned in it and judged after it.
    const cases = TABLES.cases
      .replace(',cured_date', ',cured_date,closed_date')
      .replace(/,2025-01-20$/gm, ',2025-01-20,2025-01-20')
      .replace(/,$/gm, ',,');
    const { engine, ask, model, settings } = await world({ cases: `${cases}\nz,A1,2025-02-01,10,100,forgot,willing,2025-02-05,` }); // prettier-ignore
    const [from, to] = ['2025-01-25', '2025-02-10'];

    const { segments: list } = await segments(engine, ask(from, to));
    const selection = { ...DEFAULT_SELECTION, range: { from, to } };
    const [whole] = await figures(engine, ['cure_rate'], { model, settings, selection });

    // Open in the range are the 15 others and z
    expect(list[0]!.cases.value).toBe(16);
    expect(list[0]!.figures.cure_rate.parts).toEqual({ num: 5, den: 20 });
    expect(whole!.now.parts).toEqual({ num: 5, den: 20 });
  });

  test('count an unknown handling time as an average one, not as none', async () => {
    // 20 cases with a call each, after-call work of every second one unknown: known are 2 × 120 s and 8 × 60 s
    const calls = ids.map((id, i) => `c${i},${id},A${i % 2},voice,inbound,2025-01-06 10:${String(i).padStart(2, '0')}:00,${i < 4 ? 100 : 40},${i % 2 ? '' : 20}`); // prettier-ignore
    const head = 'call_id,case_id,agent_id,channel,direction,start_at,talk_s,wrap_s\n';
    const { engine, ask } = await world({ cases: TABLES.cases, calls: head + calls.join('\n') });

    const { segments: list } = await segments(engine, ask());

    // One contact per case × (2 · 120 + 8 · 60) / 10 = 72 s, and not 720 / 20 = 36 s
    const { handle_s_per_case: time, aht_s: mean } = list[0]!.figures;
    expect([time.value, time.n, time.coverage, time.status]).toEqual([expect.closeTo(72, 12), 20, 0.5, 'ok']);
    expect([mean.value, mean.n, mean.coverage]).toEqual([expect.closeTo(72, 12), 10, 0.5]);
    expect(time.warnings.map(({ text }) => text.en)).toEqual(['known for 50% of the rows']);
    // e = 72 + 2 · (120 − 72) = 168 (×2), 72 + 2 · (60 − 72) = 48 (×8), 72 (×10): Σ(e − 72)² = 2 · 96² + 8 · 24² = 23 040; s.e. = √(20/19 · 23 040) / 20 = 7.787
    // By the log: 72 · exp(± 2.093024 · 7.7866 / 72)
    const factor = Math.exp((2.093024 * 7.7866) / 72);
    expect(time.ci).toEqual([expect.closeTo(72 / factor, 3), expect.closeTo(72 * factor, 3)]);
  });

  test('know nothing of the time per case where no handling time is known', async () => {
    const calls = TABLES.calls.replace(/,100,20,/g, ',100,,').replace(/,50,10,/, ',50,,').replace(/,0,0,,no_answer,/, ',0,5,,no_answer,'); // prettier-ignore
    const { engine, ask } = await world({ ...TABLES, calls });

    const { segments: list } = await segments(engine, ask());

    expect(list[0]!.figures.handle_s_per_case).toMatchObject({ value: null, status: 'insufficient', coverage: 0 });
  });

  test('need after-call work for the time per case', async () => {
    const calls = TABLES.calls.replace('wrap_s', 'notes');
    const { engine, ask } = await world({ ...TABLES, calls });

    const { segments: list } = await segments(engine, ask());

    expect(list[0]!.figures.handle_s_per_case).toMatchObject({ value: null, status: 'not_computable' });
    expect(list[0]!.figures.handle_s_per_case.reason!.text.en).toBe('needs after-call work');
  });

  test('are withheld below ten cases', async () => {
    const { engine, ask } = await world({ cases: TABLES.cases.split('\n').slice(0, 9).join('\n') });

    const { segments: list, notes } = await segments(engine, ask());

    expect(list[0]!.cases).toMatchObject({ status: 'suppressed', value: null, n: 0 });
    expect(list[0]!.figures.kept_rate.status).toBe('suppressed');
    expect(notes).toHaveLength(1);
  });

  test('need the cause', async () => {
    const { engine, ask } = await world({ cases: 'case_id,opened_date\na,2025-01-01' });

    expect((await segments(engine, ask())).reason!.text.en).toBe('needs the cause');
  });
});

describe('channels', () => {
  test('give the mix and what each one achieves', async () => {
    const { engine, ask, code } = await world(TABLES);

    const { channels, reminders } = await channelMix(engine, ask());

    const [voice, message] = channels;
    expect([voice!.code, message!.code]).toEqual([code('channel', 'voice'), code('channel', 'message')]);
    expect(voice!.share.parts).toEqual({ num: 21, den: 22 });
    expect(voice!.rpc_rate.parts).toEqual({ num: 20, den: 20 });
    expect(voice!.promise_rate.parts).toEqual({ num: 10, den: 21 });
    expect(voice!.kept_rate.parts).toEqual({ num: 6, den: 10 });
    expect(message!.kept_rate.value).toBeNull();
    expect(reminders.map(({ channel, sent, delivered }) => [channel, sent, delivered.parts])).toEqual([
      ['sms', 2, { num: 1, den: 2 }],
      ['letter', 1, { num: 0, den: 0 }]
    ]);
  });

  test('keep the reminders without any call', async () => {
    const { engine, ask } = await world({ cases: TABLES.cases, reminders: TABLES.reminders });

    const { channels, reminders, reason } = await channelMix(engine, ask());

    expect([channels.length, reminders.length, reason!.text.en]).toEqual([0, 2, 'needs a calls file']);
  });
});
