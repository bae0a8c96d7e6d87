import type { Box } from '#core/charts/types.ts';

/** Where a row of an HTML chart stands in its frame, as far as it is in view sideways; rows carry `data-row`. */
export function boxOfRow(index: number, frame: HTMLElement): Box | null {
  const row = frame.querySelector<HTMLElement>(`[data-row="${index}"]`);
  if (!row) return null;
  const outer = frame.getBoundingClientRect();
  const inner = row.getBoundingClientRect();
  const left = Math.max(inner.left, outer.left);
  const right = Math.min(inner.right, outer.right);
  return { x: left - outer.left, y: inner.top - outer.top, width: Math.max(0, right - left), height: inner.height };
}

/** The row under a point of the frame; long lists may have only their first rows drawn. */
export function rowAt(point: { x: number; y: number }, frame: HTMLElement): number | null {
  const { top } = frame.getBoundingClientRect();
  for (const node of frame.querySelectorAll<HTMLElement>('[data-row]')) {
    const box = node.getBoundingClientRect();
    if (point.y + top >= box.top && point.y + top < box.bottom) return Number(node.dataset.row);
  }
  return null;
}

/** The cell under a point of the frame; cells carry `data-row` with their place in the list of marks. */
export function cellAt(point: { x: number; y: number }, frame: HTMLElement): number | null {
  const outer = frame.getBoundingClientRect();
  for (const node of frame.querySelectorAll<HTMLElement>('[data-row]')) {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const [x, y] = [point.x + outer.left, point.y + outer.top];
    if (x >= left && x < right && y >= top && y < bottom) return Number(node.dataset.row);
  }
  return null;
}
