import type { Position } from '@keyledger/event-store';
import type { Rejection } from '@keyledger/kernel';

/** What asking for an approval, or deciding on one, came to. */
export type ApprovalChanged =
  | {
      readonly outcome: 'changed';
      readonly approvalId: string;
      readonly position: Position | null;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };
