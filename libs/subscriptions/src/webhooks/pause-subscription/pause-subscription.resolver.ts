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
import { PauseSubscription } from './pause-subscription.command.js';

export const PauseWebhookSubscriptionResult = mutationResult(
  'PauseWebhookSubscriptionResult',
  WebhookSubscriptionPayload,
);

@Resolver()
export class PauseSubscriptionResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => PauseWebhookSubscriptionResult, {
    description: 'Stops deliveries until they are resumed; nothing is lost meanwhile.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  pauseWebhookSubscription(
    @Args('input', { type: () => WebhookSubscriptionInput, description: 'Which subscription.' })
    input: WebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof PauseWebhookSubscriptionResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    return this.answers.answer(scope, request, input, id, (context) =>
      this.commands.execute(new PauseSubscription(scope, context, id, 'ADMIN')),
    );
  }
}
