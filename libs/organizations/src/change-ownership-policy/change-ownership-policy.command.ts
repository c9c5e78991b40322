import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';
import type { OwnershipPolicyRules } from '../ownership-policy.js';

/** Puts new rules for changes of owner in force, under the next version. Rejections: `NotFound`, `Forbidden`. */
export class ChangeOwnershipPolicy extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly policy: OwnershipPolicyRules,
  ) {
    super();
  }
}
