import type { CommandContext } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';

/**
 * Puts a person into another department (null: none). The caller administers both. Rejections: `NotFound`,
 * `DepartmentUnknown`, `Forbidden`, `RankTooLow`, `OutsideYourDepartments`.
 */
export class MoveEmployee extends Command<EmployeeChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly departmentId: string | null,
  ) {
    super();
  }
}
