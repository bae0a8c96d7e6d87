import { beforeAll, describe, expect, test } from 'vitest';
import { caseTimeline } from '#core/analyses/cases/timeline.ts';
import { contactSteps } from '#core/analyses/repayment/contact-steps.ts';
import { followUp } from '#core/analyses/repayment/follow-up.ts';
import { caseFunnel } from '#core/analyses/repayment/funnel.ts';
import { instalments } from '#core/analyses/repayment/instalments.ts';
import { KEPT_SPLITS, keptBy } from '#core/analyses/repayment/kept-by.ts';
import { planCurves, PLAN_SPLITS, type PlanSplit } from '#core/analyses/repayment/plan-curves.ts';
import { promiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import { reminderChannels, reminderComparison, type ReminderResult } from '#core/analyses/repayment/reminders.ts';
import { vintages } from '#core/analyses/repayment/vintage.ts';
import { waivers } from '#core/analyses/repayment/waivers.ts';
import { adjusted, logRankOf, planSubjects, reminderSubjects, reminderTables, shownCurve, waiverTables, type Subject } from '../../support/second/curves.ts'; // prettier-ignore
import { say } from '#core/i18n/text.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { dayOf } from '../../support/promises.ts';
import { expectLimits } from '../../support/second/comparisons.ts';
import type { Look } from '../../support/second/figures.ts';
import { contactPairs, funnelOf, vintagesOf, weeksOf } from '../../support/second/funnel.ts';
import { eventsOf } from '../../support/second/timeline.ts';
import { followedInTime, keptGroups, planPairs } from '../../support/second/promised.ts';
import { LOOKS, selectionOf, WORLDS } from '../../support/second/looks.ts';
import { groupBy, rawWorld, type Raw } from '../../support/second/raw.ts';
import { callsOf, type Call } from '../../support/second/situations.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

for (const { name, folder } of WORLDS) {
  describe(`comparisons on Repayment equal plain TypeScript on the raw files of ${name}`, () => {
    let world: World;
    let raw: Raw;
    let calls: Call[];
    beforeAll(async () => {
      const path = folder();
      raw = rawWorld(path);
      calls = callsOf(raw);
      ({ world } = await sampleWorld(path));
    }, 300_000);
    const asked = ({ from, to, team }: Look) => world.ask(from, to, team ? { team: [world.code('team', team)] } : {});
    const subjectsOf = (look: Look, split: PlanSplit): Subject[] =>
      split === 'reminder' ? reminderSubjects(raw, look) : planSubjects(raw, look, split === 'relief' ? 'relief_considered' : 'plan_type'); // prettier-ignore

    test('everything that happened to the cases with most to tell, and to some others, oldest first', async () => {
      const events = eventsOf(folder(), world.model.asOf!);
      const kindsOf = (id: string) => new Set(events.get(id)!.map(([, , text]) => text)).size;
      const ids = [...events.keys()].filter((id) => raw.cases.has(id)).sort((a, b) => kindsOf(b) - kindsOf(a) || (a < b ? -1 : 1)); // prettier-ignore
      expect(kindsOf(ids[0]!)).toBeGreaterThan(12);

      for (const id of [...ids.slice(0, 12), ...ids.filter((_, i) => i % 500 === 0)]) {
        const found = await caseTimeline(world.engine, { caseId: id, model: world.model, settings: DEFAULT_SETTINGS });

        const shown = found.map(({ kind, at, text, detail, amount, talkS, callId }) => [kind, at, say(text.text, 'en', text.params), detail, amount, talkS, callId]); // prettier-ignore
        const lines = (list: readonly (readonly unknown[])[]) => list.map((one) => JSON.stringify(one)).sort();
        expect(lines(shown)).toEqual(lines(events.get(id)!));
        expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).sort());
      }
    });

    for (const look of LOOKS) {
      const selection = `${look.from} to ${look.to}, ${look.team ?? 'all'}`;

      test.each(PLAN_SPLITS)(`days to the first payment by %s: ${selection}`, async (split) => {
        const { groups, tests } = await planCurves(world.engine, asked(look), split);

        const wanted = groupBy(subjectsOf(look, split), ({ id }) => id);
        expect(groups.map(({ id }) => id).sort()).toEqual([...wanted.keys()].sort());
        for (const { id, curve } of groups) {
          const want = shownCurve(wanted.get(id)!);
          expect([id, curve.subjects, curve.events, curve.median]).toEqual([id, want.subjects, want.events, want.median]); // prettier-ignore
          expect(curve.points.map(({ t, share, atRisk }) => [t, share, atRisk])).toEqual(want.points.map(({ t, share, atRisk }) => [t, expect.closeTo(share, 9), atRisk])); // prettier-ignore
          for (const [i, { lo, hi }] of want.points.entries()) {
            if (lo === null || hi === null) continue;
            expect([curve.points[i]!.lo, curve.points[i]!.hi]).toEqual([expect.closeTo(lo, 9), expect.closeTo(hi, 9)]);
          }
        }
        expect(tests).toHaveLength(split === 'relief' ? 0 : groups.filter(({ id }) => id !== 'unknown').length - 1);
        for (const { id, against, chi2, reason } of tests) {
          if (!reason) expect(chi2).toBeCloseTo(logRankOf(wanted.get(id)!, wanted.get(against)!), 6);
        }
      });

      test(`kept promises with and without a reminder, at every timing and by channel: ${selection}`, async () => {
        const { timings } = await reminderComparison(world.engine, asked(look));

        for (const one of timings) expectReminded(one);
        const most = timings.toSorted((a, b) => b.comparison.exposed.n - a.comparison.exposed.n)[0]!;
        const { timings: channels } = await reminderChannels(world.engine, asked(look));
        expect(channels.length).toBeGreaterThan(0);
        expect(channels.reduce((sum, { comparison }) => sum + comparison.exposed.n, 0)).toBe(most.comparison.exposed.n);
        for (const one of channels) {
          expect(one.timing).toBe(most.timing);
          expectReminded(one);
        }

        function expectReminded({ timing, channel, comparison }: ReminderResult): void {
          const tables = reminderTables(raw, look, timing, channel);
          const sum = (name: 'a' | 'n1' | 'b' | 'n0') => tables.reduce((total, one) => total + one[name], 0);
          const { exposed, unexposed } = comparison;
          expect([timing, exposed.parts, unexposed.parts]).toEqual([timing, { num: sum('a'), den: sum('n1') }, { num: sum('b'), den: sum('n0') }]); // prettier-ignore
          if (comparison.rd === null) return;
          expectLimits(comparison, tables);
          const want = adjusted(tables);
          expect([comparison.rd, comparison.without]).toEqual([expect.closeTo(want.rd, 9), expect.closeTo(want.without, 9)]); // prettier-ignore
        }
      });

      test.each(KEPT_SPLITS)(
        `kept promises by %s, with part-paid, pending and superseded ones: ${selection}`,
        async (split) => {
          const { groups } = await keptBy(world.engine, asked(look), split);

          const want = keptGroups(raw, look, split);
          expect(groups.length).toBe(want.size);
          for (const { code, keptRate, keptAmountRate, broken, partial, partialPaid, pending, superseded } of groups) {
            const name = split === 'dpd' ? code : world.model.dimensions[split]?.find((one) => one.code === code)?.name;
            const own = want.get(String(name ?? ''))!;
            const { kept, matured, money } = own;
            expect([name, keptRate.parts?.num ?? 0, keptRate.parts?.den ?? 0, broken.value ?? 0]).toEqual([
              name,
              kept,
              matured,
              matured - kept
            ]);
            expect([name, partial, partialPaid, pending, superseded]).toEqual([
              name,
              own.partial,
              expect.closeTo(own.partialPaid, 6),
              own.pending,
              own.superseded
            ]);
            if (keptAmountRate.value !== null) expect(keptAmountRate.value).toBeCloseTo(money[0] / money[1], 9);
          }
        }
      );

      test.each([null, 30])(`cases from assignment to cure, within %s days: ${selection}`, async (horizonDays) => {
        const found = await caseFunnel(world.engine, asked(look), { horizonDays });

        const want = funnelOf(raw, calls, look, horizonDays);
        expect(found.steps.map(({ cases }) => cases)).toEqual(want.nested);
        expect(found.steps.map(({ anyway }) => anyway)).toEqual(want.anyway);
        const { curedAfterPromise, inboundOnly, tooYoung } = found;
        expect({ curedAfterPromise, inboundOnly, tooYoung }).toMatchObject({ curedAfterPromise: want.curedAfterPromise, inboundOnly: want.inboundOnly, tooYoung: want.tooYoung }); // prettier-ignore
        for (const [i, { conversion }] of found.steps.entries()) {
          if (i > 0) expect(conversion.parts).toEqual({ num: want.nested[i], den: want.nested[i - 1] });
        }
      });

      test(`attempts, contacts, promises, and the three names of right-party contact: ${selection}`, async () => {
        // The data begin on 2 March 2026: nothing can be compared with a time before.
        const isFirst = look.from < '2026-03-23';
        const chosen = { ...selectionOf(look, world.model), compare: isFirst ? ('none' as const) : ('prev' as const) };
        const { steps, rightParty } = await contactSteps(world.engine, { model: world.model, settings: world.settings, selection: chosen }); // prettier-ignore

        const days = dayOf(look.to) - dayOf(look.from) + 1;
        const back = (date: string) => new Date((dayOf(date) - days) * 86_400_000).toISOString().slice(0, 10);
        const now = contactPairs(raw, calls, look);
        const before = isFirst ? null : contactPairs(raw, calls, { ...look, from: back(look.from), to: back(look.to) });
        for (const { metric, now: shown, previous } of [...steps.map(({ rate }) => rate), ...rightParty]) {
          const pairOf = (pairs: typeof now | null) => pairs && { num: pairs[metric]![0], den: pairs[metric]![1] };
          expect([metric, shown.parts]).toEqual([metric, pairOf(now)]);
          const then = pairOf(before);
          if (then && then.den > 0) expect([metric, previous!.parts]).toEqual([metric, then]);
        }
        const [attempts, promised, kept] = [now.contact_rate!, now.promise_rate!, now.kept_rate!];
        expect(steps.map(({ count }) => count)).toEqual([attempts[1], attempts[0], now.rpc_per_contact![0], promised[0], kept[0]]); // prettier-ignore
      });

      test(`money promised and received by week: ${selection}`, async () => {
        const { weeks } = await promiseWeeks(world.engine, asked(look));

        const want = weeksOf(raw, look);
        expect(want.length).toBeGreaterThan(2);
        const money = ['promised', 'received', 'pendingPromised', 'pendingReceived'] as const;
        const shown = weeks.map(({ week, pending, kept, ...of }) => ({ week, pending, kept: kept.parts?.num ?? 0, matured: kept.parts?.den ?? 0, ...Object.fromEntries(money.map((name) => [name, of[name]])) })); // prettier-ignore
        expect(shown).toEqual(want.map((one) => ({ ...one, ...Object.fromEntries(money.map((name) => [name, expect.closeTo(one[name] as number, 4)])) }))); // prettier-ignore
      });

      test(`recovery by month of placement: ${selection}`, async () => {
        const { vintages: found } = await vintages(world.engine, asked(look));

        const want = vintagesOf(raw, look);
        expect(want.length).toBeGreaterThan(1);
        expect(found.map(({ month, cases, placed }) => [month, cases, placed])).toEqual(want.map(({ month, cases, placed }) => [month, cases, expect.closeTo(placed, 4)])); // prettier-ignore
        for (const [i, { cells }] of found.entries()) {
          const { recovery, over } = want[i]!;
          expect(cells.map(({ month, recovery: { value }, complete }) => [month, value, complete])).toEqual(recovery.map((value, month) => [month, expect.closeTo(value, 9), month < over])); // prettier-ignore
        }
      });

      test(`broken promises followed up within two working days: ${selection}`, async () => {
        const { withinTwoDays } = await followUp(world.engine, asked(look));

        const { inTime, judged } = followedInTime(raw, look);
        expect(withinTwoDays.parts).toEqual({ num: inTime, den: judged });
      });

      test(`instalments on time, money and the first miss of a plan: ${selection}`, async () => {
        const { plan_adherence, moneyAdherence, firstMiss } = await instalments(world.engine, asked(look));

        const { onTime, money, firstMiss: want } = planPairs(raw, look);
        expect(plan_adherence.parts).toEqual({ num: onTime[0], den: onTime[1] });
        expect(moneyAdherence.value).toBeCloseTo(money[0] / money[1], 9);
        expect([firstMiss!.subjects, firstMiss!.events]).toEqual([want.subjects, want.events]);
        expect(firstMiss!.points.map(({ t, share, atRisk }) => [t, share, atRisk])).toEqual(
          want.points.map(({ t, share, atRisk }) => [t, expect.closeTo(share, 9), atRisk])
        );
      });

      test(`what a waiver has to bring: ${selection}`, async () => {
        const { breakEven } = await waivers(world.engine, asked(look), { horizonDays: 60, landmarkDay: 30 });

        const { tables, balance, waiver } = waiverTables(raw, look);
        const exposed = tables.reduce((total, { n1 }) => total + n1, 0);
        if (exposed === 0) {
          expect(breakEven).toBeNull();
          return;
        }
        const { rd, without } = adjusted(tables);
        expect([breakEven!.balance, breakEven!.waiver]).toEqual([
          expect.closeTo(balance, 6),
          expect.closeTo(waiver, 6)
        ]);
        expect(breakEven!.comparison.exposed.parts?.den).toBe(exposed);
        expect(breakEven!.comparison.rd).toBeCloseTo(rd, 9);
        expectLimits(breakEven!.comparison, tables);
        // p₁·(B − W) has to be at least p₀·B.
        expect(breakEven!.required! * (balance - waiver)).toBeCloseTo(without * balance, 6);
      });
    }
  });
}
