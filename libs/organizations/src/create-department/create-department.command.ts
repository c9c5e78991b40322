import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';

/**
 * Makes a department under another, or at the top. Its id derives from the command (`departmentIdOf`), so that a
 * repeat finds it. Rejections: `InvalidInput`, `DepartmentUnknown` (the parent), `DepartmentExists`,
 * `DepartmentTooDeep`, `Forbidden`, `OutsideYourDepartments`.
 */
export class CreateDepartment extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly parentId: string | null,
    readonly name: string,
  ) {
    super();
  }
}
