import { Clock, derivedId } from '@keyledger/kernel';
import { AggregateStore, streamOf } from '@keyledger/event-store';
import { employeeAggregate } from '@keyledger/employees';
import { Vault, VaultIdTaken, type LinkToIssue } from '@keyledger/credentials';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accountAggregate } from '../account.state.js';
import { linkChannelOf } from '../link-channel.js';
import { SessionFloors } from '../session-floors.port.js';
import { OfferFirstAccess, type FirstAccess } from './offer-first-access.command.js';
import { decideFirstAccess, isFirstAccessAwaited } from './pass-on.decider.js';

const MINUTE = 60_000;

@CommandHandler(OfferFirstAccess)
export class OfferFirstAccessHandler implements ICommandHandler<OfferFirstAccess> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly vault: Vault,
    private readonly floors: SessionFloors,
    private readonly clock: Clock,
  ) {}

  async execute({ context, accountId, changeId }: OfferFirstAccess): Promise<FirstAccess> {
    const { organizationId } = context;
    const { state: account, position } = await this.aggregates.load(accountAggregate, accountId);
    const { state: owner } = await this.aggregates.load(employeeAggregate, account.ownerId);
    const linkId = derivedId('first-access-link', changeId);
    const channelId = linkChannelOf(owner);
    const given = { outcome: 'offered', position } as const;
    // What was offered before stays as it is, whatever became of it.
    if (account.link?.linkId === linkId) {
      await this.floors.raise(accountId, account.sessionFloor);
      return { ...given, channelId: account.link.channelId };
    }
    if (!channelId || !isFirstAccessAwaited(changeId, account))
      return { ...given, channelId: null };

    const { policy } = await this.organizations.state(organizationId);
    const expiresAt = new Date(this.clock.now().getTime() + policy.linkMinutes * MINUTE);
    const stream = streamOf(accountAggregate, accountId);
    await this.issue({ linkId, owner: { organizationId, stream }, expiresAt });
    const resetId = derivedId('first-access', changeId);
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context: { ...context, policyVersion: policy.version },
      decide: (state) =>
        decideFirstAccess({ changeId, resetId, linkId, channelId, expiresAt }, state),
    });
    if (executed.outcome === 'rejected') return executed;
    await this.floors.raise(accountId, executed.state.sessionFloor);
    return { outcome: 'offered', channelId, position: executed.position };
  }

  /** The row comes before the event that names it; whoever died between the two left it behind. */
  private async issue(link: LinkToIssue): Promise<void> {
    try {
      await this.vault.issueLink(link);
    } catch (error) {
      if (!(error instanceof VaultIdTaken)) throw error;
    }
  }
}
