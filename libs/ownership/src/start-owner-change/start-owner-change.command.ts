import type { CommandContext } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';
import type { OwnerChangeChanged } from '../owner-change/owner-change-changed.js';
import type { OwnerChangeReason } from '../owner-change/owner-change.events.js';

export interface OwnerChangeOrder {
  readonly accountId: string;
  /** Null: the mailbox is frozen until somebody is named. */
  readonly newOwnerId: string | null;
  readonly reason: OwnerChangeReason;
  /** Null, and a moment that has passed: at once. At most a year from now. */
  readonly effectiveAt: Date | null;
  /** Free text about the former owner; encrypted under their key. */
  readonly note: string | null;
  readonly offboardingId: string | null;
}

/**
 * Begins to pass a mailbox on. Rejections: `NotFound`, those of rank and department for both owners, `EmployeeUnknown`,
 * `EmployeeHasLeft`, `InvalidInput` (the same owner, a moment too far away), `OwnerChangeInProgress`.
 */
export class StartOwnerChange extends Command<OwnerChangeChanged> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly order: OwnerChangeOrder,
  ) {
    super();
  }
}
