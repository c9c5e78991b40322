import type { CommandContext } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';
import type { ChannelKind } from '../employee.events.js';

/**
 * Says that a mail address or telephone reaches a person; nobody has proved it yet. Rejections: `NotFound`,
 * `InvalidInput`, `NotYourself`, `RankTooLow`, `OutsideYourDepartments`.
 */
export class AssertRecoveryChannel extends Command<EmployeeChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly kind: ChannelKind,
    /** In any spelling; it is stored normalised. */
    readonly destination: string,
  ) {
    super();
  }
}
