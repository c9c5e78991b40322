import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { ErasureChange } from '../erasure/erasure-change.js';
import type { ErasureBasis } from '../erasure/erasure.events.js';

/**
 * Asks for a person's data to be erased; a second person decides within two weeks. Rejections: those of acting on a person,
 * `StillOwnsMailbox`, `AlreadyExists` while one waits, `ErasureUnderWay`.
 */
export class RequestErasure extends Command<ErasureChange> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly legalBasis: ErasureBasis,
  ) {
    super();
  }
}
