import type { Employee } from '@keyledger/employees';
import type { Position } from '@keyledger/event-store';
import type { Rejection } from '@keyledger/kernel';

/** What a command on one's own channels came to: the channels afterwards, or why not. */
export type OwnChannelChanged =
  | {
      readonly outcome: 'changed';
      readonly position: Position | null;
      readonly person: Employee;
      /** Whether a message that proves a channel is on its way. */
      readonly sent: boolean;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };
