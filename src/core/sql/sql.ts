/** A piece of SQL text that may be put into other SQL as it is. */
export class Sql {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Literal = string | number | boolean | null | undefined;
type Part = Sql | Literal | readonly (Sql | Literal)[];

/**
 * Builds SQL: interpolated values become literals, `Sql` parts go in as they are, arrays become comma lists.
 * @example sql`SELECT ${id('a b')} FROM t WHERE x = ${"it's"}`.text === `SELECT "a b" FROM t WHERE x = 'it''s'`
 */
export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  return new Sql(strings.reduce((text, chunk, i) => text + chunk + (i < parts.length ? render(parts[i]) : ''), ''));
}

/** A quoted name. */
export function id(name: string): Sql {
  return new Sql(`"${name.replaceAll('"', '""')}"`);
}

/** Text written by the programmer that is SQL already (never user input). */
export function raw(text: string): Sql {
  return new Sql(text);
}

/** Joins SQL parts with a separator (default: comma and line break). */
export function join(parts: readonly Sql[], separator = ',\n  '): Sql {
  return new Sql(parts.map((part) => part.text).join(separator));
}

function render(part: Part): string {
  if (part instanceof Sql) return part.text;
  if (Array.isArray(part)) return part.map((item) => render(item as Part)).join(', ');
  return literal(part as Literal);
}

/** A literal: text is quoted, numbers must be finite, unknown is NULL. */
export function literal(value: Literal): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
    return Object.is(value, -0) ? '0' : String(value);
  }
  return `'${value.replaceAll("'", "''").replaceAll('\u0000', '')}'`;
}
