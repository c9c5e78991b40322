import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';
import type { AnomalyPolicyRules } from '../anomaly-policy.js';

/** Puts new rules for unusual sign-ins in force, under the next version. Rejections: `NotFound`, `Forbidden`, `InvalidInput`. */
export class ChangeAnomalyPolicy extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly policy: AnomalyPolicyRules,
  ) {
    super();
  }
}
