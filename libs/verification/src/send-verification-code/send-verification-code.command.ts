import type { ChannelKind } from '@keyledger/employees';
import type { Rejection, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export interface CodeOrder {
  readonly ticket: Secret;
  readonly kind: ChannelKind;
  readonly network: string;
  readonly correlationId: string;
}

export type CodeOrdered =
  | {
      readonly outcome: 'ordered';
      /** Whole seconds before which no other one is sent. */
      readonly resendAfter: number;
      readonly codeExpiresAt: Date;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Has a code sent to a recovery channel of a kind, where there is one; the answer does not say. Rejections:
 * `ResetTicketNotValid`, `RateLimited`, `InvalidInput` for a kind that this installation cannot reach.
 */
export class SendVerificationCode extends Command<CodeOrdered> {
  constructor(readonly order: CodeOrder) {
    super();
  }
}
