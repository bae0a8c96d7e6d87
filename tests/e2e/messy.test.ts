import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, figure, go, importFiles, openSite, ready, visitor, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const HEADER = 'call_id,agent_id,direction,start_at,talk_s,wrap_s,csat';

/** `count` good calls, five minutes apart on working days; talk 100 s + i % 7. */
function goodRows(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const start = new Date(Date.UTC(2026, 2, 2, 9) + i * 300_000).toISOString().slice(0, 19).replace('T', ' ');
    return `c${i},A${i % 6},inbound,${start},${100 + (i % 7)},30,${1 + (i % 5)}`;
  });
}

test('one per cent broken rows: good rows load, bad rows are listed with line, column and reason', async () => {
  const { page, context, problems } = await visitor(site);
  const calls = goodRows(990);
  // Ten broken rows at known places: four bad dates, three words for numbers, two short rows, one negative duration.
  const broken = ['x0,A1,inbound,2026-13-45 09:00:00,100,30,4', 'x1,A1,inbound,yesterday,100,30,4', 'x2,A1,inbound,2026-02-30 10:00:00,100,30,4', 'x3,A1,inbound,03/99/2026,100,30,4', 'x4,A1,inbound,2026-03-02 09:00:00,abc,30,4', 'x5,A1,inbound,2026-03-02 09:00:00,100,1o,4', 'x6,A1,inbound,2026-03-02 09:00:00,100,30,good', 'x7,A1,inbound', 'x8,A1', 'x9,A1,inbound,2026-03-02 09:00:00,-5,30,4']; // prettier-ignore
  broken.forEach((row, i) => calls.splice(50 + i * 90, 0, row));
  const cases = [
    'case_id,assigned_date,balance',
    ...Array.from({ length: 198 }, (_, i) => `k${i},2026-02-0${1 + (i % 9)},${100 + i}`)
  ];
  cases.splice(20, 0, 'bad1,31.31.2026,100');
  cases.splice(60, 0, 'bad2,2026-02-01,12x');

  await page.goto(site.url);
  await importFiles(page, [csv('calls.csv', [HEADER, ...calls].join('\n')), csv('cases.csv', cases.join('\r\n'))]);

  const counts = (name: string) =>
    page.locator(`[data-report="${name}"]`).evaluate((node) => {
      const { read, loaded, rejected, deduplicated, ignored } = (node as HTMLElement).dataset;
      return [read, loaded, rejected, deduplicated, ignored].map(Number);
    });
  expect(await counts('calls.csv')).toEqual([1000, 990, 10, 0, 0]);
  expect(await counts('cases.csv')).toEqual([200, 198, 2, 0, 0]);

  await go(page, `${site.url}overview/?d=all`);
  await ready(page, 'overview');
  expect((await figure(page, 'calls_handled')).value).toBe(990);
  // 990 = 141 × 7 + 3 rows with talk 100 + i % 7: 141 × (700 + 21) + 100 + 101 + 102 = 101,964 s.
  expect((await figure(page, 'talk_avg_s')).value).toBeCloseTo(101_964 / 990, 9);
  // Balances 100 … 297: 198 × 198.5 = 39,303.
  expect((await figure(page, 'balance_open')).value).toBeCloseTo(39_303, 6);
  expect(problems).toEqual([]);
  await context.close();
});

test('script tags and formulas stay text everywhere', async () => {
  const { page, context, problems } = await visitor(site);
  const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const rows = goodRows(60).map((row, i) => `${row},"${evil.replaceAll('"', '""')}${i % 3}",=1+1`);

  await page.goto(site.url);
  await importFiles(page, [
    csv('<b>evil</b>.csv', [`${HEADER},team,"${evil.replaceAll('"', '""')}"`, ...rows].join('\n'))
  ]);
  await go(page, `${site.url}overview/?d=all`);
  await ready(page, 'overview');
  await page.getByRole('button', { name: /^team/i }).first().click();
  await page.getByText('onerror').first().waitFor();

  expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
  expect(problems).toEqual([]);
  await context.close();
});

