import type { Rejection, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export interface ResetRequest {
  /** As typed; nothing in the answer says whether there is such an address. */
  readonly address: string;
  /** Where it came from, as seen behind trusted proxies. */
  readonly network: string;
  /** From the client, so that a form sent twice is recorded once. */
  readonly commandId: string;
  readonly correlationId: string;
}

export type ResetRequested =
  | { readonly outcome: 'requested'; readonly ticket: Secret; readonly expiresAt: Date }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Somebody says that they forgot the password of an address. Every address is answered alike, at the same moments:
 * unknown, locked and suspended ones too. Rejections: `RateLimited`.
 */
export class RequestPasswordReset extends Command<ResetRequested> {
  constructor(readonly request: ResetRequest) {
    super();
  }
}
