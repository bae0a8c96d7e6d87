import { expect, test } from 'vitest';
import { numbers } from '#core/engine.ts';
import { drillCountSql } from '#core/query/drill.ts';
import { resolve } from '#core/query/range.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { casesOfSegment, lacking } from '#lib/ui/situations/rows-behind.ts';
import { world } from '../repayment/support.ts';

// a and b lack step 1, b and c lack step 3; d lacks nothing and has another cause
const CASES = `case_id,opened_date,dpd,cause,willingness,s1,s3
a,2025-01-01,10,forgot,willing,not_done,done
b,2025-01-01,10,forgot,unwilling,not_done,not_done
c,2025-01-01,10,forgot,,done,not_done
d,2025-01-01,10,illness,willing,done,done`;

test('the rows behind steps are the cases that lack them, those of a segment its cases', async () => {
  const { engine, model, settings } = await world({ cases: CASES });
  const resolved = resolve({ ...DEFAULT_SELECTION, range: 'all' }, model, settings);
  const rows = async ({ metric, ...part }: ReturnType<typeof casesOfSegment>) =>
    numbers(await engine.query(drillCountSql(metric, resolved, { model, settings }, part)), 'rows')[0];
  const forgot = model.dimensions.cause!.find(({ name }) => name === 'forgot')!.id;
  const bucket = model.dimensions.dpd!.find(({ name }) => name === '1–30')!.id;
  const of = (willingness: string) => `${forgot}|${bucket}|${willingness}`;

  // All four have a record of step 1, done or not.
  expect(await rows({ metric: 'step_1_analysed' })).toBe(4);
  expect(await rows(lacking())).toBe(3);
  expect(await rows(casesOfSegment(null))).toBe(4);
  expect(await rows(casesOfSegment(of('willing')))).toBe(1);
  expect(await rows(casesOfSegment(of('')))).toBe(1);
  expect(await rows(casesOfSegment(of('other'), ['willing']))).toBe(2);
});
