import type { Position } from '@keyledger/event-store';
import {
  Access,
  CurrentScope,
  DateTime,
  mutationResult,
  PositionScalar,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { plainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsDate, IsOptional, MaxLength } from 'class-validator';
import { AnswerSubscriptionCommand } from '../graphql/answer-subscription-command.js';
import { WebhookSubscriptionInput } from '../graphql/subscription-command.input.js';
import {
  REPLAY_PROBLEMS,
  WebhookSubscriptionPayload,
} from '../graphql/webhook-subscription.type.js';
import { ReplaySubscription, type ReplayStart } from './replay-subscription.command.js';

@InputType({
  description: 'Which subscription is told once more, and from where: `after` or `from`.',
})
export class ReplayWebhookSubscriptionInput extends WebhookSubscriptionInput {
  @Field(() => PositionScalar, {
    nullable: true,
    description: 'A place in the log, exclusive.',
  })
  @IsOptional()
  @MaxLength(120)
  readonly after?: Position | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'A moment, exclusive: everything that was recorded after it.',
  })
  @IsOptional()
  @IsDate()
  readonly from?: Date | null;
}

/** Null: it is not exactly one of the two. */
function startOf({ after, from }: ReplayWebhookSubscriptionInput): ReplayStart | null {
  if (after && !from) return { after };
  return from && !after ? { from } : null;
}

export const ReplayWebhookSubscriptionResult = mutationResult(
  'ReplayWebhookSubscriptionResult',
  WebhookSubscriptionPayload,
  REPLAY_PROBLEMS,
);

@Resolver()
export class ReplaySubscriptionResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => ReplayWebhookSubscriptionResult, {
    description:
      'Delivers everything after a place of the log, or a moment, once more, under the same ids.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  async replayWebhookSubscription(
    @Args('input', {
      type: () => ReplayWebhookSubscriptionInput,
      description: 'Which, and from where.',
    })
    input: ReplayWebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ReplayWebhookSubscriptionResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    const start = startOf(input);
    if (!start) return problemFrom(reject('InvalidInput', { path: ['from'] }), request.locale);
    return this.answers.answer(scope, request, input, id, (context) =>
      this.commands.execute(new ReplaySubscription(scope, context, id, start)),
    );
  }
}
