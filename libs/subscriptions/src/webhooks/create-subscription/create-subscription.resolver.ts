import {
  Access,
  commandContext,
  CurrentScope,
  mutationResult,
  problemFrom,
  RepeatableInput,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { AnswerSubscriptionCommand } from '../graphql/answer-subscription-command.js';
import { termsOf, WebhookTermsInput } from '../graphql/subscription-terms.input.js';
import {
  SUBSCRIPTION_PROBLEMS,
  WebhookSubscriptionPayload,
} from '../graphql/webhook-subscription.type.js';
import { CreateSubscription } from './create-subscription.command.js';

@InputType({ description: 'Where webhooks go and what they tell.' })
export class CreateWebhookSubscriptionInput extends RepeatableInput {
  @Field(() => WebhookTermsInput, { description: 'Its terms.' })
  @ValidateNested()
  @Type(() => WebhookTermsInput)
  readonly terms!: WebhookTermsInput;
}

export const CreateWebhookSubscriptionResult = mutationResult(
  'CreateWebhookSubscriptionResult',
  WebhookSubscriptionPayload,
  SUBSCRIPTION_PROBLEMS,
);

@Resolver()
export class CreateSubscriptionResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => CreateWebhookSubscriptionResult, {
    description:
      'Has webhooks sent of whatever happens from now on. The signing secret is in this answer only.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  async createWebhookSubscription(
    @Args('input', { type: () => CreateWebhookSubscriptionInput, description: 'Its terms.' })
    input: CreateWebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof CreateWebhookSubscriptionResult> {
    const context = commandContext(scope, request, input);
    const command = new CreateSubscription(scope, context, termsOf(input.terms));
    const creation = await this.commands.execute(command);
    if (creation.outcome === 'rejected') return problemFrom(creation.rejection, request.locale);
    const { subscriptionId, change, secret } = creation;
    return this.answers.payload(scope, subscriptionId, change, secret);
  }
}
