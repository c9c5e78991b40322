import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { BulkOperationChanged } from '../bulk-operation/bulk-operation-changed.js';

/**
 * Ends an operation early: one that waits at once, one that runs after the part that is being worked on. What was done stays
 * done. Rejections: `NotFound`, `Forbidden`,
 * `BulkOperationOver`.
 */
export class CancelBulkOperation extends Command<BulkOperationChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly operationId: string,
  ) {
    super();
  }
}
