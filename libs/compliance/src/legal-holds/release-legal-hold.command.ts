import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { ErasureChange } from '../erasure/erasure-change.js';

/** Ends a hold before its time. Rejections: those of acting on a person, `NotFound`. */
export class ReleaseLegalHold extends Command<ErasureChange> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly holdId: string,
  ) {
    super();
  }
}
