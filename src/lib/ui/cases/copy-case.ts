import { CASES_PAGE } from '#core/i18n/messages/cases-page.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { announcer } from '../announce.svelte.ts';

/** Copies a case id, to be dialled from the telephone system, and says so. */
export async function copyCaseId(caseId: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(caseId);
    announcer.say(locale.t(CASES_PAGE.caseCopied, { case: caseId }));
    return true;
  } catch {
    announcer.say(locale.t(CASES_PAGE.copyFailed));
    return false;
  }
}
