import type { Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { IdentityProved } from '../prove-identity/prove-identity.command.js';

/**
 * Whoever opened the link in the mail says to go on. It is good in any browser and gives that browser a ticket of its own:
 * whoever asked for the mail gets nothing from it. Rejections: `LinkNotValid` for a wrong, used, replaced or expired link.
 */
export class ProveIdentityByLink extends Command<IdentityProved> {
  constructor(
    readonly link: Secret,
    readonly network: string,
    readonly correlationId: string,
  ) {
    super();
  }
}
