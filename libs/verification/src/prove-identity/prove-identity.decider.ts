import { reject, type Decision } from '@keyledger/kernel';
import type { NewVerificationEvent, ProofMethod } from '../verification.events.js';
import { newestCode, type Verification } from '../verification.state.js';

export interface ProofPlan {
  readonly codeId: string;
  /** Who gives the proof; a link's own ticket where a link does. */
  readonly ticketId: string;
  readonly method: ProofMethod;
  readonly network: string | null;
  readonly credentialId: string | null;
  /** Whether the mailbox is still that of the person whom the code was sent to. */
  readonly theirs: boolean;
  readonly now: Date;
}

/** The right code or link came back. Whoever gave this proof already gives it again: the process may have died after it. */
export function decideProof(plan: ProofPlan, state: Verification): Decision<NewVerificationEvent> {
  const { codeId, ticketId, method, network, credentialId, theirs, now } = plan;
  const sent = newestCode(state, codeId);
  if (!sent || !theirs || now >= new Date(sent.expiresAt)) {
    return reject('VerificationCodeExpired');
  }
  const given = state.proofs.find((proof) => proof.codeId === codeId);
  if (given) return given.ticketId === ticketId ? [] : reject('VerificationCodeExpired');
  const { accountId, employeeId } = state;
  const { channelId, channelKind } = sent;
  return [
    {
      type: 'IdentityVerified',
      data: {
        accountId,
        employeeId,
        purpose: 'SELF_SERVICE_RESET',
        network,
        method,
        channelId,
        channelKind,
        codeId,
        ticketId,
        credentialId,
      },
    },
  ];
}
