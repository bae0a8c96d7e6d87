import '@testing-library/jest-dom/vitest';
import { vi } from 'vitest';

// jsdom has neither of these; components only need them to exist.
class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
vi.stubGlobal('ResizeObserver', Observer);
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined
}));
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.setAttribute('open', '');
};
Element.prototype.scrollIntoView ??= () => undefined;
// jsdom hides popovers but cannot open them: opening makes the element an ordinary one.
HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
  this.removeAttribute('popover');
};
