import { toRows, type CancelSignal, type Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { CLOSING_REASONS } from '#core/schema/codes.ts';
import { loadedColumns } from '#core/schema/index.ts';
import { id, join, sql } from '#core/sql/sql.ts';
import { dedupe } from './dedupe.ts';
import { applyRemedies } from './doubts.ts';
import { settleDst } from './dst.ts';
import { tellByLegs } from './legs.ts';
import { newLeftovers, normalise, type Leftovers } from './normalise.ts';
import type { LoadPlan } from './plan.ts';
import { settleRatings } from './rating-scale.ts';
import { stopIfAborted, type SourceReader } from './reader.ts';
import { replaceSameDates } from './same-dates.ts';
import { partRounded } from './shared-ids.ts';
import { createTables } from './tables.ts';
import type { LoadReport } from './types.ts';

const VALUES_PER_INSERT = 500;

/** What loading needs from its surroundings. */
export interface LoadIo {
  reader: SourceReader;
  /** Makes a file readable for the engine under `name`; `null` = the original bytes, which need no rewriting. */
  registerContent(name: string, chunks: AsyncIterable<Uint8Array> | null): Promise<void>;
  /** What rewriting left over, when the file was rewritten beforehand (in a worker); the content is then registered as it is. */
  leftovers?: Leftovers;
  onProgress?: (share: number) => void;
  signal?: CancelSignal;
}

/**
 * Loads one file into its canonical table and its misfits into `rejects`. When it fails or is cancelled, none of the file's rows stay.
 * Errors: `engine.query`, `engine.memory`, `engine.cancelled`, `file.unreadable` (the engine saw another number of rows).
 */
export async function loadSource(engine: Engine, plan: LoadPlan, io: LoadIo): Promise<LoadReport> {
  for (const statement of createTables()) await engine.exec(statement.text);
  const leftovers = io.leftovers ?? newLeftovers();
  try {
    await io.registerContent(
      plan.registered,
      plan.profile.clean || io.leftovers ? null : normalise(io.reader, plan.profile, leftovers, io)
    );
    stopIfAborted(io.signal);
    await engine.exec(plan.insert, { signal: io.signal });
    return await settle(engine, plan, io, leftovers);
  } catch (error) {
    await forgetSource(engine, plan);
    throw error;
  } finally {
    await engine.dropFile(plan.registered);
  }
}

/** Takes every trace of a source out of the tables. */
async function forgetSource(engine: Engine, { kind, sourceNo }: LoadPlan): Promise<void> {
  await engine.exec(sql`DELETE FROM ${id(kind)} WHERE source_no IN (${sourceNo}, ${-sourceNo})`.text);
  await engine.exec(sql`DELETE FROM rejects WHERE source_no = ${sourceNo}`.text);
  await engine.exec(sql`DELETE FROM remarks WHERE source_no = ${sourceNo}`.text);
}

async function settle(engine: Engine, plan: LoadPlan, io: LoadIo, leftovers: Leftovers): Promise<LoadReport> {
  const { kind, sourceNo, profile } = plan;
  const counts = await countRows(engine, plan);
  const misfits = counts.misfits;
  const before = plan.before ? Number(toRows(await engine.query(plan.before))[0]?.n ?? 0) : 0;
  const ignored = leftovers.ignored.length + before;
  if (counts.good + misfits + leftovers.malformed.length + ignored !== profile.records) {
    const detail = `${profile.records} records, ${counts.good + misfits} read`;
    throw new AppError('file.unreadable', { file: profile.name, detail });
  }
  if (misfits > 0) {
    await engine.exec(plan.rejects, { signal: io.signal });
    await engine.exec(sql`DELETE FROM ${id(kind)} WHERE source_no = ${-sourceNo}`.text);
  }
  await insertMalformed(engine, plan, leftovers);
  const mended = await applyRemedies(engine, plan);
  const ratings = await settleRatings(engine, plan);
  const rounded = await partRounded(engine, plan);
  await tellByLegs(engine, plan);
  const dst = await settleDst(engine, plan);
  if (plan.mapping.replacesDates) await replaceSameDates(engine, plan);
  const twice = await dedupe(engine, plan);
  const notes = {
    dst_ambiguous: dst.ambiguous,
    dst_nonexistent: dst.nonexistent,
    duplicate_suspected: twice.suspected,
    replaced: twice.replaced,
    id_rounded: rounded,
    rating_beyond: ratings.beyond,
    not_rated: ratings.unrated,
    ...mended,
    ...(await wordNotes(engine, plan)),
    ...(await codeNotes(engine, plan)),
    ...(await stateNotes(engine, plan))
  };
  const rejected = misfits + leftovers.malformed.length + twice.rejected;
  return {
    file: profile.name,
    kind,
    read: profile.records,
    loaded: counts.good - twice.dropped - twice.rejected,
    rejected,
    deduplicated: twice.dropped,
    ignored,
    ...(before > 0 ? { before } : {}),
    reasons: rejected > 0 ? await countReasons(engine, sourceNo) : {},
    notes: Object.fromEntries(Object.entries(notes).filter(([, n]) => n > 0)),
    columns: plan.columns
  };
}

async function countRows(engine: Engine, { kind, sourceNo }: LoadPlan): Promise<{ good: number; misfits: number }> {
  const query = sql`SELECT
  (count(*) FILTER (WHERE source_no = ${sourceNo}))::DOUBLE AS good,
  (count(*) FILTER (WHERE source_no = ${-sourceNo}))::DOUBLE AS misfits
FROM ${id(kind)}`;
  const [row] = toRows(await engine.query(query.text));
  return { good: Number(row?.good ?? 0), misfits: Number(row?.misfits ?? 0) };
}

async function insertMalformed(engine: Engine, { sourceNo }: LoadPlan, { malformed }: Leftovers): Promise<void> {
  for (let at = 0; at < malformed.length; at += VALUES_PER_INSERT) {
    const rows = malformed
      .slice(at, at + VALUES_PER_INSERT)
      .map(({ line, reason, text }) => sql`(${sourceNo}, ${line}, '', '', ${reason}, ${text})`);
    await engine.exec(
      sql`INSERT INTO rejects (source_no, line_no, column_name, raw, reason, row_text) VALUES ${join(rows, ', ')}`.text
    );
  }
}

async function countReasons(engine: Engine, sourceNo: number): Promise<Record<string, number>> {
  const query = sql`SELECT reason, count(*)::DOUBLE AS n FROM rejects WHERE source_no = ${sourceNo} GROUP BY reason ORDER BY n DESC, reason`;
  return Object.fromEntries(toRows(await engine.query(query.text)).map(({ reason, n }) => [String(reason), Number(n)]));
}

/** Loaded rows without a result code, and with words that no code stands for. */
async function codeNotes(engine: Engine, { kind, sourceNo, mapping }: LoadPlan): Promise<Record<string, number>> {
  if (
    kind !== 'calls' ||
    !mapping.columns.some(({ target }) => target === 'disposition') ||
    !loadedColumns(kind).some(({ name }) => name === 'disposition')
  )
    return {};
  const query = sql`SELECT
  (count(*) FILTER (WHERE disposition IS NULL))::DOUBLE AS no_result,
  (count(*) FILTER (WHERE disposition = 'other'))::DOUBLE AS unknown_code
FROM calls WHERE source_no = ${sourceNo}`;
  const [row] = toRows(await engine.query(query.text));
  return { no_result: Number(row?.no_result ?? 0), unknown_code: Number(row?.unknown_code ?? 0) };
}

/** Loaded cases that are closed by their reason or state, without a date. */
async function stateNotes(engine: Engine, { kind, sourceNo, columns }: LoadPlan): Promise<Record<string, number>> {
  if (kind !== 'cases' || !columns.includes('close_reason')) return {};
  const query = sql`SELECT count(*)::DOUBLE AS n FROM cases WHERE source_no = ${sourceNo} AND close_reason IN (${[...CLOSING_REASONS]}) AND closed_date IS NULL`;
  const [row] = toRows(await engine.query(query.text));
  return { closed_undated: Number(row?.n ?? 0) };
}

/** Loaded rows whose days past due are a range within one group, or in several, and those with a word that no number stands for. */
async function wordNotes(engine: Engine, { words }: LoadPlan): Promise<Record<string, number>> {
  if (words === null) return {};
  const [row] = toRows(await engine.query(words));
  const crossing = Number(row?.crossing ?? 0);
  return {
    days_range: Number(row?.ranges ?? 0) - crossing,
    days_range_crossing: crossing,
    word_blanked: Number(row?.blank ?? 0)
  };
}
