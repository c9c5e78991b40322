import { accountAggregate, ActOnAccount } from '@keyledger/accounts';
import { AggregateStore, Claims, idMadeBy } from '@keyledger/event-store';
import { Clock, isRejection, reject, type Rejection } from '@keyledger/kernel';
import { HOST } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mailboxClaim } from '../owner-change/account-in-change.js';
import { MaySucceed } from '../owner-change/may-succeed.js';
import type { OwnerChangeChanged } from '../owner-change/owner-change-changed.js';
import { holdsMailbox, ownerChangeAggregate } from '../owner-change/owner-change.state.js';
import { StartOwnerChange } from './start-owner-change.command.js';
import { decideStart } from './start-owner-change.decider.js';

@CommandHandler(StartOwnerChange)
export class StartOwnerChangeHandler implements ICommandHandler<StartOwnerChange> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
    private readonly successors: MaySucceed,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  async execute(command: StartOwnerChange): Promise<OwnerChangeChanged> {
    const { context, order } = command;
    const { organizationId } = context;
    const changeId = idMadeBy(context, 'owner-change');
    const { state: before } = await this.aggregates.load(ownerChangeAggregate, changeId);
    const { state: account } = await this.aggregates.load(accountAggregate, order.accountId);
    const claim = mailboxClaim(organizationId, order.accountId, changeId);
    // What was started before is not asked about again: its owner may have changed by now.
    if (!before.started) {
      const rejection = (await this.refusal(command)) ?? (await this.hold(claim));
      if (rejection) return { outcome: 'rejected', rejection };
    }
    const now = this.clock.now();
    const executed = await this.aggregates.execute({
      aggregate: ownerChangeAggregate,
      id: changeId,
      context,
      decide: (change) => decideStart({ order, previousOwnerId: account.ownerId, now }, change),
    });
    if (executed.outcome === 'rejected') {
      if (!before.started) await this.claims.release(claim, changeId);
      return executed;
    }
    return { outcome: 'changed', changeId, position: executed.position };
  }

  private async refusal({ by, context, order }: StartOwnerChange): Promise<Rejection | null> {
    const { newOwnerId, accountId } = order;
    if (by !== HOST) {
      const target = await this.authority.target(by, accountId);
      if (isRejection(target)) return target;
    }
    if (newOwnerId === null) return null;
    return this.successors.refusal(by, context.organizationId, newOwnerId);
  }

  private async hold(claim: ReturnType<typeof mailboxClaim>): Promise<Rejection | null> {
    const held = await this.claims.hold(claim, async (holderId) => {
      const { state } = await this.aggregates.load(ownerChangeAggregate, holderId);
      return holdsMailbox(state);
    });
    return held ? null : reject('OwnerChangeInProgress');
  }
}
