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
import { ResumeSubscription } from './resume-subscription.command.js';

export const ResumeWebhookSubscriptionResult = mutationResult(
  'ResumeWebhookSubscriptionResult',
  WebhookSubscriptionPayload,
);

@Resolver()
export class ResumeSubscriptionResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => ResumeWebhookSubscriptionResult, {
    description: 'Goes on where a pause stopped deliveries, and tries at once what waits.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  resumeWebhookSubscription(
    @Args('input', { type: () => WebhookSubscriptionInput, description: 'Which subscription.' })
    input: WebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ResumeWebhookSubscriptionResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    return this.answers.answer(scope, request, input, id, (context) =>
      this.commands.execute(new ResumeSubscription(scope, context, id)),
    );
  }
}
