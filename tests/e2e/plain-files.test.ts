import { afterAll, beforeAll, expect, test } from 'vitest';
import { benchFiles } from '../bench/data.mjs';
import { csv, go, importFiles, openSite, pageIds, ready, visitor, type Site } from './site.ts';

// What an ordinary desk has: calls with a person and a team, cases with a person and no team, nothing else.
const CALLS_WITHOUT_PEOPLE = `call_id,direction,start_at,talk_s,disposition,case_id
${Array.from({ length: 400 }, (_, i) => `C${i},${i % 3 ? 'outbound' : 'inbound'},2026-03-${String(2 + (i % 28)).padStart(2, '0')} 1${i % 8}:0${i % 6}:00,${60 + i},${i % 4 ? 'answered' : 'promise'},K${i % 90}`).join('\n')}
`; // prettier-ignore

let site: Site;
let files: { callsPath: string; casesPath: string };
beforeAll(async () => {
  site = await openSite();
  files = await benchFiles('.cache/e2e', { calls: 12_000, cases: 3_000, agents: 30 });
});
afterAll(() => site.close());

const SETS = [
  ['calls with teams, cases without', () => [files.callsPath, files.casesPath]],
  ['calls alone', () => [files.callsPath]],
  ['cases alone', () => [files.casesPath]],
  ['calls that name no person', () => [csv('calls.csv', CALLS_WITHOUT_PEOPLE)]]
] as const;

test.each(SETS)(
  '%s: every page, its filters and its tables are drawn without an error',
  async (_, chosen) => {
    const { page, context, problems } = await visitor(site);
    await page.goto(site.url);
    await importFiles(page, chosen() as never);
    for (const id of await pageIds(page)) {
      if (id === 'home') continue;
      for (const search of ['', '?d=all', '?dir=inbound&d=all']) {
        await go(page, `${site.url}${id}/${search}`);
        await ready(page, id);
        expect(problems, `${id}/${search}`).toEqual([]);
      }
      for (const button of await page.getByRole('button', { name: 'View as table' }).all()) await button.click();
      await ready(page, id);
      expect(problems, `tables of ${id}`).toEqual([]);
    }
    await context.close();
  },
  240_000
);

test('the defaults of Settings leave the zone and the currency of the loaded files as they are', async () => {
  const { page, context } = await visitor(site, { timezoneId: 'Asia/Shanghai' });
  const cases = 'case_id,assigned_date,dpd,balance\nK1,2026-03-02,40,¥1200\nK2,2026-03-02,95,¥800\n';
  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', CALLS_WITHOUT_PEOPLE), csv('cases.csv', cases)] as never);
  await go(page, `${site.url}settings/`);
  await page.getByLabel('Service level target').fill('90');
  await page.getByLabel('Service level target').blur();

  await page.getByRole('button', { name: 'Restore defaults' }).click();

  await expect.poll(() => page.getByLabel('Service level target').inputValue()).toBe('80');
  expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Asia/Shanghai');
  expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toBe('CNY');
  await context.close();
});
