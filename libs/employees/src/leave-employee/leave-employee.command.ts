import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';

/**
 * The person is no longer with the company: nobody signs in as them, and their channels serve nothing. Whoever offboards
 * them has settled whether that may be. Rejections: `NotFound`.
 */
export class LeaveEmployee extends Command<EmployeeChange> {
  constructor(
    readonly context: CommandContext,
    readonly employeeId: string,
    /** `YYYY-MM-DD`. */
    readonly lastDay: string | null,
  ) {
    super();
  }
}
