import type { ChannelKind } from '@keyledger/employees';
import type { Rejection, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

/** A channel that a further proof could be given by, masked: it is only shown after a first one. */
export interface MaskedChannel {
  readonly kind: ChannelKind;
  readonly masked: string;
}

export type IdentityProved =
  | {
      readonly outcome: 'proved';
      /** Goes on from here; the one before is over. */
      readonly ticket: Secret;
      readonly expiresAt: Date;
      /** Whether the password can be set now. */
      readonly enough: boolean;
      /** Where it cannot: how a further proof can be given; none means that only an administrator can help. */
      readonly further: readonly MaskedChannel[];
      readonly accountId: string;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

export interface CodeEntry {
  readonly ticket: Secret;
  readonly code: Secret;
  readonly network: string;
  readonly correlationId: string;
}

/**
 * Enters the code that was sent. Rejections: `ResetTicketNotValid`; `VerificationCodeWrong` (`params.triesLeft`);
 * `VerificationCodeExpired` when it is used, void, replaced or too old, which of these is not told.
 */
export class ProveIdentity extends Command<IdentityProved> {
  constructor(readonly entry: CodeEntry) {
    super();
  }
}
