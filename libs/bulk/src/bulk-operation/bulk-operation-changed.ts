import type { Position } from '@keyledger/event-store';
import type { Rejection } from '@keyledger/kernel';

/** What a command on a bulk operation came to. */
export type BulkOperationChanged =
  | {
      readonly outcome: 'changed';
      readonly operationId: string;
      readonly position: Position | null;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };
