import type { MetricWords } from '#core/semantic/types.ts';

/** A question that takes longer than a second: what is read, and from five seconds on how to cancel it (UX 4.4). */
export interface PanelProgress {
  /** `Reading 48,216 calls`. */
  readonly text: string;
  readonly cancel: (() => void) | null;
}

/** What a panel shows instead of its chart, or that it shows it (UX 4.4). */
export type PanelStatus =
  | { readonly kind: 'ready'; readonly progress?: PanelProgress | null }
  | { readonly kind: 'loading'; readonly progress?: PanelProgress | null }
  | { readonly kind: 'cancelled'; readonly retry: () => void }
  | { readonly kind: 'noData'; readonly widest: { readonly label: string; readonly remove: () => void } | null }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'notComputable'; readonly reason: string }
  | { readonly kind: 'error'; readonly reason: string; readonly details: string; readonly retry: () => void };

/** What the definition dialog of a panel says. */
export interface PanelDefinition {
  readonly metrics: readonly MetricWords[];
  /** Name of the interval method, in words. */
  readonly method?: string;
  readonly sql: readonly string[];
}
