import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';

/**
 * Takes a person's role away; they are an employee like others at once. Rejections: `EmployeeUnknown`, `LastOwner`,
 * `Forbidden`, `NotYourself`, `RankTooLow`.
 */
export class RevokeRole extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly employeeId: string,
  ) {
    super();
  }
}
