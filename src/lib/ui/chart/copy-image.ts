import { drawingOf } from './html-picture.ts';

const SCALE = 2;

/** Puts what a figure shows on the clipboard as a picture, at twice its size; false when that is not possible. */
export async function copyAsImage(figure: HTMLElement): Promise<boolean> {
  if (!('ClipboardItem' in globalThis)) return false;
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(figure) })]);
    return true;
  } catch {
    return false;
  }
}

/** The one drawing that a figure consists of, or all that is written in it. */
function sourceOf(figure: HTMLElement): { source: string; width: number; height: number } {
  const drawings = figure.querySelectorAll<SVGSVGElement>('[data-drawing] svg');
  const [svg] = drawings;
  if (!svg || drawings.length > 1) return drawingOf(figure);
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return { source: new XMLSerializer().serializeToString(copy), width, height };
}

/** A `data:` address, since a canvas counts as read from elsewhere once it has drawn HTML from a `blob:` one. */
async function pictureOf(figure: HTMLElement): Promise<Blob> {
  const { source, width, height } = sourceOf(figure);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE });
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('no canvas');
  brush.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--ek-surface');
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  );
}
