import type { CommandContext } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';
import type { ChannelKind } from '../employee.events.js';
import type { PersonDetails } from '../person-details.js';

export interface Newcomer extends PersonDetails {
  readonly departmentId: string | null;
  readonly origin: 'SETUP' | 'ADMIN' | 'IMPORT' | 'COMMAND_LINE';
  /** What reaches the person, unproved; in any spelling. */
  readonly channels?: readonly { readonly kind: ChannelKind; readonly destination: string }[];
}

/**
 * Registers a person with the organization under a new id. The same again changes nothing. Rejections:
 * `InvalidInput`, `EmployeeNumberTaken`, `DepartmentUnknown`, `AlreadyExists`, `Forbidden`, `OutsideYourDepartments`.
 */
export class RegisterEmployee extends Command<EmployeeChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly person: Newcomer,
  ) {
    super();
  }
}
