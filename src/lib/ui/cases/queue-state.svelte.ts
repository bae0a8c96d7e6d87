import { pushState, replaceState } from '$app/navigation';
import { page } from '$app/state';
import { queueRows, queueTabs } from '#core/analyses/cases/queue.ts';
import {
  TABS,
  type AgeBandId,
  type QueuePage,
  type QueueRow,
  type QueueTabs,
  type TabId
} from '#core/analyses/cases/types.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import { CASES_PAGE } from '#core/i18n/messages/cases-page.ts';
import { scopeOf } from '#core/query/scope.ts';
import { resolve } from '#core/query/range.ts';
import { caseMarks } from '#lib/state/case-marks.svelte.ts';
import { contactCap } from '#lib/state/contact-cap.svelte.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { selection } from '#lib/state/selection.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import { announcer } from '../announce.svelte.ts';
import { asking } from '../asking.ts';
import { saveText, toCsv } from '../csv.ts';
import { Tile } from '../page/tile.svelte.ts';
import { queueTable } from './queue-csv.ts';

/** Rows on the screen at once. */
export const PAGE_ROWS = 50;
const CSV_ROWS = 1_000_000;

interface Shown extends QueueTabs, QueuePage {
  readonly tab: TabId;
}

/** What is looked at in the queue: tab, age, page, the row that the keys are on, and the open case. */
export class QueueState {
  readonly tile: Tile<Shown>;
  age = $state<AgeBandId | null>(null);
  hideDone = $state(false);
  active = $state(0);
  offset = $state(0);
  #chosen = $state<TabId | null>(tabIn(page.url.searchParams.get('tab')));
  /** The row that becomes active when the next page is there. */
  #land: 'first' | 'last' = 'first';

  constructor() {
    this.tile = new Tile(
      async (engine, { scope, settings, model, signal }) => {
        const options = { scope, settings, model, signal, cap: contactCap.current };
        const tabs = await queueTabs(engine, options);
        const tab = this.#chosen ?? firstOf(tabs);
        const rows = await queueRows(engine, { ...options, tab, ...this.#part(), offset: this.offset, limit: PAGE_ROWS });
        this.active = this.#land === 'last' ? Math.max(0, rows.rows.length - 1) : Math.min(this.active, Math.max(0, rows.rows.length - 1));
        this.#land = 'first';
        return { ...tabs, ...rows, tab };
      },
      {
        watch: () => [this.#chosen, this.age, this.offset, this.hideDone && caseMarks.done, contactCap.current],
        reason: ({ tabs }) => (tabs.every(({ count }) => count === null) ? locale.t(workspace.model?.asOf ? CASES_PAGE.nothingKnown : CASES.notes.noDates) : null)
      }
    ); // prettier-ignore
  }

  get shown(): Shown | null {
    return this.tile.value;
  }

  /** The tab chosen, at first the first one that holds a case. */
  get tab(): TabId {
    return this.#chosen ?? this.shown?.tab ?? 'due_today';
  }

  get rows(): readonly QueueRow[] {
    return this.shown?.rows ?? [];
  }

  /** The case whose drawer is open, by the address. */
  get openCase(): string | null {
    return page.state.caseId !== undefined ? page.state.caseId : page.url.searchParams.get('case');
  }

  #part() {
    return { ...(this.age ? { age: this.age } : {}), without: this.hideDone ? caseMarks.done : [] };
  }

  choose(tab: TabId): void {
    this.#chosen = tab;
    this.age = null;
    this.#restart();
    replaceState(addressWith({ tab }), page.state);
  }

  chooseAge(age: AgeBandId | null): void {
    this.age = this.age === age ? null : age;
    this.#restart();
  }

  setHideDone(on: boolean): void {
    this.hideDone = on;
    this.#restart();
  }

  #restart(): void {
    this.offset = 0;
    this.active = 0;
  }

  /** The tab before or after; tabs that cannot be computed are passed over. */
  stepTab(by: 1 | -1): void {
    const open = (this.shown?.tabs ?? []).filter(({ count }) => count !== null).map(({ id }) => id);
    const next = open[(open.indexOf(this.tab) + by + open.length) % open.length];
    if (next) this.choose(next);
  }

  /** The row before or after, across pages. */
  step(by: 1 | -1): void {
    const next = this.active + by;
    if (next >= 0 && next < this.rows.length) this.active = next;
    else this.turn(by, by === 1 ? 'first' : 'last');
  }

  /** The page before or after. */
  turn(by: 1 | -1, land: 'first' | 'last' = 'first'): void {
    const offset = this.offset + by * PAGE_ROWS;
    if (offset < 0 || offset >= (this.shown?.total ?? 0)) return;
    this.#land = land;
    this.active = 0;
    this.offset = offset;
  }

  open(caseId: string): void {
    if (this.openCase === null) pushState(addressWith({ case: caseId }), { caseId });
    else replaceState(addressWith({ case: caseId }), { caseId });
  }

  close(): void {
    replaceState(addressWith({ case: null }), { caseId: null });
  }

  toggleDone(caseId: string): void {
    const done = !caseMarks.isDone(caseId);
    caseMarks.markDone(caseId, done, new Date());
    announcer.say(locale.t(done ? CASES_PAGE.markedDone : CASES_PAGE.markedOpen, { case: caseId }));
  }

  undo(): void {
    if (caseMarks.undo().length > 0) announcer.say(locale.t(CASES_PAGE.undone));
  }

  /** Saves every row of the tab as looked at. */
  async download(): Promise<void> {
    const { engine, model, settings, namesShown } = workspace;
    const shown = this.shown;
    if (!engine || !model || !shown) return;
    const { from, to } = resolve(selection.current, model, settings);
    const scope = { ...scopeOf(selection.current, model), from, to };
    const options = {
      scope,
      settings,
      model,
      cap: contactCap.current,
      tab: this.tab,
      ...this.#part(),
      limit: CSV_ROWS
    };
    // Counts as asking: what is asked ahead waits, and leaves the tables of the queue alone.
    let rows: readonly QueueRow[] = [];
    await asking(async () => {
      ({ rows } = await queueRows(engine, options));
    });
    const table = queueTable(rows, {
      holds: shown.holds,
      masked: !namesShown,
      isComing: this.tab === 'not_reminded',
      markOf: (caseId) => caseMarks.of(caseId)
    });
    saveText(await toCsv(table.head, table.rows), `evenkeel-follow-up-${this.tab}.csv`);
  }
}

const tabIn = (text: string | null): TabId | null => TABS.find((tab) => tab === text) ?? null;

const firstOf = ({ tabs }: QueueTabs): TabId => tabs.find(({ count }) => (count ?? 0) > 0)?.id ?? 'due_today';

/** The address as it is, with keys of the page set or (null) removed. */
function addressWith(keys: Readonly<Record<string, string | null>>): string {
  const url = new URL(location.href);
  for (const [key, value] of Object.entries(keys)) {
    if (value === null) url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  }
  return `${url.pathname}${url.search}`;
}
