import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';

/** Writes down that a code or link sent to a channel came back: it reaches the person. Rejections: `NotFound`. */
export class VerifyRecoveryChannel extends Command<EmployeeChange> {
  constructor(
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly channelId: string,
  ) {
    super();
  }
}
