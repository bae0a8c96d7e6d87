import { roster } from '#core/analyses/agents/roster.ts';
import { backlogByTeam } from '#core/analyses/cases/by-team.ts';
import { queueTabs } from '#core/analyses/cases/queue.ts';
import { auditContacts } from '#core/analyses/contact-rules/audit.ts';
import { contactHours, highestCounts } from '#core/analyses/contact-rules/details.ts';
import { DEFAULT_CAP } from '#core/analyses/contact-rules/presets.ts';
import type { FrequencyRule, HoursRule } from '#core/analyses/contact-rules/types.ts';
import { allFigures, figures } from '#core/analyses/figures.ts';
import { overview } from '#core/analyses/overview.ts';
import { keeping, type PanelQuestion } from '#core/analyses/question.ts';
import { contactSteps } from '#core/analyses/repayment/contact-steps.ts';
import { cureCurves } from '#core/analyses/repayment/cure-curve.ts';
import { followUp } from '#core/analyses/repayment/follow-up.ts';
import { reachByHour } from '#core/analyses/repayment/hours.ts';
import { instalments } from '#core/analyses/repayment/instalments.ts';
import { keptBy } from '#core/analyses/repayment/kept-by.ts';
import { planCurves } from '#core/analyses/repayment/plan-curves.ts';
import { promiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import { reachByAttempt } from '#core/analyses/repayment/reach-by-attempt.ts';
import { reminderComparison } from '#core/analyses/repayment/reminders.ts';
import { rollMatrix } from '#core/analyses/repayment/roll-matrix.ts';
import { vintages } from '#core/analyses/repayment/vintage.ts';
import { waivers } from '#core/analyses/repayment/waivers.ts';
import { answers } from '#core/analyses/satisfaction/answers.ts';
import { csatByHandleTime } from '#core/analyses/satisfaction/by-handle-time.ts';
import { drivers } from '#core/analyses/satisfaction/drivers.ts';
import { splitBy } from '#core/analyses/split.ts';
import { LANDMARKS, stepAssociations } from '#core/analyses/steps/association.ts';
import { channelMix } from '#core/analyses/steps/channels.ts';
import { stepsCoverage } from '#core/analyses/steps/coverage.ts';
import { segments } from '#core/analyses/steps/segments.ts';
import { SITUATION_METRICS, situationFigures } from '#core/analyses/steps/situations.ts';
import { stepDelays } from '#core/analyses/steps/step-delays.ts';
import { timeBySituation } from '#core/analyses/steps/time-by-situation.ts';
import { transfers } from '#core/analyses/steps/transfers.ts';
import { weeklyTrends } from '#core/analyses/trend.ts';
import { arrivalPanels } from '#core/analyses/volume/arrival-panels.ts';
import { forecastArrivals } from '#core/analyses/volume/forecast.ts';
import { handleSplit } from '#core/analyses/volume/handle-split.ts';
import { handleHistogram } from '#core/analyses/volume/histogram.ts';
import { serviceLevels } from '#core/analyses/volume/service-level.ts';
import { waits } from '#core/analyses/volume/waits.ts';
import { busyPresent } from '#core/analyses/workload/busy-present.ts';
import { figuresByTeam } from '#core/analyses/workload/by-team.ts';
import { concurrency } from '#core/analyses/workload/concurrency.ts';
import { backToBack } from '#core/analyses/workload/expected-b2b.ts';
import { workloadImbalance } from '#core/analyses/workload/imbalance.ts';
import { occupancyHeat } from '#core/analyses/workload/occupancy-heat.ts';
import { peakExposure } from '#core/analyses/workload/peak.ts';
import { shiftsStrip } from '#core/analyses/workload/shifts-strip.ts';
import { spells } from '#core/analyses/workload/spells.ts';
import { causeTimes } from '#core/analyses/workload/time-by-cause.ts';
import type { Engine } from '#core/engine.ts';
import { STEP_IDS } from '#core/semantic/metrics/steps.ts';
import { contactCap } from '#lib/state/contact-cap.svelte.ts';
import { contactRules } from '#lib/state/contact-rules.svelte.ts';
import { askedFigures, pageFigures, teamFigures, type FigurePage } from '../page/page-figures.ts';

type Panel = (engine: Engine, question: PanelQuestion) => Promise<unknown>;

/** The key figures of a page, and the table at its foot. */
const figuresOf = (page: FigurePage): Panel[] => [
  (engine, question) => figures(engine, askedFigures(pageFigures(page, question.model)), question),
  (engine, question) => allFigures(engine, question, pageFigures(page, question.model).groups)
];

/** What the Overview asks under a selection. */
export const OVERVIEW: readonly Panel[] = [overview, (engine, question) => allFigures(engine, question)];

/** What the other pages ask when they open, panel by panel, as long as nothing is switched (`tests/e2e/ahead.test.ts` keeps both in step). */
export const OPENINGS: Readonly<Record<string, readonly Panel[]>> = {
  volume: [
    ...figuresOf('volume'),
    arrivalPanels,
    keeping('cause', (engine, question) => handleSplit(engine, question)),
    serviceLevels,
    waits,
    (engine, question) => handleHistogram(engine, { ...question, scale: 'linear' }),
    (engine, question) => weeklyTrends(engine, ['repeat_contact_rate_7d'], question),
    forecastArrivals
  ],
  workload: [
    ...figuresOf('workload'),
    keeping('team', (engine, question) => figuresByTeam(engine, teamFigures(question.model).load, question)),
    keeping('team', (engine, question) => figuresByTeam(engine, teamFigures(question.model).days, question)),
    busyPresent,
    occupancyHeat,
    spells,
    shiftsStrip,
    keeping('cause', causeTimes),
    keeping('team', backToBack),
    keeping('team', workloadImbalance),
    peakExposure,
    concurrency,
    (engine, question) => backlogByTeam(engine, { ...question, cap: contactCap.current }),
    (engine, question) => figuresByTeam(engine, ['open_cases_per_agent', 'backlog_days'], question)
  ],
  situations: [
    ...figuresOf('situations'),
    keeping('cause', (engine, question) => situationFigures(engine, SITUATION_METRICS, 'cause', question)),
    keeping('cause', (engine, question) => situationFigures(engine, STEP_IDS, 'cause', question)),
    keeping('cause', stepDelays),
    stepsCoverage,
    (engine, question) => stepAssociations(engine, question, LANDMARKS[0]),
    keeping('cause', keeping('dpd', segments)),
    keeping('channel', channelMix),
    keeping('cause', timeBySituation),
    transfers
  ],
  agents: [roster],
  repayment: [
    ...figuresOf('repayment'),
    contactSteps,
    keeping('dpd', (engine, question) => splitBy(engine, ['kept_rate'], 'dpd', question)),
    keeping('dpd', (engine, question) => keptBy(engine, question, 'dpd')),
    promiseWeeks,
    cureCurves,
    rollMatrix,
    vintages,
    followUp,
    (engine, question) => planCurves(engine, question, 'plan_type'),
    instalments,
    waivers,
    reminderComparison,
    (engine, question) => reachByAttempt(engine, question, { cap: DEFAULT_CAP.attempts }),
    reachByHour
  ],
  satisfaction: [
    ...figuresOf('satisfaction'),
    drivers,
    csatByHandleTime,
    keeping('cause', (engine, question) => answers(engine, 'cause', question)),
    (engine, question) => weeklyTrends(engine, ['csat_avg'], question),
    keeping('team', (engine, question) => splitBy(engine, ['csat_avg'], 'team', question)),
    keeping('channel', (engine, question) => splitBy(engine, ['csat_avg'], 'channel', question))
  ],
  cases: [(engine, question) => queueTabs(engine, { ...question, cap: contactCap.current })],
  'contact-rules': [
    (engine, question) => auditContacts(engine, { ...question, rules: contactRules.rules }),
    async (engine, question) => {
      const { rules } = contactRules;
      const hours = rules.find((rule): rule is HoursRule => rule.kind === 'hours');
      const frequency = rules.find((rule): rule is FrequencyRule => rule.kind === 'frequency');
      if (hours) await contactHours(engine, hours, question);
      if (frequency) await highestCounts(engine, frequency, question);
    }
  ]
};
