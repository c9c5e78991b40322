import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetupLinks } from '@keyledger/access';
import type { Configuration } from '@keyledger/configuration';

const FILE = 'set-up-link.txt';

/**
 * While there is no organization, shows the link that founds the first one: to a person at a terminal, else in a
 * file that only the own user can read, so that it never lies in a log. A link of an earlier start is void.
 */
export async function showSetUpLink(
  links: SetupLinks,
  { dataFolder, http }: Configuration,
  say: (line: string) => void,
): Promise<void> {
  const file = join(dataFolder, FILE);
  const token = await links.ensureSetupLink();
  if (!token) {
    await rm(file, { force: true });
    return;
  }
  const link = `${http.publicUrl}/setup/${token.reveal()}`;
  if (process.stderr.isTTY) {
    say(
      `Nobody is here yet. Open this link to name your company and its first owner:\n\n  ${link}\n`,
    );
    return;
  }
  // With an outside database nothing has needed the folder so far.
  await mkdir(dataFolder, { recursive: true });
  await rm(file, { force: true });
  await writeFile(file, `${link}\n`, { mode: 0o600 });
  say(`Nobody is here yet. The link that names your company and its first owner is in ${file}.`);
}
