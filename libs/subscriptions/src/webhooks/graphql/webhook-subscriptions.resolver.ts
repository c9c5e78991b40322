import { Access, CurrentScope, idOfType } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ReadSubscriptions } from './read-subscriptions.js';
import {
  deadLetterNode,
  WebhookDeadLetterNode,
  WebhookSubscriptionNode,
  webhookSubscriptionNode,
} from './webhook-subscription.type.js';

const READERS = ['OWNER', 'ADMIN', 'AUDITOR'] as const;

@Resolver(() => WebhookSubscriptionNode)
export class WebhookSubscriptionsResolver {
  constructor(private readonly subscriptions: ReadSubscriptions) {}

  @Query(() => [WebhookSubscriptionNode], {
    description: 'The organization’s webhook subscriptions, the oldest first; at most 50.',
  })
  @Access({ roles: READERS })
  async webhookSubscriptions(
    @CurrentScope() scope: Scope,
  ): Promise<readonly WebhookSubscriptionNode[]> {
    return (await this.subscriptions.all(scope)).map(webhookSubscriptionNode);
  }

  @Query(() => WebhookSubscriptionNode, {
    nullable: true,
    description: 'A webhook subscription; null for an unknown one.',
  })
  @Access({ roles: READERS })
  async webhookSubscription(
    @Args('id', { type: () => ID, description: 'Global id of the subscription.' }) id: string,
    @CurrentScope() scope: Scope,
  ): Promise<WebhookSubscriptionNode | null> {
    const subscriptionId = idOfType('WebhookSubscription', id);
    const found = subscriptionId && (await this.subscriptions.byId(scope, subscriptionId));
    return found ? webhookSubscriptionNode(found) : null;
  }

  @ResolveField(() => [WebhookDeadLetterNode])
  async deadLetters(
    @Parent() { subscriptionId }: WebhookSubscriptionNode,
  ): Promise<readonly WebhookDeadLetterNode[]> {
    return (await this.subscriptions.deadLetters(subscriptionId)).map(deadLetterNode);
  }
}
