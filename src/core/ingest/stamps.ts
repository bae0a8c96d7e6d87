import type { DateFormat } from './types.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const PARTS: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})', y: '(?<y>\\d{2})', m: '(?<m>\\d{1,2})', d: '(?<d>\\d{1,2})', b: '(?<b>[A-Za-z]{3,9})', B: '(?<b>[A-Za-z]{3,9})',
  a: '[A-Za-z]{3}', H: '(?<H>\\d{1,2})', I: '(?<H>\\d{1,2})', M: '(?<M>\\d{1,2})', S: '(?<S>\\d{1,2})', f: '\\d{1,9}', p: '(?<p>[AaPp][Mm])'
}; // prettier-ignore

/** A regular expression for a strptime format of the subset that the sniffer writes. */
function compile(strptime: string): RegExp {
  const fixed: Readonly<Record<string, string>> = { '%Y%m%d%H%M%S': '(?<Y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?<H>\\d{2})(?<M>\\d{2})(?<S>\\d{2})', '%Y%m%d': '(?<Y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})', '%Y%m': '(?<Y>\\d{4})(?<m>\\d{2})' }; // prettier-ignore
  const body =
    fixed[strptime] ??
    strptime.replace(/%([A-Za-z])|[^%]/g, (all, part?: string) =>
      part ? (PARTS[part] ?? '') : all === ' ' ? ' +' : all.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    );
  return new RegExp(`^${body} ?(?<zone>Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?$`, 'i');
}

/** Wall-clock seconds (as if UTC) of texts; null where the format does not fit. Offsets are taken off. For previews only: loading is SQL. */
export function cellsAsDates(cells: readonly string[], date: DateFormat): (number | null)[] {
  if (date.kind !== 'strptime') return cells.map((cell) => numericStamp(cell, date.kind));
  const patterns = [date.strptime, ...(date.also ?? [])].map(compile);
  return cells.map((cell) => {
    for (const pattern of patterns) {
      const groups = pattern.exec(cell.trim())?.groups;
      if (groups) return wallSeconds(groups);
    }
    return null;
  });
}

function numericStamp(cell: string, kind: DateFormat['kind']): number | null {
  const number = cell.trim() === '' ? NaN : Number(cell);
  if (!Number.isFinite(number)) return null;
  if (kind === 'epoch_ms') return number / 1000;
  return kind === 'excel_serial' ? Math.round((number - 25_569) * 86_400) : number;
}

function wallSeconds(g: Readonly<Record<string, string | undefined>>): number | null {
  const year = g.Y ? Number(g.Y) : twoDigitYear(Number(g.y));
  const month = g.b ? MONTHS.indexOf(g.b.slice(0, 3).toLowerCase()) + 1 : Number(g.m ?? 1);
  const day = Number(g.d ?? 1);
  const half = g.p?.toLowerCase();
  const hour = half ? (Number(g.H) % 12) + (half === 'pm' ? 12 : 0) : Number(g.H ?? 0);
  const time = Date.UTC(year, month - 1, day, hour, Number(g.M ?? 0), Number(g.S ?? 0)) / 1000;
  const back = new Date(time * 1000);
  if (month < 1 || month > 12 || back.getUTCDate() !== day || hour > 23) return null;
  return time - offsetSeconds(g.zone);
}

const twoDigitYear = (year: number) => (year < 69 ? 2000 + year : 1900 + year);

function offsetSeconds(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60);
}
