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
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { AnswerSubscriptionCommand } from '../graphql/answer-subscription-command.js';
import { WebhookSubscriptionInput } from '../graphql/subscription-command.input.js';
import { termsOf, WebhookTermsInput } from '../graphql/subscription-terms.input.js';
import {
  SUBSCRIPTION_PROBLEMS,
  WebhookSubscriptionPayload,
} from '../graphql/webhook-subscription.type.js';
import { ChangeSubscription } from './change-subscription.command.js';

@InputType({ description: 'Which subscription, and what it is from now on.' })
export class ChangeWebhookSubscriptionInput extends WebhookSubscriptionInput {
  @Field(() => WebhookTermsInput, { description: 'All of its terms.' })
  @ValidateNested()
  @Type(() => WebhookTermsInput)
  readonly terms!: WebhookTermsInput;
}

export const ChangeWebhookSubscriptionResult = mutationResult(
  'ChangeWebhookSubscriptionResult',
  WebhookSubscriptionPayload,
  SUBSCRIPTION_PROBLEMS,
);

@Resolver()
export class ChangeSubscriptionResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => ChangeWebhookSubscriptionResult, {
    description:
      'Changes where and what a subscription is told, all of it at once, and tries at once what waits.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  changeWebhookSubscription(
    @Args('input', {
      type: () => ChangeWebhookSubscriptionInput,
      description: 'Which, and its terms.',
    })
    input: ChangeWebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ChangeWebhookSubscriptionResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    return this.answers.answer(scope, request, input, id, (context) =>
      this.commands.execute(new ChangeSubscription(scope, context, id, termsOf(input.terms))),
    );
  }
}
