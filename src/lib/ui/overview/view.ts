import type { TimeColumnsData } from '#core/charts/time-columns.ts';
import type { ForestData } from '#core/charts/forest-list.ts';
import type { HeatData } from '#core/charts/heat-map.ts';
import type { IntervalData } from '#core/charts/interval-dots.ts';
import type { FigureView } from '../marks/figure-view.ts';
import type { PanelDefinition, PanelStatus } from '../panel/types.ts';

/** A panel of the page: words, state, and the data of its chart (null unless the state is `ready`). */
export interface TileView<D> {
  readonly title: string;
  readonly subtitle: string;
  readonly status: PanelStatus;
  readonly data: D | null;
  /** Put together when it is asked for. */
  readonly definition: (() => PanelDefinition) | null;
  /** A line under the chart. */
  readonly foot: string;
}

/** Figures of one group, as a block of the table of all figures. */
export interface FigureGroup {
  readonly id: string;
  readonly label: string;
  readonly figures: readonly FigureView[];
}

/** A piece of the lede: words, or a number that leads to what it stands for. */
export interface LedePiece {
  readonly text: string;
  readonly href: string | null;
}

/** The Overview in words and numbers: what its components receive. */
export interface OverviewView {
  readonly lede: readonly LedePiece[];
  readonly key: readonly (FigureView & { readonly href?: string | null })[];
  readonly daily: TileView<TimeColumnsData>;
  readonly moved: TileView<ForestData>;
  readonly heat: TileView<HeatData>;
  readonly promises: TileView<IntervalData>;
  readonly strain: TileView<IntervalData>;
  readonly groups: readonly FigureGroup[];
}
