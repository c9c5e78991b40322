import type { Secret } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/**
 * The owner replaces the password, of their own will or because a temporary one must be changed. The current
 * one is asked for either way (OWASP ASVS 5.0, 6.2.3). Rejections: `PasswordTooWeak` with every violation,
 * `CurrentPasswordWrong`, `PasswordSameAsOld`, `Busy`.
 */
export class ChangePassword extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly currentPassword: Secret,
    readonly newPassword: Secret,
  ) {
    super();
  }
}
