import type { ChannelKind } from '@keyledger/employees';
import type { NewVerificationEvent, Purpose, WithheldReason } from '../verification.events.js';

/** A code to come, with everything random and timed in it. */
export interface CodePlan {
  readonly accountId: string;
  readonly employeeId: string;
  readonly purpose: Purpose;
  readonly network: string | null;
  readonly codeId: string;
  readonly linkId: string | null;
  readonly ticketId: string | null;
  readonly channelKind: ChannelKind;
  readonly expiresAt: Date;
}

/** Where a code goes; or why none does, and the channel whose person is told so (null: none). */
export type Sending =
  | { readonly channelId: string }
  | { readonly withheld: WithheldReason; readonly told: string | null };

/** The fact to be recorded: that a code was made for a channel, or that none was and why. */
export function decideCode(plan: CodePlan, sending: Sending): readonly [NewVerificationEvent] {
  const { accountId, employeeId, purpose, network, channelKind } = plan;
  const facts = { accountId, employeeId, purpose, network, channelKind };
  if ('withheld' in sending) {
    const { withheld: reason, told: channelId } = sending;
    return [{ type: 'VerificationCodeWithheld', data: { ...facts, reason, channelId } }];
  }
  const { codeId, linkId, ticketId, expiresAt } = plan;
  const { channelId } = sending;
  const data = {
    ...facts,
    codeId,
    linkId,
    ticketId,
    channelId,
    expiresAt: expiresAt.toISOString(),
  };
  return [{ type: 'VerificationCodeIssued', data }];
}
