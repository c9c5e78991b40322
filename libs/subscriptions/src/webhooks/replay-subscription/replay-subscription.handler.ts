import { EventStore, positionAt } from '@keyledger/event-store';
import { reject } from '@keyledger/kernel';
import { mayAdministerOrganization } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventFeed, PositionUnknown } from '../../feed/event-feed.js';
import { AdministerSubscriptions, type SubscriptionChange } from '../administer-subscriptions.js';
import { ReplaySubscription, type ReplayStart } from './replay-subscription.command.js';
import { decideReplay } from './replay-subscription.decider.js';

@CommandHandler(ReplaySubscription)
export class ReplaySubscriptionHandler implements ICommandHandler<ReplaySubscription> {
  constructor(
    private readonly subscriptions: AdministerSubscriptions,
    private readonly feed: EventFeed,
    private readonly store: EventStore,
  ) {}

  async execute(command: ReplaySubscription): Promise<SubscriptionChange> {
    const { by, context, subscriptionId, start } = command;
    // Before the log is read for it.
    const refused = mayAdministerOrganization(by);
    if (refused) return { outcome: 'rejected', rejection: refused };
    try {
      const after = await this.placeOf(start);
      return await this.subscriptions.carryOut(by, context, subscriptionId, () =>
        decideReplay(after),
      );
    } catch (error) {
      if (!(error instanceof PositionUnknown)) throw error;
      return { outcome: 'rejected', rejection: reject('PositionUnknown', { path: ['after'] }) };
    }
  }

  /** @returns null: the beginning of the log. @throws PositionUnknown */
  private async placeOf(start: ReplayStart): Promise<string | null> {
    if ('from' in start) return positionAt(this.store, start.from);
    await this.feed.check(start.after);
    return start.after;
  }
}
