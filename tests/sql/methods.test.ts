import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, readMethods, setUpStatements } from '../support/methods-file.ts';
import { openDuckDb } from '../support/duckdb-node.ts';

const methods = readMethods();
const modules = import.meta.glob<Record<string, unknown>>('../../src/core/stats/*.ts', { eager: true });
const library = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;

let engine: Awaited<ReturnType<typeof openDuckDb>>;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

/** Calls a TypeScript function body with the project's own statistics as its scope. */
function call(body: string): unknown {
  const { outputText } = ts.transpileModule(`function example() {\n${body}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }
  });
  return new Function(...Object.keys(library), `${outputText}\nreturn example();`)(...Object.values(library));
}

/** Runs a query on fixture tables in a schema of its own. */
function run(id: string, fixtures: string[], sql: string): unknown {
  const schema = `ex_${id.replaceAll('.', '_')}`;
  engine.query(`CREATE SCHEMA ${schema}`);
  engine.query(`USE ${schema}`);
  for (const statement of setUpStatements(methods, fixtures)) engine.query(statement);
  return engine.query(sql);
}

test('finds all 58 worked examples, each once', () => {
  expect(methods.examples).toHaveLength(58);
  expect(new Set(methods.examples.map(({ id }) => id)).size).toBe(58);
  expect(methods.views.map(({ name }) => name)).toEqual(['v_call', 'v_contact', 'v_gap', 'v_block', 'v_difficult']);
});

for (const example of methods.examples) {
  test(`example ${example.id} (${example.kind}) gives the printed result`, () => {
    const actual = example.kind === 'ts' ? call(example.body) : run(example.id, example.fixtures, example.sql);

    expect(differences(actual, example.expected)).toEqual([]);
  });
}
