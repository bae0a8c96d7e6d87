import { SHELL } from '#core/i18n/messages/shell.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { announcer } from '../announce.svelte.ts';

/** Copies the address of the view and says so; false when the browser forbids it. */
export async function copyLink(): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(location.href);
    announcer.say(locale.t(SHELL.linkCopied));
    return true;
  } catch {
    announcer.say(locale.t(SHELL.linkFailed));
    return false;
  }
}
