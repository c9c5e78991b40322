import { reject, type Decision, type Rejection } from '@keyledger/kernel';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';

/** What was made for a channel and waits in the vault; one of the two ids is null. */
export interface IssuedVerification {
  readonly codeId: string | null;
  readonly linkId: string | null;
  readonly campaignId: string | null;
  readonly expiresAt: Date;
}

/** Between two messages that a person asks for. */
export const VERIFY_AGAIN_AFTER_SECONDS = 60;

/** Why nothing may be sent to a channel at this person's wish: there is none (`NotFound`), or just was (`RateLimited`). */
export function mayNotSend(channelId: string, employee: Employee, now: Date): Rejection | null {
  const known = employee.channels.some(({ id }) => id === channelId);
  if (!employee.registered || !known) return reject('NotFound', { path: ['channelId'] });
  const sent = employee.verifications.find((verification) => verification.channelId === channelId);
  if (!sent) return null;
  const until = new Date(sent.issuedAt).getTime() + VERIFY_AGAIN_AFTER_SECONDS * 1000;
  const retryAfter = Math.ceil((until - now.getTime()) / 1000);
  return retryAfter > 0 ? reject('RateLimited', { retryAfter }) : null;
}

/** One that is verified needs no proof any more, and one that was removed meanwhile is nobody's. */
export function decideVerificationIssued(
  channelId: string,
  issued: IssuedVerification,
  employee: Employee,
): Decision<NewEmployeeEvent> {
  if (!employee.registered) return reject('NotFound');
  const channel = employee.channels.find(({ id }) => id === channelId);
  return channel?.state === 'ASSERTED' ? [verificationIssued(channelId, issued)] : [];
}

export function verificationIssued(
  channelId: string,
  { codeId, linkId, campaignId, expiresAt }: IssuedVerification,
): NewEmployeeEvent {
  return {
    type: 'ChannelVerificationIssued',
    data: { channelId, codeId, linkId, campaignId, expiresAt: expiresAt.toISOString() },
  };
}
