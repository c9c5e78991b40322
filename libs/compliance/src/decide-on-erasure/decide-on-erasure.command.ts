import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { ErasureChange } from '../erasure/erasure-change.js';

/**
 * A second person's yes or no to an erasure. Rejections: those of acting on a person, `NotFound` where nobody asked,
 * `SecondPersonNeeded`, `ErasureRequestOver`, `LegalHoldActive`, `StillOwnsMailbox`, `ErasureUnderWay`.
 */
export class DecideOnErasure extends Command<ErasureChange> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly approved: boolean,
  ) {
    super();
  }
}
