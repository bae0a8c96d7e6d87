import { REPORT } from '#core/i18n/messages/report.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';

/** Countries that print on Letter. */
const LETTER = /-(US|CA|MX|PH|CL|CO|VE|GT|CR|PA|DO|PR)\b/i;
/** Longer addresses stand at the end of the report only. */
const FOOTER_CHARACTERS = 70;

let sheet: CSSStyleSheet | null = null;

/** Address of the view without its host: what a colleague opens on their own data. */
export function viewAddress(): string {
  return decodeURI(`${location.pathname}${location.search}`);
}

/** Size, margins and footers of the printed pages; their texts follow language, masking and address. */
export function layOutPages(): void {
  removePages();
  const paper = LETTER.test(navigator.language) ? 'letter' : 'A4';
  const address = viewAddress();
  sheet = new CSSStyleSheet();
  sheet.replaceSync(
    pageRule({
      paper,
      left: locale.t(workspace.namesShown ? REPORT.shown : REPORT.masked),
      middle: address.length > FOOTER_CHARACTERS ? '' : address,
      right: locale.t(REPORT.page)
    })
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

export function removePages(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  sheet = null;
}

/** The rule for pages; `{page}` and `{pages}` of the right footer become counters. */
export function pageRule(footer: { paper: string; left: string; middle: string; right: string }): string {
  const box = (place: string, content: string) =>
    `@bottom-${place} { content: ${content}; font: 7.5pt/1.2 system-ui, sans-serif; color: #57606a; vertical-align: top; padding-top: 3mm; }`;
  const counted = footer.right
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : cssText(part)));
  return `@page { size: ${footer.paper} portrait; margin: 12mm 12mm 16mm;
  ${box('left', cssText(footer.left))}
  ${box('center', cssText(footer.middle))}
  ${box('right', counted.join(' '))}
}`;
}

/** A text as a CSS string: quotes, backslashes and line ends as code points. */
function cssText(text: string): string {
  return `"${text.replace(/["\\\n\r\f<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
