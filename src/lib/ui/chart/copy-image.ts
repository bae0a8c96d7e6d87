const SCALE = 2;

/** Puts the drawing inside `figure` on the clipboard as a picture, at twice its size; false when that is not possible. */
export async function copySvgAsImage(figure: HTMLElement): Promise<boolean> {
  const svg = figure.querySelector<SVGSVGElement>('svg[width]');
  if (!svg || !('ClipboardItem' in globalThis)) return false;
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(svg) })]);
    return true;
  } catch {
    return false;
  }
}

async function pictureOf(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE });
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('no canvas');
    brush.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--ek-surface');
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
