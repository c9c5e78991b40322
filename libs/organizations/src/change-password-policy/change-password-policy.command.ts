import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';
import type { PasswordPolicyRules } from '../password-policy.js';

/** Puts new password rules in force, under the next version. Rejections: `InvalidInput`, `Forbidden`. */
export class ChangePasswordPolicy extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly policy: PasswordPolicyRules,
  ) {
    super();
  }
}
