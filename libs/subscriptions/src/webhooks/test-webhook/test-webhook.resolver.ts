import {
  Access,
  CurrentScope,
  MutationPayload,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { isRejection, type Scope } from '@keyledger/kernel';
import { plainId } from '@keyledger/organizations';
import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { WebhookSubscriptionInput } from '../graphql/subscription-command.input.js';
import { TestWebhook } from './test-webhook.js';

@ObjectType({ description: 'What came of a try.' })
export class TestWebhookPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'Whether the receiver took it.' })
  readonly delivered!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'How it failed: `HTTP_<status>`, TIMEOUT, TARGET_REFUSED and the like.',
  })
  readonly failure!: string | null;
}

export const TestWebhookResult = mutationResult('TestWebhookResult', TestWebhookPayload);

@Resolver()
export class TestWebhookResolver {
  constructor(private readonly test: TestWebhook) {}

  @Mutation(() => TestWebhookResult, {
    description:
      'Sends one signed event that says nothing, paused or not, and tells what came of it.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  async testWebhook(
    @Args('input', { type: () => WebhookSubscriptionInput, description: 'Which subscription.' })
    input: WebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof TestWebhookResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    const attempt = await this.test.send(scope, id);
    if (isRejection(attempt)) return problemFrom(attempt, request.locale);
    return attempt.outcome === 'delivered'
      ? { delivered: true, failure: null, position: null }
      : { delivered: false, failure: attempt.code, position: null };
  }
}
