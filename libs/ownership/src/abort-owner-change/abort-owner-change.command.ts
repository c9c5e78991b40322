import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OwnerChangeChanged } from '../owner-change/owner-change-changed.js';

/** Gives a change of owner up; the mailbox is thawed. Rejections: `NotFound`, those of rank and department, `OwnerChangeOver` from the moment on that it is decided to pass the mailbox on. */
export class AbortOwnerChange extends Command<OwnerChangeChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly changeId: string,
  ) {
    super();
  }
}
