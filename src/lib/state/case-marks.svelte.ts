/** What someone noted about a case: when it was marked done (ISO time), and a note. */
export interface CaseMark {
  readonly doneAt?: string;
  readonly note?: string;
}

type Marks = Readonly<Record<string, CaseMark>>;

interface Step {
  readonly caseIds: readonly string[];
  readonly before: Marks;
}

const PREFIX = 'evenkeel.cases.';
/** Changes that can be taken back. */
const HISTORY = 50;

/** The part of a source that tells data sets apart. */
interface NamedSource {
  readonly name: string;
  readonly size: number;
  readonly report: { readonly kind: string };
}

/**
 * Names the data set that marks belong to: the files that hold the cases, else those with the calls; other files come and go. Marks of one
 * export say nothing about the next one.
 */
export function dataSetOf(sources: readonly NamedSource[]): string {
  const cases = sources.filter(({ report }) => report.kind === 'cases');
  const chosen = cases.length > 0 ? cases : sources.filter(({ report }) => report.kind === 'calls');
  const text = chosen.map(({ name, size }) => `${name}:${size}`).sort().join('|'); // prettier-ignore
  return fingerprint(text);
}

/** FNV-1a, 32 bits: file names stay out of the keys of local storage. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * Done marks and notes of cases, kept in this browser only, by data set and case id. Without storage they last as long as the page.
 * Nothing here is sent or exported unless someone saves the CSV.
 */
class CaseMarks {
  #dataSet = '';
  #marks = $state.raw<Marks>({});
  #history = $state.raw<readonly Step[]>([]);

  /** Turns to the marks of a data set. */
  open(dataSet: string): void {
    if (dataSet === this.#dataSet) return;
    this.#dataSet = dataSet;
    this.#marks = read(PREFIX + dataSet);
    this.#history = [];
  }

  of(caseId: string): CaseMark {
    return this.#marks[caseId] ?? {};
  }

  isDone(caseId: string): boolean {
    return this.of(caseId).doneAt !== undefined;
  }

  /** Cases marked done. */
  get done(): string[] {
    return Object.keys(this.#marks).filter((caseId) => this.isDone(caseId));
  }

  /** Cases whose last change can be taken back; none when nothing was changed. */
  get undoable(): readonly string[] {
    return this.#history.at(-1)?.caseIds ?? [];
  }

  markDone(caseId: string, done: boolean, now: Date): void {
    const { doneAt: _old, ...rest } = this.of(caseId);
    this.#change(caseId, done ? { ...rest, doneAt: now.toISOString() } : rest);
  }

  setNote(caseId: string, text: string): void {
    const { note: _old, ...rest } = this.of(caseId);
    const note = text.trim();
    this.#change(caseId, note ? { ...rest, note } : rest);
  }

  /** Takes back the last change; returns the cases it touched. */
  undo(): readonly string[] {
    const step = this.#history.at(-1);
    if (!step) return [];
    this.#history = this.#history.slice(0, -1);
    this.#write(step.before);
    return step.caseIds;
  }

  #change(caseId: string, mark: CaseMark): void {
    const before = this.#marks;
    const { [caseId]: _old, ...others } = before;
    this.#history = [...this.#history, { caseIds: [caseId], before }].slice(-HISTORY);
    this.#write(Object.keys(mark).length > 0 ? { ...others, [caseId]: mark } : others);
  }

  #write(marks: Marks): void {
    this.#marks = marks;
    try {
      if (Object.keys(marks).length > 0) localStorage.setItem(PREFIX + this.#dataSet, JSON.stringify(marks));
      else localStorage.removeItem(PREFIX + this.#dataSet);
    } catch {
      // Storage may be switched off or full: the marks then hold for this visit only.
    }
  }

  /** Removes the marks of every data set from this browser. */
  forget(): void {
    this.#marks = {};
    this.#history = [];
    for (const key of markKeys()) localStorage.removeItem(key);
  }

  /** Cases with a mark or a note, over all data sets in this browser. */
  get kept(): number {
    void this.#marks;
    const others = markKeys().filter((key) => key !== PREFIX + this.#dataSet);
    return others.reduce((sum, key) => sum + Object.keys(read(key)).length, Object.keys(this.#marks).length);
  }
}

function markKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function read(key: string): Marks {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Marks) : {};
  } catch {
    return {};
  }
}

export const caseMarks = new CaseMarks();
