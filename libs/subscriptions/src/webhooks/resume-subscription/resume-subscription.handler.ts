import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerSubscriptions, type SubscriptionChange } from '../administer-subscriptions.js';
import { ResumeSubscription } from './resume-subscription.command.js';
import { decideResumption } from './resume-subscription.decider.js';

@CommandHandler(ResumeSubscription)
export class ResumeSubscriptionHandler implements ICommandHandler<ResumeSubscription> {
  constructor(private readonly subscriptions: AdministerSubscriptions) {}

  execute(command: ResumeSubscription): Promise<SubscriptionChange> {
    const { by, context, subscriptionId } = command;
    return this.subscriptions.carryOut(by, context, subscriptionId, (subscription) =>
      decideResumption(subscription),
    );
  }
}
