import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerSubscriptions, type SubscriptionChange } from '../administer-subscriptions.js';
import { RedriveDeadLetters } from './redrive-dead-letters.command.js';
import { decideRedrive } from './redrive-dead-letters.decider.js';

@CommandHandler(RedriveDeadLetters)
export class RedriveDeadLettersHandler implements ICommandHandler<RedriveDeadLetters> {
  constructor(private readonly subscriptions: AdministerSubscriptions) {}

  execute(command: RedriveDeadLetters): Promise<SubscriptionChange> {
    const { by, context, subscriptionId } = command;
    return this.subscriptions.carryOut(by, context, subscriptionId, () => decideRedrive());
  }
}
