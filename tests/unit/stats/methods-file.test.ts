import { expect, test } from 'vitest';
import { differences, parseMethods, setUpStatements } from '../../support/methods-file.ts';

const fence = (header: string, body: string): string => `\`\`\`${header}\n${body}\n\`\`\`\n`;

test('parseMethods sorts the tagged fences and skips the others', () => {
  const file = parseMethods(
    [
      fence('text', 'not tagged'),
      fence('csv fx=A table=calls', 'call_id,start_local\nc1,2025-01-01 00:00:00'),
      fence('sql view=v', 'CREATE VIEW v AS SELECT 1'),
      fence('sql ex=1 fx=A,B', 'SELECT 1 AS one'),
      fence('json ex=1', '[{"one": 1}]'),
      fence('ts lib', 'export const one = 1;'),
      fence('ts ex=2.1', 'return one;'),
      fence('json ex=2.1', '1')
    ].join('\n')
  );

  expect(file.fixtures.map(({ fx, table }) => [fx, table])).toEqual([['A', 'calls']]);
  expect(file.views).toEqual([{ name: 'v', sql: 'CREATE VIEW v AS SELECT 1\n' }]);
  expect(file.library).toBe('export const one = 1;\n');
  expect(file.examples).toMatchObject([
    { kind: 'sql', id: '1', fixtures: ['A', 'B'], expected: [{ one: 1 }] },
    { kind: 'ts', id: '2.1', expected: 1 }
  ]);
});

test('parseMethods refuses an example without result and a result without example', () => {
  expect(() => parseMethods(fence('ts ex=1', 'return 1;'))).toThrow('example without result: 1');
  expect(() => parseMethods(fence('json ex=1', '1'))).toThrow('results without example: 1');
});

test('setUpStatements types columns by name and by value', () => {
  const csv =
    'id,wait_s,seen_local,due_date,flag,amount,slot\na,1,2025-01-01 00:00:00,2025-01-02,true,1.5,0900\nb,,,,,2,0930';
  const file = parseMethods(fence('csv fx=A table=things', csv));

  const [create, insert] = setUpStatements(file, ['A']);

  expect(create).toBe(
    'CREATE TABLE things (id VARCHAR, wait_s BIGINT, seen_local TIMESTAMP, due_date DATE, flag BOOLEAN, amount DOUBLE, slot VARCHAR)'
  );
  expect(insert).toContain("('b', NULL, NULL, NULL, NULL, '2', '0930')");
  expect(() => setUpStatements(file, ['Z'])).toThrow('unknown fixture: Z');
});

test('differences tells wrong values, missing and surplus keys, null from zero, and NaN', () => {
  expect(differences([{ a: 1.0000005, b: null }], [{ a: 1, b: null }])).toEqual([]);
  expect(differences({ a: 1.00001 }, { a: 1 })).toEqual(['$.a: 1.00001 instead of 1']);
  expect(differences({ a: 1, b: 2 }, { a: 1 })).toEqual(['$.b: 2 instead of undefined']);
  expect(differences({}, { a: 1 })).toEqual(['$.a: undefined instead of 1']);
  expect(differences([1], [1, 2])).toHaveLength(1);
  expect(differences(0, null)).toHaveLength(1);
  expect(differences(NaN, 1)).toHaveLength(1);
});
