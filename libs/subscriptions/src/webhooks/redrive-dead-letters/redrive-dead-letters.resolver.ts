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
import { RedriveDeadLetters } from './redrive-dead-letters.command.js';

export const RedriveDeadLettersResult = mutationResult(
  'RedriveDeadLettersResult',
  WebhookSubscriptionPayload,
);

@Resolver()
export class RedriveDeadLettersResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => RedriveDeadLettersResult, {
    description:
      'Tries again what was given up, with all its tries; it may arrive after later events of its account.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  redriveDeadLetters(
    @Args('input', { type: () => WebhookSubscriptionInput, description: 'Which subscription.' })
    input: WebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RedriveDeadLettersResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    return this.answers.answer(scope, request, input, id, (context) =>
      this.commands.execute(new RedriveDeadLetters(scope, context, id)),
    );
  }
}
