import type { Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { answer } from '#core/query/answer.ts';
import { workingTables } from './once.ts';

/**
 * The same engine, which remembers what statements came to, so that a selection seen before is drawn at once. Facts never change while a model
 * lives; a working table (`once`) may be made anew for another selection or rule, so the key that it was made for becomes part of the statement.
 */
export function remembering(engine: Engine, model: ModelInfo): Engine {
  return {
    query: (statement, options = {}) => {
      const tables = workingTables(model, statement).map((table) => `-- ${JSON.stringify(table)}\n`);
      return answer(engine, `${tables.join('')}${statement}`, model, options);
    },
    exec: (statement, options) => engine.exec(statement, options),
    registerFile: (name, content) => engine.registerFile(name, content),
    dropFile: (name) => engine.dropFile(name),
    close: () => engine.close()
  };
}
