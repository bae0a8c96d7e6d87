import type { Palette } from '#core/charts/types.ts';

const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;
const CATEGORIES = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Reads the colours of the current theme from the tokens; call again when theme or language changes. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--ek-${name}`).trim();
  return {
    surface: token('surface'),
    text: token('text'),
    text2: token('text-2'),
    text3: token('text-3'),
    grid: token('grid'),
    axis: token('axis'),
    band: token('band'),
    lineStrong: token('line-strong'),
    compare: token('compare'),
    under: token('under'),
    weekend: token('weekend'),
    dirOut: token('dir-out'),
    dirIn: token('dir-in'),
    volume: token('cat-1'),
    satisfaction: token('cat-2'),
    strain: token('cat-3'),
    time: token('cat-4'),
    workload: token('cat-5'),
    repayment: token('cat-6'),
    sequential: STEPS.map((step) => token(`seq-${step}`)),
    strainRamp: STEPS.map((step) => token(`strain-${step}`)),
    categories: CATEGORIES.map((step) => token(`cat-${step}`)),
    font: getComputedStyle(document.body).fontFamily,
    fontSize: parseFloat(token('fs-micro') || '0.6875') * rootPixels(style)
  };
}

function rootPixels(style: CSSStyleDeclaration): number {
  return parseFloat(style.fontSize) || 16;
}
