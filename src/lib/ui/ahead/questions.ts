import { allFigures, overview } from '#core/analyses/overview.ts';
import { preparations } from '#core/analyses/prepare.ts';
import { questionOf } from '#core/analyses/question.ts';
import { remembering } from '#core/analyses/remember.ts';
import type { Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SELECTION, toSearch } from '#core/query/selection.ts';
import type { FilterId, Selection } from '#core/query/types.ts';
import type { Settings } from '#core/settings.ts';
import type { Ahead } from './ahead.ts';
import { OPENINGS } from './openings.ts';

/** Filters with so few values are gone through ahead. */
const FEW_VALUES = 8;

interface Place {
  readonly engine: Engine;
  readonly model: ModelInfo;
  readonly settings: Settings;
  readonly selection: Selection;
  /** The page that rests. */
  readonly page: string;
}

/**
 * What is worth answering while a page rests, the likeliest first: what pages need once per data set, what the other pages open with under the
 * present selection, and on the Overview what one click on a filter asks.
 */
export function questionsAhead(place: Place): Ahead[] {
  const { engine, model, settings, page } = place;
  const likely = page === 'overview' ? likelySelections(model) : [];
  const filtered = likely.map((selection) => ({
    id: `overview?${toSearch(selection)}`,
    ask: async (signal: AbortSignal) => {
      await overview(engine, { model, settings, selection, signal });
      await breath();
      await allFigures(engine, { model, settings, selection, signal });
    }
  }));
  const [widest, ...others] = filtered;
  return [
    ...preparations(engine, { model, settings }).map((ask, i) => ({ id: `prepare ${i}`, ask })),
    ...(widest ? [widest] : []),
    ...openings(place),
    ...others
  ];
}

/** Lets the page act in between: answers that come together would hold it up. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** Pages are asked panel by panel, as they ask themselves. */
function openings({ engine, model, settings, selection, page }: Place): Ahead[] {
  const pages = Object.entries(OPENINGS).filter(([id]) => id !== page);
  return pages.map(([id, panels]) => ({
    id: `${id}?${toSearch(selection)}`,
    ask: async (signal) => {
      const remembered = remembering(engine, model);
      const question = questionOf({ model, settings, selection, signal });
      for (const panel of panels) {
        await panel(remembered, question);
        await breath();
      }
    }
  }));
}

/** What one click most likely asks, the widest first: other dates, then one value of a filter with few. */
export function likelySelections({ dimensions }: Pick<ModelInfo, 'dimensions'>): Selection[] {
  const ranges = (['all', 'last13w', 'last7d'] as const).map((range) => ({ ...DEFAULT_SELECTION, range }));
  const filters = (['direction', 'channel', 'team'] as const satisfies FilterId[]).flatMap((filter) => {
    const values = dimensions[filter] ?? [];
    return values.length > FEW_VALUES ? [] : values.map(({ id }) => ({ ...DEFAULT_SELECTION, filters: { [filter]: [id] } }));
  }); // prettier-ignore
  return [...ranges, ...filters];
}
