import type { CommandContext } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';

/** Rejections: `NotFound`, `NotYourself`, `RankTooLow`, `OutsideYourDepartments`. */
export class RemoveRecoveryChannel extends Command<EmployeeChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly channelId: string,
  ) {
    super();
  }
}
