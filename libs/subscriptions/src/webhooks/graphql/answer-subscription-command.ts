import type { CommandContext } from '@keyledger/event-store';
import {
  commandContext,
  problemFrom,
  type Problem,
  type RepeatableInput,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope, Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import type { SubscriptionChange } from '../administer-subscriptions.js';
import { ReadSubscriptions } from './read-subscriptions.js';
import {
  webhookSubscriptionNode,
  type WebhookSubscriptionPayload,
} from './webhook-subscription.type.js';

/** From a mutation's input to its payload or problem. */
@Injectable()
export class AnswerSubscriptionCommand {
  constructor(private readonly subscriptions: ReadSubscriptions) {}

  async answer(
    scope: Scope,
    request: RequestContext,
    input: RepeatableInput,
    subscriptionId: string,
    run: (context: CommandContext) => Promise<SubscriptionChange>,
  ): Promise<WebhookSubscriptionPayload | Problem> {
    const change = await run(commandContext(scope, request, input));
    if (change.outcome === 'rejected') return problemFrom(change.rejection, request.locale);
    return this.payload(scope, subscriptionId, change, null);
  }

  async payload(
    scope: Scope,
    subscriptionId: string,
    { position }: Exclude<SubscriptionChange, { outcome: 'rejected' }>,
    secret: Secret | null,
  ): Promise<WebhookSubscriptionPayload> {
    const read = await this.subscriptions.byId(scope, subscriptionId);
    const subscription = read && webhookSubscriptionNode(read);
    return { subscription, secret: secret?.reveal() ?? null, position };
  }
}
