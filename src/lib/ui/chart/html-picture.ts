const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/** What is written as HTML, as a drawing of its own: every element carries the style that it has on the page. */
export function drawingOf(node: HTMLElement): { source: string; width: number; height: number } {
  const width = node.scrollWidth;
  const height = node.scrollHeight;
  const copy = styled(node) as HTMLElement;
  // Whole, also where the page lets it scroll, and at its place.
  Object.assign(copy.style, {
    width: `${width}px`,
    height: `${height}px`,
    overflow: 'visible',
    margin: '0',
    opacity: '1'
  });
  copy.setAttribute('xmlns', HTML);
  const content = new XMLSerializer().serializeToString(copy);
  const source = `<svg xmlns="${SVG}" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${content}</foreignObject></svg>`;
  return { source, width, height };
}

/** A copy of an element with its computed style written on it, and with what style sheets draw before and after it as elements. */
function styled(node: Element): Element {
  const copy = node.cloneNode(false) as Element;
  copy.removeAttribute('class');
  copy.removeAttribute('id');
  copy.setAttribute('style', styleOf(getComputedStyle(node)));
  const before = pseudo(node, '::before');
  if (before) copy.append(before);
  for (const child of node.childNodes) {
    if (child instanceof Element) copy.append(styled(child));
    else if (child instanceof Text) copy.append(child.cloneNode());
  }
  const after = pseudo(node, '::after');
  if (after) copy.append(after);
  return copy;
}

function pseudo(node: Element, which: '::before' | '::after'): Element | null {
  const style = getComputedStyle(node, which);
  if (['none', 'normal', ''].includes(style.content)) return null;
  const drawn = document.createElementNS(HTML, 'i');
  drawn.setAttribute('style', styleOf(style));
  return drawn;
}

/** What looks and places depend on; all of some 400 properties would make megabytes of a table. */
const PROPERTIES = [
  'display', 'position', 'top', 'right', 'bottom', 'left', 'z-index', 'box-sizing', 'width', 'height', 'visibility', 'opacity', 'overflow',
  'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left',
  'border-top', 'border-right', 'border-bottom', 'border-left', 'border-top-left-radius', 'border-top-right-radius',
  'border-bottom-left-radius', 'border-bottom-right-radius', 'border-collapse', 'border-spacing', 'background-color', 'background-image',
  'background-position', 'background-size', 'background-repeat', 'box-shadow', 'clip-path', 'transform', 'translate', 'rotate', 'content',
  'color', 'font-family', 'font-size', 'font-weight', 'font-style', 'font-variant-numeric', 'line-height', 'letter-spacing', 'text-align',
  'text-decoration', 'text-overflow', 'text-wrap', 'white-space', 'overflow-wrap', 'word-break', 'vertical-align', 'list-style',
  'flex-direction', 'flex-wrap', 'flex-grow', 'flex-shrink', 'flex-basis', 'align-items', 'align-self', 'align-content', 'justify-content',
  'justify-items', 'justify-self', 'order', 'column-gap', 'row-gap', 'grid-template-columns', 'grid-template-rows', 'grid-auto-rows',
  'grid-auto-flow', 'grid-column-start', 'grid-column-end', 'grid-row-start', 'grid-row-end', '-webkit-line-clamp', '-webkit-box-orient',
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'text-anchor', 'dominant-baseline'
] as const; // prettier-ignore

const styleOf = (style: CSSStyleDeclaration): string =>
  PROPERTIES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
