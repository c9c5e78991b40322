import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';
import type { GrantableRole } from '../organization.events.js';

/**
 * Gives a person a role, in place of the one they hold. `departmentId` limits ADMIN and HELPDESK to a department
 * and all under it; null means the whole organization. Rejections: `EmployeeUnknown`, `DepartmentUnknown`,
 * `InvalidInput`, `LastOwner`, `Forbidden`, `NotYourself`, `RankTooLow`.
 */
export class GrantRole extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly role: GrantableRole,
    readonly departmentId: string | null,
  ) {
    super();
  }
}
