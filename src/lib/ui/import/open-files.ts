import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { importSession } from '#lib/state/import-session.svelte.ts';

/** Takes files from anywhere in the app into the wizard, which lives on the home page. */
export async function openFiles(files: readonly File[], folders: readonly string[] = []): Promise<void> {
  const taken = importSession.add(files, folders);
  if (page.route.id === '/data') importSession.fromData = true;
  if (page.route.id !== '/') await goto(resolve('/'));
  await taken;
}
