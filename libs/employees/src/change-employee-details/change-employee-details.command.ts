import type { CommandContext } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';
import type { PersonDetails } from '../person-details.js';

/**
 * Corrects what identifies a person; what is not given stays. Rejections: `NotFound`, `InvalidInput`,
 * `EmployeeNumberTaken`, `Forbidden`, `RankTooLow`, `OutsideYourDepartments`.
 */
export class ChangeEmployeeDetails extends Command<EmployeeChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly details: Partial<PersonDetails>,
  ) {
    super();
  }
}
