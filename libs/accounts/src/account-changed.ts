import type { Rejection } from '@keyledger/kernel';
import type { Position } from '@keyledger/event-store';

/** What an administrator's or owner's act on an account came to. */
export type AccountChanged =
  | {
      readonly outcome: 'changed';
      readonly position: Position | null;
      /** It was so already. */
      readonly unchanged?: boolean;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };
