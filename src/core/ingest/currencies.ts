import { findColumn } from '#core/schema/index.ts';
import type { Mapping, SourceProfile } from './types.ts';
import { currencyOf } from './values/currencies.ts';

/** A currency that the amounts of a file name, and an amount that does. */
export interface NamedCurrency {
  code: string;
  example: string;
  /** Caption of the first column with it. */
  column: string;
}

/** Currencies named by the sampled amounts of a file, in order of appearance. Amounts without a sign name none. */
export function currenciesOf({ kind, columns }: Mapping, profile: SourceProfile): NamedCurrency[] {
  const found = new Map<string, NamedCurrency>();
  for (const { target, index, header } of columns) {
    if (kind === 'unknown' || findColumn(kind, target)?.type !== 'money') continue;
    for (const example of profile.columns[index]?.sample ?? []) {
      const code = currencyOf(example);
      if (code !== null && !found.has(code)) found.set(code, { code, example, column: header });
    }
  }
  return [...found.values()];
}
