/** Colours of parts, by what they stand for; each is a token, so both themes follow. */
export const TONES = {
  talk: '--ek-dir-out',
  hold: '--ek-compare',
  after: '--ek-dir-in',
  other: '--ek-under',
  'cat-1': '--ek-cat-1',
  'cat-2': '--ek-cat-2',
  'cat-3': '--ek-cat-3',
  'cat-4': '--ek-cat-4',
  'cat-5': '--ek-cat-5',
  'cat-6': '--ek-cat-6',
  'cat-7': '--ek-cat-7',
  'cat-8': '--ek-cat-8'
} as const satisfies Record<string, `--ek-${string}`>;

export type Tone = keyof typeof TONES;

/** A tone as a CSS value. */
export function toneColor(tone: Tone): string {
  return `var(${TONES[tone]})`;
}
