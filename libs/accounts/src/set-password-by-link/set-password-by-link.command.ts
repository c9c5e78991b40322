import type { Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/**
 * Whoever holds the one-time link from the recovery channel sets the mailbox's password. Rejections:
 * `LinkNotValid` for a wrong, used, replaced or expired link alike, and those of a password change.
 */
export class SetPasswordByLink extends Command<AccountChanged> {
  constructor(
    readonly token: Secret,
    readonly newPassword: Secret,
    /** Given by the caller so that a form sent twice has one effect. */
    readonly commandId: string,
    readonly correlationId: string,
  ) {
    super();
  }
}
