import { resolve } from '$app/paths';
import { FILTER_BAR, NEEDS, PAGES } from '#core/i18n/messages/shell.ts';
import type { Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { FilterId } from '#core/query/types.ts';
import type { IconName } from '../icons.ts';

export type PageGroup = 'start' | 'understand' | 'follow' | 'build' | 'foot';

/** What a filter bar chooses beside values of dimensions. */
export type ChosenPart = FilterId | 'dates' | 'compare' | 'hours' | 'handle';

export interface UnusedFilters {
  readonly filters: readonly ChosenPart[];
  readonly reason: Text;
  /** Under one of these filters they are used all the same. */
  readonly unless?: readonly FilterId[];
}

/** A page as the shell knows it: one entry here puts it in the sidebar, the tab bar and the palette. */
export interface PageEntry {
  readonly id: string;
  readonly path: `/${string}`;
  readonly label: Text;
  readonly icon: IconName;
  readonly group: PageGroup;
  /** Shows the filter bar. */
  readonly filtered?: boolean;
  /** Filters that the page cannot use, and why: their chips are struck through. */
  readonly unused?: readonly UnusedFilters[];
  /** Has a place in the bottom bar of phones. */
  readonly tab?: boolean;
  /** What is missing for the page, in words; `null` when it can be drawn. Only asked once data is loaded. */
  readonly missing?: (model: ModelInfo) => Text | null;
}

const needsCalls = (model: ModelInfo): Text | null => ((model.rows.calls ?? 0) > 0 ? null : NEEDS.calls);
/** Cases come from a file of their own, or from calls that name one. */
const needsCases = (model: ModelInfo): Text | null =>
  (model.rows.cases ?? 0) > 0 || model.present.calls?.includes('case_id') ? null : NEEDS.cases;

const needsColumn =
  (column: string, needs: Text) =>
  (model: ModelInfo): Text | null =>
    needsCalls(model) ?? (model.present.calls?.includes(column) ? null : needs);

/** The Overview lists what any file tells (METHODS 9.3). */
const needsAny = ({ rows }: ModelInfo): Text | null =>
  (rows.calls ?? 0) + (rows.cases ?? 0) + (rows.payments ?? 0) > 0 ? null : NEEDS.callsOrCases;

const needsCallsOrCases = ({ rows }: ModelInfo): Text | null =>
  (rows.calls ?? 0) + (rows.cases ?? 0) > 0 ? null : NEEDS.callsOrCases;

/** Situations need a cause or cases with steps. */
const needsSituation = (model: ModelInfo): Text | null =>
  (model.dimensions.cause ?? []).length > 0 || (model.rows.cases ?? 0) > 0 ? null : NEEDS.cause;

/** All pages, in the order of the sidebar. */
export const SHELL_PAGES: readonly PageEntry[] = [
  { id: 'home', path: '/', label: PAGES.home, icon: 'home', group: 'start', tab: true },
  {
    id: 'overview',
    path: '/overview/',
    label: PAGES.overview,
    icon: 'overview',
    group: 'understand',
    filtered: true,
    tab: true,
    missing: needsAny
  },
  {
    id: 'volume',
    path: '/volume/',
    label: PAGES.volume,
    icon: 'volume',
    group: 'understand',
    filtered: true,
    missing: needsCalls
  },
  {
    id: 'workload',
    path: '/workload/',
    label: PAGES.workload,
    icon: 'gauge',
    group: 'understand',
    filtered: true,
    missing: needsColumn('agent_id', NEEDS.agent)
  },
  {
    id: 'repayment',
    path: '/repayment/',
    label: PAGES.repayment,
    icon: 'wallet',
    group: 'understand',
    filtered: true,
    missing: needsCallsOrCases
  },
  {
    id: 'satisfaction',
    path: '/satisfaction/',
    label: PAGES.satisfaction,
    icon: 'smile',
    group: 'understand',
    filtered: true,
    missing: needsColumn('csat', NEEDS.csat)
  },
  {
    id: 'situations',
    path: '/situations/',
    label: PAGES.situations,
    icon: 'steps',
    group: 'understand',
    filtered: true,
    missing: needsSituation
  },
  {
    id: 'agents',
    path: '/agents/',
    label: PAGES.agents,
    icon: 'people',
    group: 'follow',
    filtered: true,
    tab: true,
    missing: needsColumn('agent_id', NEEDS.agent)
  },
  {
    id: 'cases',
    path: '/cases/',
    label: PAGES.cases,
    icon: 'cases',
    group: 'follow',
    filtered: true,
    unused: [
      { filters: ['hours', 'handle'], reason: FILTER_BAR.queueUnused },
      { filters: ['dates'], reason: FILTER_BAR.queueDates, unless: ['channel', 'direction'] },
      { filters: ['compare'], reason: FILTER_BAR.queueCompare }
    ],
    tab: true,
    missing: needsCases
  },
  {
    id: 'contact-rules',
    path: '/contact-rules/',
    label: PAGES.contactRules,
    icon: 'shield',
    group: 'follow',
    filtered: true,
    unused: [{ filters: ['compare'], reason: FILTER_BAR.rulesCompare }],
    missing: needsCalls
  },
  { id: 'data', path: '/data/', label: PAGES.data, icon: 'data', group: 'foot', tab: true },
  { id: 'settings', path: '/settings/', label: PAGES.settings, icon: 'settings', group: 'foot', tab: true }
];

/** Pages that the bottom bar of phones takes first; the others fill up while these do not exist. */
const FIRST_TABS = ['overview', 'stress', 'agents', 'cases'];
const TABS = 4;

/** The pages of the bottom bar, in the order of the sidebar; the sheet behind “More” holds the rest. */
export function tabPages(pages: readonly PageEntry[] = SHELL_PAGES): PageEntry[] {
  const first = pages.filter((page) => FIRST_TABS.includes(page.id));
  const others = pages.filter((page) => page.tab && !first.includes(page));
  const chosen = [...first, ...others].slice(0, TABS);
  return pages.filter((page) => chosen.includes(page));
}

/** Groups of the sidebar with their headings, in order; groups without pages are not drawn. */
export const SHELL_GROUPS: readonly { id: PageGroup; label: Text | null }[] = [
  { id: 'start', label: null },
  { id: 'understand', label: PAGES.groupUnderstand },
  { id: 'follow', label: PAGES.groupFollow },
  { id: 'build', label: PAGES.groupBuild }
];

/** The page of a route (`/overview` → Overview); `null` where there is none, as on the error page. */
export function pageOfRoute(routeId: string | null): PageEntry | null {
  const path = routeId === '/' ? '/' : `${routeId ?? ''}/`;
  return SHELL_PAGES.find((page) => page.path === path) ?? null;
}

/** Address of a page under any base path, with the query string that keeps the selection. */
export function hrefOf(page: Pick<PageEntry, 'path'>, search = ''): string {
  return resolve(page.path as '/') + search;
}
