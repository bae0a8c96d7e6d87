import { expect, test } from 'vitest';
import { keeping, questionOf, type PanelQuestion } from '#core/analyses/question.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Engine } from '#core/engine.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';

const value = (id: string, code: number) => ({ id, code, name: id, label: id });
const model = {
  present: {}, rows: {}, asOf: '2025-06-29', firstDay: '2025-01-01', lastDay: '2025-06-29', days: [], occupancy: 'none', checks: [],
  strainSignature: null, dimensions: { team: [value('early', 1), value('late', 2)], cause: [value('forgot', 7), value('illness', 8)] }
} as unknown as ModelInfo; // prettier-ignore
const asked = (filters: Record<string, string[]>) =>
  questionOf({ model, settings: DEFAULT_SETTINGS, selection: { ...DEFAULT_SELECTION, filters }, signal: new AbortController().signal }); // prettier-ignore
const echo = async (_: Engine, question: PanelQuestion) => [question.selection.filters, question.scope.codes];

test('a panel split by cause keeps all causes and follows the other filters', async () => {
  const found = await keeping('cause', echo)(null as never, asked({ cause: ['forgot'], team: ['late'] }));

  expect(found).toEqual([{ team: ['late'] }, { team: [2] }]);
});

test('without that filter the question is the same one', async () => {
  const question = asked({ team: ['late'] });

  expect(await keeping('cause', async (_, same) => same)(null as never, question)).toBe(question);
});
