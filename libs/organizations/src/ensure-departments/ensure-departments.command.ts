import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';

/**
 * Sees to it that a path of departments (from the top: `['研发中心', '平台部']`) is there, and makes what is
 * missing. Rejections: `InvalidInput`, `Forbidden`, `OutsideYourDepartments`.
 */
export class EnsureDepartments extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly path: readonly string[],
  ) {
    super();
  }
}
