import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';

/** Rejections: `InvalidInput`, `DepartmentUnknown`, `DepartmentExists`, `Forbidden`, `OutsideYourDepartments`. */
export class RenameDepartment extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly departmentId: string,
    readonly name: string,
  ) {
    super();
  }
}
