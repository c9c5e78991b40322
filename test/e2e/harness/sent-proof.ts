import { Vault } from '@keyledger/credentials';
import { untilEvent } from './event-log.js';
import type { RunningKeyledger } from './running-keyledger.js';

/** The code and the link's path that were made last, from where they are kept for the message. @param nth of the whole run. */
export async function sentProof(
  running: RunningKeyledger,
  nth: number,
): Promise<{ readonly code: string; readonly path: string }> {
  const issued = await untilEvent(running, 'verification-', 'VerificationCodeIssued', nth);
  const { codeId, linkId } = issued.data as { codeId: string; linkId: string | null };
  const vault = running.part(Vault);
  const code = await vault.sealedCode(codeId);
  const link = linkId === null ? null : await vault.sealedLink(linkId);
  return { code: code?.reveal() ?? '', path: `/r/${link?.reveal() ?? ''}` };
}
