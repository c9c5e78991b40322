import type { CommandContext, Position } from '@keyledger/event-store';
import type { Rejection, Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export interface OffboardingOrder {
  readonly employeeId: string;
  /** `YYYY-MM-DD`, over at its end where the company is; null, and a day that has passed: at once. */
  readonly lastDay: string | null;
  readonly successorId: string | null;
  readonly plan: readonly { readonly accountId: string; readonly newOwnerId: string | null }[];
  readonly note: string | null;
}

export type OffboardingChanged =
  | {
      readonly outcome: 'changed';
      readonly offboardingId: string;
      readonly position: Position | null;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * A person leaves: their role is taken back, nobody signs in as them any more, and each of their mailboxes passes on.
 * Rejections: `NotFound`, those of rank and department for everybody concerned, `EmployeeUnknown`, `EmployeeHasLeft`,
 * `LastOwner`, `InvalidInput` (a mailbox that is not theirs, they themselves as successor, a day too far away).
 */
export class OffboardEmployee extends Command<OffboardingChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly order: OffboardingOrder,
  ) {
    super();
  }
}
