import { reject, type Decision } from '@keyledger/kernel';
import { MOST_TRIES } from '../tickets/reset-ticket.js';
import type { NewVerificationEvent } from '../verification.events.js';
import type { Verification } from '../verification.state.js';

export interface CallerProofPlan {
  /** Whether it is the code that was sent. */
  readonly matches: boolean;
  /** The password in force. */
  readonly credentialId: string | null;
  readonly now: Date;
}

/** What a code that was read back comes to; the stream counts the wrong ones, so that tries sent together cannot slip past. */
export function decideCallerProof(
  { matches, credentialId, now }: CallerProofPlan,
  state: Verification,
): Decision<NewVerificationEvent> {
  const [sent] = state.codes;
  if (!sent || state.purpose !== 'HELPDESK') return reject('NotFound');
  const over = state.proofs.length > 0 || state.failures >= MOST_TRIES;
  if (over || now >= new Date(sent.expiresAt)) return reject('VerificationCodeExpired');
  const { accountId, employeeId, purpose } = state;
  const { codeId, channelId, channelKind } = sent;
  const facts = { accountId, employeeId, purpose, network: null, codeId, channelKind };
  if (!matches) return [{ type: 'IdentityVerificationFailed', data: facts }];
  const data = { ...facts, method: 'HELPDESK', channelId, ticketId: null, credentialId } as const;
  return [{ type: 'IdentityVerified', data }];
}
