import type { AccountChanged } from '@keyledger/accounts';
import type { Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export interface NewPassword {
  readonly ticket: Secret;
  readonly newPassword: Secret;
  readonly network: string;
  readonly commandId: string;
  readonly correlationId: string;
}

/**
 * Whoever proved themselves sets the password; every session of the account ends. Rejections: `ResetTicketNotValid`,
 * `IdentityNotProved`, `SecondFactorRequired`, and those of a password change.
 */
export class CompletePasswordReset extends Command<AccountChanged> {
  constructor(readonly reset: NewPassword) {
    super();
  }
}
