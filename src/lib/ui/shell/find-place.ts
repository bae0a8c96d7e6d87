/** What an address points at within its page: a panel, a row of figures, a key figure. */
export function findPlace(hash: string): HTMLElement | null {
  const name = decodeURIComponent(hash.replace(/^#/, ''));
  if (!/^[\w-]+$/.test(name)) return null;
  const named = document.getElementById(name);
  return named ?? document.querySelector<HTMLElement>(`[data-panel="${name}"], [data-metric="${name}"]`);
}

/** Brings a place into view, under the focus and outlined until the next press. */
export function goToPlace(place: HTMLElement): void {
  place.scrollIntoView({ block: 'center' });
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.dataset.arrived = '';
  addEventListener('pointerdown', () => delete place.dataset.arrived, { once: true });
}
