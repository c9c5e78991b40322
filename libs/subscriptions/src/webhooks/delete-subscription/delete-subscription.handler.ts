import { Vault } from '@keyledger/credentials';
import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerSubscriptions, type SubscriptionChange } from '../administer-subscriptions.js';
import { DeleteSubscription } from './delete-subscription.command.js';
import { decideDeletion } from './delete-subscription.decider.js';

@CommandHandler(DeleteSubscription)
export class DeleteSubscriptionHandler implements ICommandHandler<DeleteSubscription> {
  constructor(
    private readonly subscriptions: AdministerSubscriptions,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute({ by, context, subscriptionId }: DeleteSubscription): Promise<SubscriptionChange> {
    const change = await this.subscriptions.carryOut(by, context, subscriptionId, decideDeletion);
    if (change.outcome === 'rejected') return change;
    await this.vault.supersede(change.state.secrets.current, this.clock.now());
    return change;
  }
}
