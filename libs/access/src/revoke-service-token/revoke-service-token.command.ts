import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import type { OrganizationChange } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';

/** Ends a service token with the next request. Rejections: `Forbidden`, `NotFound`. */
export class RevokeServiceToken extends Command<OrganizationChange> {
  constructor(
    readonly by: Scope,
    readonly context: CommandContext,
    readonly tokenId: string,
  ) {
    super();
  }
}
