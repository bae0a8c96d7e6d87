import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, figure, go, importFiles, openSite, ready, visitor, type Site } from './site.ts';

const DATA = '../shared/data';
const here = existsSync(DATA);

// Files that others published lie beside the project and are never committed.
describe.skipIf(!here)(`real files${here ? '' : ' (skipped: ../shared/data is absent)'}`, () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('call centre trends: talk time and satisfaction over answered calls equal an independent computation', async () => {
    const { page, context, problems } = await visitor(site);
    const rows = Papa.parse<Record<string, string>>(readFileSync(`${DATA}/call_centre_trends_2021.csv`, 'utf8'), {
      header: true,
      skipEmptyLines: true
    }).data;
    const answered = rows.filter((row) => row['Answered (Y/N)'] === 'Y');
    const seconds = (text: string) => text.split('.').reduce((sum, part) => sum * 60 + Number(part), 0);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const talk = mean(answered.map((row) => seconds(row['AvgTalkDuration'] ?? '')));
    const rated = rows
      .filter((row) => row['Satisfaction rating'] !== '')
      .map((row) => Number(row['Satisfaction rating']));

    await page.goto(site.url);
    await importFiles(page, [`${DATA}/call_centre_trends_2021.csv`]);
    const report = page.locator('[data-report="call_centre_trends_2021.csv"]');
    expect(await report.getAttribute('data-read')).toBe('5000');
    expect(await report.getAttribute('data-loaded')).toBe('5000');
    await go(page, `${site.url}overview/?d=all`);
    await ready(page, 'overview');

    const shownTalk = await figure(page, 'talk_avg_s');
    expect(shownTalk.value).toBeCloseTo(talk, 6);
    expect(shownTalk.n).toBe(answered.length);
    const csat = await figure(page, 'csat_avg');
    expect(csat.value).toBeCloseTo(mean(rated), 6);
    expect(csat.n).toBe(rated.length);
    expect((await figure(page, 'calls_handled')).value).toBe(answered.length);
    const aht = await figure(page, 'aht_s');
    expect(aht.value).toBeNull();
    expect(aht.reason).not.toBe('');
    expect(problems).toEqual([]);
    await context.close();
  });

  test('card default and credit scoring load as cases: every row counted, sums equal an independent computation', async () => {
    const { page, context } = await visitor(site);
    const card = Papa.parse<Record<string, string>>(
      readFileSync(`${DATA}/card_default_taiwan_2005_ids_00001_15000.csv`, 'utf8'),
      { header: true, skipEmptyLines: true }
    ).data;
    const balance = card.reduce((sum, row) => sum + Number(row['BILL_AMT1']), 0);

    await page.goto(site.url);
    await importFiles(page, [`${DATA}/card_default_taiwan_2005_ids_00001_15000.csv`]);
    const report = page.locator('[data-report="card_default_taiwan_2005_ids_00001_15000.csv"]');
    expect(await report.getAttribute('data-read')).toBe('15000');
    await go(page, `${site.url}overview/?d=all`);
    await ready(page, 'overview');

    const open = await figure(page, 'balance_open');
    if (open.value === null) expect(open.reason).not.toBe('');
    else expect(open.value).toBeCloseTo(balance, 2);
    await context.close();
  });

  test('bank calls: semicolon, date in three columns, month names', async () => {
    const { page, context } = await visitor(site);
    const text = gunzipSync(readFileSync(`${DATA}/bank_outbound_calls_2008_2010.csv.gz`)).toString('utf8');
    const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true, delimiter: ';' }).data;
    const talked = rows.map((row) => Number(row['duration'])).filter((value) => value > 0);
    const mean = talked.reduce((sum, value) => sum + value, 0) / talked.length;

    await page.goto(site.url);
    await importFiles(page, [csv('bank_outbound_calls_2008_2010.csv', text)]);
    const report = page.locator('[data-report="bank_outbound_calls_2008_2010.csv"]');
    expect(await report.getAttribute('data-read')).toBe('45211');
    expect(await report.getAttribute('data-loaded')).toBe('45211');
    await go(page, `${site.url}overview/?d=all`);
    await ready(page, 'overview');

    const talk = await figure(page, 'talk_avg_s');
    if (talk.value === null) expect(talk.reason).not.toBe('');
    else expect(talk.value).toBeCloseTo(mean, 6);
    await context.close();
  });

  test('telephony operators: aggregated rows are refused with a reason, or counted right', async () => {
    const { page, context, problems } = await visitor(site);
    const text = gunzipSync(readFileSync(`${DATA}/telephony_operators_daily_2019.csv.gz`)).toString('utf8');

    await page.goto(site.url);
    await page.getByTestId('file-input').setInputFiles([csv('telephony_operators_daily_2019.csv', text)]);
    const source = page.locator('[data-source="telephony_operators_daily_2019.csv"]').first();
    await source.waitFor({ timeout: 60_000 });

    await page
      .getByText(/calls_count|aggregated|summed|one row per call/i)
      .first()
      .waitFor({ timeout: 30_000 });
    expect(problems).toEqual([]);
    await context.close();
  });
});
