import { Vault } from '@keyledger/credentials';
import { aggregateIdOf, AggregateStore } from '@keyledger/event-store';
import { Clock, derivedId, reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AcceptProof } from '../prove-identity/accept-proof.js';
import type { IdentityProved } from '../prove-identity/prove-identity.command.js';
import { ResetTickets } from '../tickets/reset-tickets.js';
import { verificationAggregate } from '../verification.state.js';
import { ProveIdentityByLink } from './prove-identity-by-link.command.js';

@CommandHandler(ProveIdentityByLink)
export class ProveIdentityByLinkHandler implements ICommandHandler<ProveIdentityByLink> {
  constructor(
    private readonly vault: Vault,
    private readonly aggregates: AggregateStore,
    private readonly tickets: ResetTickets,
    private readonly proofs: AcceptProof,
    private readonly clock: Clock,
  ) {}

  async execute(command: ProveIdentityByLink): Promise<IdentityProved> {
    const notValid = { outcome: 'rejected', rejection: reject('LinkNotValid') } as const;
    const link = await this.vault.findLink(command.link);
    if (!link?.owner.stream.startsWith(`${verificationAggregate.category}-`)) return notValid;
    const verificationId = aggregateIdOf(link.owner.stream);
    const { state } = await this.aggregates.load(verificationAggregate, verificationId);
    const sent = state.codes.find(({ linkId }) => linkId === link.linkId);
    if (!sent) return notValid;
    const { accountId } = state;
    const ticketId = derivedId('reset-ticket', link.linkId);
    const proved = await this.proofs.accept({
      accountId,
      verificationId,
      codeId: sent.codeId,
      ticketId,
      method: 'EMAIL_LINK',
      network: command.network,
      correlationId: command.correlationId,
      useUp: () => this.tickets.acceptLink(ticketId, verificationId, accountId),
    });
    if (proved.outcome === 'rejected') return notValid;
    await this.vault.useUpCode(sent.codeId);
    await this.vault.supersede(link.linkId, this.clock.now());
    return proved;
  }
}
