import type { Position } from '@keyledger/event-store';
import type { Rejection } from '@keyledger/kernel';

/** What a command on a change of owner came to. */
export type OwnerChangeChanged =
  | { readonly outcome: 'changed'; readonly changeId: string; readonly position: Position | null }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };
