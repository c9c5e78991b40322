import { Vault } from '@keyledger/credentials';
import { Clock, reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AcceptProof } from '../prove-identity/accept-proof.js';
import type { IdentityProved } from '../prove-identity/prove-identity.command.js';
import { ResetTickets } from '../tickets/reset-tickets.js';
import { FindProofLink } from './find-proof-link.js';
import { ProveIdentityByLink } from './prove-identity-by-link.command.js';

@CommandHandler(ProveIdentityByLink)
export class ProveIdentityByLinkHandler implements ICommandHandler<ProveIdentityByLink> {
  constructor(
    private readonly links: FindProofLink,
    private readonly vault: Vault,
    private readonly tickets: ResetTickets,
    private readonly proofs: AcceptProof,
    private readonly clock: Clock,
  ) {}

  async execute({ link, network, correlationId }: ProveIdentityByLink): Promise<IdentityProved> {
    const notValid = { outcome: 'rejected', rejection: reject('LinkNotValid') } as const;
    const found = await this.links.find(link);
    if (!found) return notValid;
    const { linkId, codeId, accountId, verificationId, ticketId } = found;
    const proved = await this.proofs.accept({
      accountId,
      verificationId,
      codeId,
      ticketId,
      method: 'EMAIL_LINK',
      network,
      correlationId,
      useUp: () => this.tickets.acceptLink(ticketId, verificationId, accountId),
    });
    if (proved.outcome === 'rejected') return notValid;
    await this.vault.useUpCode(codeId);
    await this.vault.supersede(linkId, this.clock.now());
    return proved;
  }
}
