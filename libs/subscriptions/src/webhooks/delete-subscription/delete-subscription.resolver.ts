import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { plainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AnswerSubscriptionCommand } from '../graphql/answer-subscription-command.js';
import { WebhookSubscriptionInput } from '../graphql/subscription-command.input.js';
import { WebhookSubscriptionPayload } from '../graphql/webhook-subscription.type.js';
import { DeleteSubscription } from './delete-subscription.command.js';

export const DeleteWebhookSubscriptionResult = mutationResult(
  'DeleteWebhookSubscriptionResult',
  WebhookSubscriptionPayload,
);

@Resolver()
export class DeleteSubscriptionResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => DeleteWebhookSubscriptionResult, {
    description: 'Ends a subscription for good, with what waits in it.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  deleteWebhookSubscription(
    @Args('input', { type: () => WebhookSubscriptionInput, description: 'Which subscription.' })
    input: WebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof DeleteWebhookSubscriptionResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    return this.answers.answer(scope, request, input, id, (context) =>
      this.commands.execute(new DeleteSubscription(scope, context, id)),
    );
  }
}
