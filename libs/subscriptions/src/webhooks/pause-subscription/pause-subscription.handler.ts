import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerSubscriptions, type SubscriptionChange } from '../administer-subscriptions.js';
import { PauseSubscription } from './pause-subscription.command.js';
import { decidePause } from './pause-subscription.decider.js';

@CommandHandler(PauseSubscription)
export class PauseSubscriptionHandler implements ICommandHandler<PauseSubscription> {
  constructor(private readonly subscriptions: AdministerSubscriptions) {}

  execute(command: PauseSubscription): Promise<SubscriptionChange> {
    const { by, context, subscriptionId } = command;
    return this.subscriptions.carryOut(by, context, subscriptionId, (subscription) =>
      decidePause(command.cause, subscription),
    );
  }
}
