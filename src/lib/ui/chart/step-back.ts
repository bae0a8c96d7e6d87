import { page } from '$app/state';

const PATIENCE_MS = 10_000;
/** A change of the selection reaches the address a moment after it was asked for. */
const CHANGE_MS = 1500;

/** Goes back to the address before the last filter, and returns once the page stands there; stays where nothing has changed. */
export async function stepBack(before: string): Promise<void> {
  const hasChanged = await until(() => location.href !== before, CHANGE_MS);
  if (!hasChanged || location.pathname !== new URL(before).pathname) return;
  history.back();
  await until(() => location.href === before && page.url.href === before);
}

/** Waits, picture by picture, until something holds or patience ends; says whether it holds. */
export async function until(holds: () => boolean, patience = PATIENCE_MS): Promise<boolean> {
  const end = performance.now() + patience;
  while (!holds() && performance.now() < end) await new Promise(requestAnimationFrame);
  return holds();
}
