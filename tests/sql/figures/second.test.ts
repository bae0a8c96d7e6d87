import { beforeAll, describe, expect, test } from 'vitest';
import { allFigures } from '#core/analyses/figures.ts';
import { overview } from '#core/analyses/overview.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { METRICS } from '#core/semantic/metrics/index.ts';
import type { Selection } from '#core/query/types.ts';
import { secondWorld, type Figures, type Look, type Second } from '../../support/second/figures.ts';
import { worldFolder } from '../../support/worlds.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

interface Case {
  readonly name: string;
  readonly look: Look;
  /** The period before, where it is compared. */
  readonly before?: Look;
}

/** Three selections, one with a comparison, one of a single team. */
const CASES: readonly Case[] = [
  { name: 'all', look: { from: '2000-01-01', to: '2026-05-24', team: null } },
  {
    name: 'four weeks, compared with the four before',
    look: { from: '2026-04-06', to: '2026-05-03', team: null },
    before: { from: '2026-03-09', to: '2026-04-05', team: null }
  },
  { name: 'one team, three weeks', look: { from: '2026-03-23', to: '2026-04-12', team: 'Hardship' } }
];

const WORLDS = [
  { name: 'the sample', folder: () => 'sample-data/world' },
  { name: 'the null world', folder: () => worldFolder('null') }
];

for (const { name, folder } of WORLDS) {
  describe(`every figure of ${name} equals a second computation`, () => {
    let world: World;
    let second: Second;
    beforeAll(async () => {
      const path = folder();
      [{ world }, second] = await Promise.all([
        sampleWorld(path, { inHours: { days: [1, 2, 3, 4, 5], fromMin: 540, toMin: 1080 } }),
        secondWorld(path)
      ]);
    }, 300_000);

    test.each(CASES)('strain by team on the Overview: $name', async ({ look, before }) => {
      const { strain } = await overview(world.engine, { model: world.model, settings: world.settings, selection: selectionOf(look, before, world) }); // prettier-ignore

      const wanted = (at: Look | undefined, team: string) => at && second.strain({ ...at, team }).strain_risk;
      const close = (value: number | null | undefined) => (value == null ? null : expect.closeTo(value, 9));
      const teams = world.model.dimensions.team!.filter(({ name: team }) => look.team === null || team === look.team);
      expect(strain.rows.map(({ label }) => label.en).sort()).toEqual(teams.map(({ name: team }) => team).sort());
      for (const { label, now, previous } of strain.rows) {
        expect([label.en, now.value, previous?.value ?? null]).toEqual([label.en, close(wanted(look, label.en)), close(wanted(before, label.en))]); // prettier-ignore
      }
      expect(strain.rows.some(({ now }) => now.value !== null)).toBe(true);
    });

    for (const { name: selection, look, before } of CASES) {
      test(
        selection,
        async () => {
          const groups = await allFigures(world.engine, { model: world.model, settings: world.settings, selection: selectionOf(look, before, world) }); // prettier-ignore
          const figures = groups.flatMap((group) => group.figures);

          const now = await second.figures(look);
          expect(differences(figures.map((figure) => figure.now), now)).toEqual([]); // prettier-ignore
          if (!before) return;
          const then = await second.figures(before);
          expect(differences(figures.flatMap((figure) => figure.previous ?? []), then)).toEqual([]); // prettier-ignore
        },
        120_000
      );
    }
  });
}

function selectionOf({ from, to, team }: Look, before: Look | undefined, { model }: World): Selection {
  const id = model.dimensions.team?.find(({ name }) => name === team)?.id;
  return {
    range: from === '2000-01-01' ? 'all' : { from, to },
    compare: before ? 'prev' : 'none',
    filters: id === undefined ? {} : { team: [id] },
    hours: []
  };
}

/** What is not the same, to nine figures; every metric must be in the second computation. */
function differences(found: readonly Envelope[], expected: Figures): unknown[] {
  expect(found.map(({ id }) => id)).toEqual(METRICS.map(({ id }) => id));
  return found.flatMap(({ id, value, reason }): unknown[] => {
    if (!(id in expected)) return [{ id, missing: true }];
    const want = expected[id] ?? null;
    const isSame = value === null || want === null ? value === want : Math.abs(value - want) <= 1e-9 * Math.max(1, Math.abs(want)); // prettier-ignore
    return isSame ? [] : [{ id, value, want, reason: reason?.text.en }];
  });
}
