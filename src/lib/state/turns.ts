import { tick } from 'svelte';

/** How long panels may be drawn one after the other before something else, such as a key or a frame, gets its turn. */
const SHARE_MS = 40;

let last: Promise<void> = Promise.resolve();
let taskBegan = -Infinity;

/**
 * Settles after everybody who asked before, and in a new task once the present one has taken its share of time. Answers that are known at once would
 * otherwise arrive together, and a page would draw all of its panels in one go that nothing can interrupt.
 */
export function turn(): Promise<void> {
  last = last.then(next);
  return last;
}

async function next(): Promise<void> {
  // What the turn before has changed is drawn first.
  await tick();
  if (performance.now() - taskBegan < SHARE_MS) return;
  await nextTask();
  taskBegan = performance.now();
}

/** Goes on in a new task, so that keys and frames get their turn. Timers wait for 4 ms after a few of them; messages do not. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** A page that is not shown is never painted. */
const PAINT_MS = 500;

/** Settles once what is drawn now is on the screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    // The second frame begins when the first has been handed on.
    requestAnimationFrame(() => requestAnimationFrame(() => void nextTask().then(resolve)));
    setTimeout(resolve, PAINT_MS);
  });
}
