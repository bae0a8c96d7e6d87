/** What a cell looks like at a glance; used to tell header lines from data and delimiters from text. */
export type Shape = 'empty' | 'number' | 'time' | 'date' | 'text';

const NUMBER = /^[-+(]?[$€£¥￥]?\s?[-+]?\d[\d.,' ]*\s?[%€)]?$/;
const TIME = /^(?:\d{1,3}[:.]|:)\d{1,2}([:.]\d{1,2})?([.,]\d+)?( ?[ap]m)?$/i;
const DATE = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}|^\d{1,2}[- ][a-z]{3,9}[- ,]|^[a-z]{3}, \d|^\d{4}年/i;

/** The shape of one cell. */
export function shapeOf(cell: string): Shape {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (DATE.test(text)) return 'date';
  if (NUMBER.test(text)) return 'number';
  return TIME.test(text) ? 'time' : 'text';
}
