import { preparations } from '#core/analyses/prepare.ts';
import { questionOf } from '#core/analyses/question.ts';
import { remembering } from '#core/analyses/remember.ts';
import type { Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SELECTION, toSearch } from '#core/query/selection.ts';
import type { FilterId, Selection } from '#core/query/types.ts';
import type { Settings } from '#core/settings.ts';
import type { Ahead } from './ahead.ts';
import { OPENINGS, OVERVIEW } from './openings.ts';

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
 * present selection, and what one click on a filter asks of this one.
 */
export function questionsAhead(place: Place): Ahead[] {
  const { engine, model, settings, selection, page } = place;
  const others = Object.keys(OPENINGS).filter((id) => id !== page);
  return [
    ...preparations(engine, { model, settings }).map((ask, i) => ({ id: `prepare ${i}`, ask })),
    ...others.map((id) => pageAhead(place, id, selection)),
    ...likelySelections(model).map((likely) => pageAhead(place, page, likely))
  ];
}

/** Everything that a page asks under a selection; pages without questions of their own ask nothing. */
function pageAhead({ engine, model, settings }: Place, page: string, selection: Selection): Ahead {
  const ask = async (signal: AbortSignal): Promise<void> => {
    const remembered = remembering(engine, model);
    const question = questionOf({ model, settings, selection, signal });
    for (const panel of page === 'overview' ? OVERVIEW : (OPENINGS[page] ?? [])) {
      await panel(remembered, question);
      await breath();
    }
  };
  return { id: `${page}?${toSearch(selection)}`, ask };
}

/** Lets the page act in between: answers that come together would hold it up. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** What one click most likely asks, the widest first: other dates, then one value of a filter with few. */
export function likelySelections({ dimensions }: Pick<ModelInfo, 'dimensions'>): Selection[] {
  const ranges = (['all', 'last13w', 'last7d'] as const).map((range) => ({ ...DEFAULT_SELECTION, range }));
  const filters = (['direction', 'channel', 'team'] as const satisfies FilterId[]).flatMap((filter) => {
    const values = dimensions[filter] ?? [];
    return values.length > FEW_VALUES ? [] : values.map(({ id }) => ({ ...DEFAULT_SELECTION, filters: { [filter]: [id] } }));
  }); // prettier-ignore
  return [...ranges, ...filters];
}
