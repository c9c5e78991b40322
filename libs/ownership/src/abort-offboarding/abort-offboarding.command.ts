import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OffboardingChanged } from '../offboard-employee/offboard-employee.command.js';

/** Gives an offboarding up before its moment. Rejections: `NotFound`, those of rank and department, `OffboardingBegun`. */
export class AbortOffboarding extends Command<OffboardingChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly offboardingId: string,
  ) {
    super();
  }
}
