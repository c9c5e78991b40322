import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';

/**
 * Puts a department, with all under it, under another one (null: at the top). The caller administers what it leaves and
 * what it comes under. Rejections: `DepartmentUnknown`, `Forbidden`, `OutsideYourDepartments`,
 * `DepartmentInsideItself`, `DepartmentTooDeep`, `DepartmentExists`.
 */
export class MoveDepartment extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly departmentId: string,
    readonly parentId: string | null,
  ) {
    super();
  }
}
