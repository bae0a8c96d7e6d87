import { getContext, setContext } from 'svelte';
import { figures } from '#core/analyses/figures.ts';
import type { Figure } from '#core/analyses/overview-types.ts';
import { widestPart, type SelectionPart } from '#core/analyses/widest.ts';
import { formatValue } from '#core/i18n/format.ts';
import { FILTER_BAR } from '#core/i18n/messages/shell.ts';
import type { DrillPart } from '#core/query/drill.ts';
import type { Selection } from '#core/query/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { selection } from '#lib/state/selection.svelte.ts';
import { announcer } from '../announce.svelte.ts';
import type { PanelStatus } from '../panel/types.ts';
import { selectionBehind } from '../rows/marked.ts';
import type { RowsAsk } from '../rows/rows.ts';
import { nothingMatches } from './nothing.ts';
import { askedFigures } from './page-figures.ts';
import { Tile } from './tile.svelte.ts';

/** What lies behind a panel or a mark: the metric whose rows are meant, and which of them. */
export interface RowsBehind extends DrillPart {
  readonly metric: string;
  /** Narrows the selection of the page, e.g. to one half-hour. */
  readonly selection?: Partial<Selection>;
}

/** What the panels of one page share: the key figures, whether anything matches at all, and the drawer of rows. */
export class PageState {
  /** The key figures of the page, in order. */
  readonly figures: Tile<Figure[]>;
  rows = $state.raw<RowsAsk | null>(null);
  #widest = $state.raw<SelectionPart | null>(null);
  #isEmpty = $state(false);

  /**
   * @param ids metrics of the row of key figures
   * @param counted metric that tells whether anything matches the selection; null where a page asks for itself
   */
  constructor(ids: readonly string[], counted: string | null) {
    this.figures = new Tile(async (engine, question) => {
      const found = await figures(engine, askedFigures({ figures: ids, counted }), question);
      const count = found.find(({ metric }) => metric === counted)?.now.value ?? null;
      this.#isEmpty = count === 0;
      this.#widest = count === 0 ? await widestPart(engine, question) : null;
      if (count !== null) announcer.say(locale.t(FILTER_BAR.matches, { n: formatValue(count, 'count', locale.id) }));
      return found.filter(({ metric }) => ids.includes(metric));
    });
    setContext(KEY, this);
  }

  /** Set when nothing matches the selection: every panel then says so, and which filter to remove. */
  get nothing(): PanelStatus | null {
    return this.#isEmpty ? nothingMatches(this.#widest) : null;
  }

  /** Opens the drawer of rows. */
  openRows(title: string, { selection: narrowed, ...behind }: RowsBehind): void {
    this.rows = { ...behind, title, selection: { ...selectionBehind(selection.current, behind.mark), ...narrowed } };
  }
}

const KEY = Symbol('page');

/** The page around; null outside of one. */
export const pageState = (): PageState | null => getContext<PageState | undefined>(KEY) ?? null;
