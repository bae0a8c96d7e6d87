/** Adds a value to a list, or takes it out when it is there. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** A clicked mark: alone it replaces what was chosen (again: removes it); with Shift it is added or taken out. */
export function chosen(values: readonly string[], value: string, add: boolean): string[] {
  if (add) return toggled(values, value);
  return values.length === 1 && values[0] === value ? [] : [value];
}
