import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { ErasureChange } from '../erasure/erasure-change.js';
import type { HoldBasis } from '../erasure/erasure.events.js';

/** Keeps a person's data from being erased. Rejections: those of acting on a person, `InvalidInput`, `ErasureUnderWay`. */
export class PlaceLegalHold extends Command<ErasureChange> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly employeeId: string,
    readonly basis: HoldBasis,
    /** Null: until it is released. */
    readonly until: Date | null,
  ) {
    super();
  }
}
