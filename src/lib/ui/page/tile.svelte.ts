import { questionOf, type PanelQuestion } from '#core/analyses/question.ts';
import type { Looked } from '#core/analyses/refusal.ts';
import { remembering } from '#core/analyses/remember.ts';
import type { Engine } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { Resource } from '#lib/state/resource.svelte.ts';
import { selection } from '#lib/state/selection.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import { asking } from '../asking.ts';
import { failureOf } from '../failure.ts';
import { progressOf } from '../panel/progress.ts';
import type { PanelStatus } from '../panel/types.ts';

interface Options<T> {
  /** Reads further reactive state that the question depends on. */
  readonly watch?: () => unknown;
  /** Why the answer has nothing to draw, in words; null when it has. */
  readonly reason?: (value: T) => string | null;
  /** Why the panel cannot follow what is chosen; null when it can. Refused, it asks nothing and shows nothing older. */
  readonly refuse?: (looked: Looked) => Phrase | null;
}

/**
 * One panel's question and its answer. It asks anew when data, settings or selection change; the old answer stays visible meanwhile, a failure
 * stays inside its panel, and the page counts as busy until the answer is drawn. Create it while a component initialises.
 */
export class Tile<T> {
  readonly resource = new Resource<T>();
  /** The statements that the answer on screen came from. */
  sql = $state.raw<readonly string[]>([]);
  #attempt = $state(0);
  #reason: (value: T) => string | null;

  readonly #refused: Phrase | null;

  /** @param ask the question; it must not read reactive state other than through its arguments */
  constructor(
    ask: (engine: Engine, question: PanelQuestion) => Promise<T>,
    { watch, reason = () => null, refuse = () => null }: Options<T> = {}
  ) {
    this.#reason = reason;
    this.#refused = $derived.by(() => {
      const { model, settings } = workspace;
      return model && refuse({ model, settings, selection: selection.current });
    });
    // The question follows data, settings and selection; the answer lives in the resource.
    $effect(() => {
      const { engine, model, settings } = workspace;
      const current = selection.current;
      void this.#attempt;
      watch?.();
      if (!engine || !model || this.#refused) return;
      const question = { model, settings, selection: current };
      void asking(() =>
        this.resource.run(async (signal) => {
          const { recorded, sql } = recording(remembering(engine, model));
          const value = await ask(recorded, questionOf({ ...question, signal }));
          this.sql = sql;
          return value;
        })
      );
    });
  }

  get value(): T | null {
    return this.#refused ? null : this.resource.value;
  }

  get refreshing(): boolean {
    return this.value !== null && this.resource.loading && this.resource.slow;
  }

  /** What the panel shows instead of its chart. */
  get status(): PanelStatus {
    if (this.#refused) return { kind: 'notComputable', reason: locale.phrase(this.#refused) };
    const { value, error, cancelled } = this.resource;
    const retry = () => (this.#attempt += 1);
    if (cancelled) return { kind: 'cancelled', retry };
    if (error) return { kind: 'error', ...failureOf(error, locale.t), retry };
    const progress = progressOf(this.resource);
    if (value === null) return { kind: 'loading', progress };
    const reason = this.#reason(value);
    return reason === null ? { kind: 'ready', progress } : { kind: 'notComputable', reason };
  }
}

/** The same engine, and a list of what it is asked. */
function recording(engine: Engine): { recorded: Engine; sql: readonly string[] } {
  const sql: string[] = [];
  const recorded: Engine = {
    query: (statement, options) => {
      sql.push(statement);
      return engine.query(statement, options);
    },
    recall: (statement) => void sql.push(statement),
    exec: (statement, options) => engine.exec(statement, options),
    registerFile: (name, content) => engine.registerFile(name, content),
    dropFile: (name) => engine.dropFile(name),
    close: () => engine.close()
  };
  return { recorded, sql };
}
