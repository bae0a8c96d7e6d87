// Writes a big, plausible, seeded data set for the benchmark: calls (13 columns, about 90 bytes a row) and cases.
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { once } from 'node:events';

const DAY = 86_400;
const START = Date.UTC(2026, 0, 5) / 1000;

function generator(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const stamp = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
const date = (seconds) => stamp(seconds).slice(0, 10);

async function write(path, header, lines) {
  const out = createWriteStream(`${path}.part`);
  out.write(`${header}\n`);
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length > 1 << 20) {
      if (!out.write(chunk)) await once(out, 'drain');
      chunk = '';
    }
  }
  out.end(chunk);
  await once(out, 'finish');
  renameSync(`${path}.part`, path);
}

/** One agent after the other on each working day: calls with pauses between them, so that gaps, runs and spells exist. */
function* callLines(count, agents, cases) {
  const random = generator(7);
  const teams = ['Early care', 'Mid stage', 'Late stage', 'Hardship', 'Disputes', 'Inbound service'];
  const perDay = Math.ceil(count / 130 / agents);
  let made = 0;
  for (let day = 0; made < count; day++) {
    if (day % 7 > 4) continue;
    const rows = [];
    for (let agent = 0; agent < agents; agent++) {
      let clock = START + day * DAY + (8 + (agent % 4)) * 3600;
      for (let i = 0; i < perDay; i++) {
        const outbound = random() < 0.55;
        const answered = random() < (outbound ? 0.45 : 0.94);
        const talk = answered ? Math.round(-180 * Math.log(1 - random()) + 25) : 0;
        const hold = answered && random() < 0.12 ? Math.round(random() * 90) : 0;
        const wrap = answered ? Math.round(20 + random() * 50) : 0;
        const wait = outbound ? 0 : Math.round(-18 * Math.log(1 - random()));
        const person = !outbound && !answered ? '' : `A${1000 + agent}`;
        const disposition = answered ? (random() < 0.2 ? 'promise' : 'answered') : outbound ? 'no_answer' : 'abandoned';
        const csat = answered && random() < 0.13 ? 1 + Math.floor(random() * 5) : '';
        rows.push([clock, `${person},${person ? teams[agent % 6] : ''},voice,${outbound ? 'outbound' : 'inbound'},${stamp(clock)},${wait},${talk},${hold},${wrap},${disposition},C${100000 + Math.floor(random() * cases)},${csat}`]); // prettier-ignore
        clock += wait + talk + hold + wrap + Math.round(-25 * Math.log(1 - random()));
      }
    }
    rows.sort((a, b) => a[0] - b[0]);
    for (const [, line] of rows) {
      if (made === count) return;
      yield `K${String(made++).padStart(9, '0')},${line}`;
    }
  }
}

function* caseLines(count) {
  const random = generator(11);
  const products = ['Standard card', 'Gold card', 'Store card'];
  const causes = ['Forgot', 'Income loss', 'Dispute', 'Over-indebted', 'Illness', 'Other'];
  for (let i = 0; i < count; i++) {
    const opened = START + Math.floor(random() * 150) * DAY;
    const cured = random() < 0.3 ? date(opened + Math.floor(random() * 40) * DAY) : '';
    yield `C${100000 + i},A${1000 + (i % 300)},${date(opened)},${(random() * 4000).toFixed(2)},${Math.floor(random() ** 2 * 200)},${products[i % 3]},${causes[Math.floor(random() * 6)]},${cured}`;
  }
}

/** Makes the two files under `dir` unless they are there; returns their paths. */
export async function benchFiles(dir, { calls = 1_000_000, cases = 200_000, agents = 300 } = {}) {
  mkdirSync(dir, { recursive: true });
  const callsPath = `${dir}/calls_${calls}.csv`;
  const casesPath = `${dir}/cases_${cases}.csv`;
  if (!existsSync(callsPath)) {
    const header =
      'call_id,agent_id,team,channel,direction,start_at,wait_s,talk_s,hold_s,wrap_s,disposition,case_id,csat';
    await write(callsPath, header, callLines(calls, agents, cases));
  }
  if (!existsSync(casesPath)) {
    await write(
      casesPath,
      'case_id,agent_id,assigned_date,balance_at_assignment,dpd_at_assignment,product,cause,cured_date',
      caseLines(cases)
    );
  }
  return { callsPath, casesPath };
}
