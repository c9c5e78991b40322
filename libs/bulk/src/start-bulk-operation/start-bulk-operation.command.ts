import type { AccountCriteria } from '@keyledger/accounts';
import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { BulkOperationChanged } from '../bulk-operation/bulk-operation-changed.js';
import type { BulkOrder } from '../bulk-operation/bulk-operation.state.js';

/** Reason and ticket are the context’s. */
export type BulkWish = Omit<BulkOrder, 'reasonCode' | 'ticket'>;

/**
 * Does the same to every account that a filter of the list finds at this moment. Rejections: `InvalidInput`, `Conflict` with
 * the number that there are, `TooManyAccounts`, `TooManyBulkOperations`, for a move also `DepartmentUnknown`, `Forbidden`
 * and `OutsideYourDepartments`.
 */
export class StartBulkOperation extends Command<BulkOperationChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly wish: BulkWish,
    readonly criteria: Pick<AccountCriteria, 'filter' | 'search'>,
    /** How many accounts the caller saw; null: whatever there are. */
    readonly expectedTotal: number | null,
  ) {
    super();
  }
}
