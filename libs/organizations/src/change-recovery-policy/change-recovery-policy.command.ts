import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';
import type { RecoveryPolicyRules } from '../recovery-policy.js';

/** Puts new rules for forgotten passwords in force, under the next version. Rejections: `NotFound`, `Forbidden`. */
export class ChangeRecoveryPolicy extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly policy: RecoveryPolicyRules,
  ) {
    super();
  }
}
