/** Words that mean "unknown" in any column, lower case. */
export const NULL_WORDS = [
  '-', '--', '–', '—', 'n/a', '#n/a', 'na', 'null', '(null)', '[null]', 'none', '[none]', '[deleted]', 'nan', 'nil', '\\n', '无', '暂无', '空'
]; // prettier-ignore

/** Words that mean "nobody" where an id is expected, lower case. */
export const NULL_IDS = ['unknown', 'unassigned', 'not assigned', 'system', '未知', '未分配', '系统'];

const TRUE_WORDS = [
  'true',
  't',
  'yes',
  'y',
  '1',
  '1.0',
  'ja',
  'oui',
  'si',
  'sí',
  'sim',
  'да',
  '是',
  '有',
  '对',
  'x',
  '✓',
  '是的',
  'o',
  'delivered',
  '成功',
  '已送达'
];
const FALSE_WORDS = [
  'false',
  'f',
  'no',
  'n',
  '0',
  '0.0',
  'nein',
  'non',
  'não',
  'нет',
  '否',
  '没有',
  '错',
  '✗',
  '不是',
  'not delivered',
  'failed',
  '失败',
  '未送达'
];

/** Yes/no words of several languages, lower case → 'true' or 'false'. */
export const BOOL_WORDS: Readonly<Record<string, 'true' | 'false'>> = Object.fromEntries([
  ...TRUE_WORDS.map((word) => [word, 'true'] as const),
  ...FALSE_WORDS.map((word) => [word, 'false'] as const)
]);

/** A value in the form in which words are compared. */
export function plainWord(value: string): string {
  return value.trim().toLowerCase();
}

/** True when a value means "unknown". */
export function isNullWord(value: string, nullWords: readonly string[] = NULL_WORDS): boolean {
  return nullWords.includes(plainWord(value));
}

/** Share (0–1) of values that pass a test; 0 without values. */
export function shareOf(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

/** True of an id that is masked (`138****0123`) or rounded by a spreadsheet (`1.38E+10`), so that several people have it. */
export function isSharedId(value: string): boolean {
  return /[*＊•]/.test(value) || isRoundedId(value);
}

/** True of an id that a spreadsheet rounded (`1.38E+10`). */
export function isRoundedId(value: string): boolean {
  return /^\d([.,]\d+)?E\+\d+$/i.test(value.trim());
}