test.each([
  ['an empty file', csv('empty.csv', '')],
  ['a picture', csv('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))],
  ['a header only', csv('header.csv', `${HEADER}\n`)],
  ['one column', csv('one.csv', 'a\n1\n2\n3\n')],
  [
    '5,000 columns',
    csv('wide.csv', `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(4999)}1\n`)
  ],
  ['NUL bytes', csv('nul.csv', `${HEADER}\nc1,A1,inbound,2026-03-02 09:00:00,1\u00000,3,4\n`)],
  ['duplicate captions', csv('twice.csv', 'call_id,talk_s,talk_s,start_at\n1,10,20,2026-03-02 09:00:00\n')]
])('%s is answered in words and harms nothing', async (_name, file) => {
  const { page, context, problems } = await visitor(site);
  await page.goto(site.url);

  await page.getByTestId('file-input').setInputFiles([file]);

  await page.locator(`[data-source="${file.name}"]`).first().waitFor({ timeout: 60_000 });
  expect((await page.locator(`[data-source="${file.name}"]`).first().innerText()).length).toBeGreaterThan(10);
  await page.getByTestId('import-cancel').click();
  await page.waitForFunction(() => document.body.dataset.state === 'empty');
  expect(problems).toEqual([]);
  await context.close();
});

test('Chinese captions in GBK and a tab-separated UTF-16 file with decimal commas give the same figures', async () => {
  const { page, context } = await visitor(site);
  // 通话编号,坐席工号,呼叫方向,开始时间,通话时长,话后时长,满意度 in GBK, and 呼入 for inbound.
  const gbkHeader =
    'cda8bbb0b1e0bac52cd7f8cfafb9a4bac52cbaf4bdd0b7bdcff22cbfaacabccab1bce42ccda8bbb0cab1b3a42cbbb0baf3cab1b3a42cc2fad2e2b6c8';
  const inbound = 'baf4c8eb';
  const lines = goodRows(120).map((row) => row.split(','));
  const gbk = Buffer.concat([
    Buffer.from(gbkHeader, 'hex'),
    ...lines.map((cells) =>
      Buffer.concat([
        Buffer.from(`\n${cells[0]},${cells[1]},`),
        Buffer.from(inbound, 'hex'),
        Buffer.from(`,${cells.slice(3).join(',')}`)
      ])
    )
  ]);
  const text = [
    HEADER.split(',').join('\t'),
    ...lines.map((cells) => cells.map((cell, i) => (i === 4 ? `${cell},5` : cell)).join('\t'))
  ].join('\r\n');
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

  await page.goto(site.url);
  await importFiles(page, [csv('通话.csv', gbk)]);
  expect(await page.locator('[data-report="通话.csv"]').getAttribute('data-loaded')).toBe('120');
  await go(page, `${site.url}overview/?d=all`);
  await ready(page, 'overview');
  // 120 = 17 × 7 + 1: 17 × 721 + 100 = 12,357 s of talk.
  expect((await figure(page, 'talk_avg_s')).value).toBeCloseTo(12_357 / 120, 9);
  await context.close();

  const second = await visitor(site);
  await second.page.goto(site.url);
  await importFiles(second.page, [csv('unicode.txt', utf16)]);
  await go(second.page, `${site.url}overview/?d=all`);
  await ready(second.page, 'overview');
  // The same calls with half a second more each.
  expect((await figure(second.page, 'talk_avg_s')).value).toBeCloseTo(12_357 / 120 + 0.5, 9);
  await second.context.close();
});

test('days past due that come as ranges are shown as their middle, and said to be that', async () => {
  const { page, context, problems } = await visitor(site);
  const cases = Array.from({ length: 30 }, (_, i) => `k${i},2026-02-0${1 + (i % 9)},${100 + i},${i % 2 ? '30-59' : '60-89'},2026-02-08`); // prettier-ignore

  await page.goto(site.url);
  await importFiles(page, [csv('cases.csv', ['case_id,assigned_date,balance,dpd,next_action_date', ...cases].join('\n'))]); // prettier-ignore
  await go(page, `${site.url}cases/`);
  await ready(page, 'cases');

  // 30 to 59 days: 44.5; 60 to 89: 74.5
  const days = await page.locator('main [data-label="Days past due"]').allInnerTexts(); // prettier-ignore
  expect(new Set(days.map((text) => text.trim()))).toEqual(new Set(['≈ 45', '≈ 75']));
  await expect.poll(() => page.locator('main').innerText()).toContain('shown is the middle');
  expect(problems).toEqual([]);
  await context.close();
});

test('cases without any date and without calls: no date is made up, and each panel says what it needs', async () => {
  const { page, context, problems } = await visitor(site);
  const cases = Array.from({ length: 40 }, (_, i) => `k${i},${100 + i},${i % 3 ? 'A' : 'B'}`);

  await page.goto(site.url);
  await importFiles(page, [csv('cases.csv', ['case_id,balance,product', ...cases].join('\n'))]);
  for (const id of ['overview', 'repayment', 'cases']) {
    await go(page, `${site.url}${id}/`);
    await ready(page, id);
    const words = await page.locator('body').innerText();
    expect(words, id).not.toMatch(/19(69|70)|No calls match/);
  }
  await expect.poll(() => page.locator('main').innerText()).toContain('The data hold no date to count from');
  await go(page, `${site.url}overview/`);
  await ready(page, 'overview');
  expect(await page.locator('main').innerText()).toContain('No key figure can be computed from these files');
  expect(problems).toEqual([]);
  await context.close();
});
