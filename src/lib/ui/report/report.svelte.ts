import { flushSync, type Component } from 'svelte';
import { theme } from '#lib/state/theme.svelte.ts';
import type { PanelDefinition } from '../panel/types.ts';
import { layOutPages, removePages } from './page-sheet.ts';

interface Parts {
  readonly Bar: Component;
  readonly Cover: Component<{ title: string }>;
  readonly End: Component;
}

/** What a panel adds to the report beside its drawing. */
interface ReportPanel {
  definition(): PanelDefinition | null;
}

/**
 * The page as a report on paper: the page itself, laid out on a sheet in the light theme, between a cover and the definitions. Whatever is
 * built of panels prints without code of its own.
 */
class Report {
  open = $state(false);
  /** Every panel shows its numbers under its drawing. */
  tables = $state(false);
  /** Title of a sheet: one page to read together, with room to write, without tables and definitions; null for a report. */
  sheet = $state.raw<string | null>(null);
  parts = $state.raw<Parts | null>(null);
  readonly #panels = new Set<ReportPanel>();
  #opener: HTMLElement | null = null;
  #byPrint = false;
  #isAlone = false;

  /** Fetches what a report consists of, so that the browser's own Print finds it at once. */
  async load(): Promise<void> {
    if (this.parts) return;
    const [bar, cover, end] = await Promise.all([
      import('./ReportBar.svelte'),
      import('./ReportCover.svelte'),
      import('./ReportEnd.svelte')
    ]);
    this.parts = { Bar: bar.default, Cover: cover.default, End: end.default };
  }

  /** Opens the preview, of a sheet where it has a title of its own. */
  async preview(sheet: string | null = null): Promise<void> {
    this.#opener = document.activeElement as HTMLElement | null;
    await this.load();
    this.sheet = sheet;
    this.#show();
    scrollTo(0, 0);
  }

  close(): void {
    removePages();
    theme.forced = null;
    delete document.documentElement.dataset.report;
    this.open = false;
    this.sheet = null;
    this.#opener?.focus?.();
    this.#opener = null;
  }

  /** The browser is about to print: it takes the page as it stands when this returns. */
  beforePrint(): void {
    if (!this.parts || this.#isAlone) return;
    this.#byPrint = !this.open;
    this.#show();
  }

  afterPrint(): void {
    if (this.#byPrint) this.close();
    this.#byPrint = false;
  }

  /** Prints one part of the page by itself, as its style sheet says under `body[data-printing]`, without cover and definitions. */
  printAlone(part: string): void {
    document.body.dataset.printing = part;
    this.#isAlone = true;
    window.print();
    this.#isAlone = false;
    delete document.body.dataset.printing;
  }

  /** Makes a panel part of the report; call what is returned when it goes. */
  add(panel: ReportPanel): () => void {
    this.#panels.add(panel);
    return () => this.#panels.delete(panel);
  }

  /** Panels show their numbers under their drawings. */
  get showsTables(): boolean {
    return this.open && this.tables && this.sheet === null;
  }

  get definitions(): PanelDefinition[] {
    return [...this.#panels].flatMap((panel) => panel.definition() ?? []);
  }

  #show(): void {
    document.documentElement.dataset.report = this.sheet === null ? '' : 'sheet';
    flushSync(() => {
      theme.forced = 'light';
      this.open = true;
    });
    layOutPages();
  }
}

export const report = new Report();
