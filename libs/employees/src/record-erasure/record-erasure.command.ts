import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';

/** Writes down that a person's keys are gone, so that whatever is computed from their events shows it. */
export class RecordErasure extends Command<EmployeeChange> {
  constructor(
    readonly context: CommandContext,
    readonly employeeId: string,
  ) {
    super();
  }
}
