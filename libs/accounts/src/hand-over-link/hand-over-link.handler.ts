import { Clock, isRejection, newId, type Secret } from '@keyledger/kernel';
import { AggregateStore, streamOf } from '@keyledger/event-store';
import { Vault } from '@keyledger/credentials';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accountAggregate } from '../account.state.js';
import { SessionFloors } from '../session-floors.port.js';
import { HandOverLink, type HandOverResult } from './hand-over-link.command.js';
import { decideHandOver } from './hand-over-link.decider.js';

const MINUTE = 60_000;

@CommandHandler(HandOverLink)
export class HandOverLinkHandler implements ICommandHandler<HandOverLink> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly vault: Vault,
    private readonly floors: SessionFloors,
    private readonly clock: Clock,
  ) {}

  async execute({ context, accountId }: HandOverLink): Promise<HandOverResult> {
    const { organizationId } = context;
    const { policy } = await this.organizations.state(organizationId);
    const { state: before } = await this.aggregates.load(accountAggregate, accountId);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + policy.linkMinutes * MINUTE);
    const plan = { resetId: newId(), linkId: newId(), expiresAt };
    const owner = { organizationId, stream: streamOf(accountAggregate, accountId) };
    const issued: { token: Secret | null } = { token: null };
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context: { ...context, policyVersion: policy.version },
      decide: async (account) => {
        const decision = decideHandOver(plan, account);
        if (isRejection(decision)) return decision;
        // The vault row comes before the event that names it; a second decision reuses it.
        issued.token ??= await this.vault.issueLink({ linkId: plan.linkId, owner, expiresAt });
        return decision;
      },
    });
    if (executed.outcome === 'rejected') return executed;
    await this.floors.raise(accountId, executed.state.sessionFloor);
    if (executed.outcome === 'appended') {
      // It goes to nobody's mailbox, so the copy for the sender has no reason to exist.
      await this.vault.discardSealedLink(plan.linkId);
      for (const id of [before.credential?.id, before.link?.linkId]) {
        if (id) await this.vault.supersede(id, now);
      }
    }
    return { outcome: 'issued', position: executed.position, token: issued.token, expiresAt };
  }
}
