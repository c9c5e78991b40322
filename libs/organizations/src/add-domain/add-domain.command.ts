import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { Authority } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';

/**
 * Gives the organization a mail domain; each domain belongs to one organization. Rejections: `InvalidInput`,
 * `DomainTaken`, `Forbidden`.
 */
export class AddDomain extends Command<OrganizationChange> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    /** In any spelling; it is stored normalised. */
    readonly domain: string,
  ) {
    super();
  }
}
