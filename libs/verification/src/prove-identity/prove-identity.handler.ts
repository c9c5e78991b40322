import { Vault } from '@keyledger/credentials';
import { AggregateStore } from '@keyledger/event-store';
import { newId, reject } from '@keyledger/kernel';
import { networkFact } from '@keyledger/sign-in';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { evenPace } from '../even-pace.js';
import { STRANGER } from '../stranger.js';
import type { ResetTicket } from '../tickets/reset-ticket.js';
import { ResetTickets } from '../tickets/reset-tickets.js';
import { verificationAggregate } from '../verification.state.js';
import { VerificationObserver } from '../verification-observer.port.js';
import { VerificationSettings } from '../verification-settings.js';
import { Subjects } from '../subject.js';
import { AcceptProof } from './accept-proof.js';
import { ProveIdentity, type CodeEntry, type IdentityProved } from './prove-identity.command.js';

@CommandHandler(ProveIdentity)
export class ProveIdentityHandler implements ICommandHandler<ProveIdentity> {
  constructor(
    private readonly tickets: ResetTickets,
    private readonly vault: Vault,
    private readonly aggregates: AggregateStore,
    private readonly subjects: Subjects,
    private readonly proofs: AcceptProof,
    private readonly settings: VerificationSettings,
    private readonly observer: VerificationObserver,
  ) {}

  async execute({ entry }: ProveIdentity): Promise<IdentityProved> {
    const proved = await evenPace(this.settings.paceMs, () => this.enter(entry));
    const outcome = proved.outcome === 'rejected' ? proved.rejection.code : 'TAKEN';
    this.observer.stepTaken('PROOF', outcome);
    return proved;
  }

  private async enter(entry: CodeEntry): Promise<IdentityProved> {
    const ticket = await this.tickets.find(entry.ticket);
    if (!ticket) return { outcome: 'rejected', rejection: reject('ResetTicketNotValid') };
    const { code, accountId, verificationId } = ticket;
    const expired = { outcome: 'rejected', rejection: reject('VerificationCodeExpired') } as const;
    // Counted before it is looked at, so that tries sent together cannot slip past the bound.
    const triesLeft = code && (await this.tickets.countTry(ticket.id, code.id));
    if (!code || triesLeft === null) return expired;

    const matches = await this.vault.codeMatches(code.id, entry.code);
    if (!matches || !accountId) {
      if (accountId) await this.recordFailure(entry, ticket, accountId, code);
      const params = { triesLeft };
      return {
        outcome: 'rejected',
        rejection: reject('VerificationCodeWrong', { params, path: ['code'] }),
      };
    }
    const proved = await this.proofs.accept({
      accountId,
      verificationId,
      codeId: code.id,
      ticketId: ticket.id,
      method: code.channelKind === 'PHONE' ? 'SMS_CODE' : 'EMAIL_CODE',
      network: entry.network,
      correlationId: entry.correlationId,
      useUp: () => this.tickets.acceptCode(ticket.id, code.id),
    });
    if (proved.outcome === 'proved') await this.vault.useUpCode(code.id);
    return proved;
  }

  private async recordFailure(
    { network, correlationId }: CodeEntry,
    { verificationId }: ResetTicket,
    accountId: string,
    { id: codeId, channelKind }: NonNullable<ResetTicket['code']>,
  ): Promise<void> {
    const { account } = await this.subjects.of(accountId);
    const data = {
      accountId,
      employeeId: account.ownerId,
      purpose: 'SELF_SERVICE_RESET',
      network: networkFact(network),
      codeId,
      channelKind,
    } as const;
    await this.aggregates.execute({
      aggregate: verificationAggregate,
      id: verificationId,
      context: {
        organizationId: account.organizationId,
        actor: STRANGER,
        commandId: newId(),
        correlationId,
      },
      decide: () => [{ type: 'IdentityVerificationFailed', data }],
    });
  }
}
