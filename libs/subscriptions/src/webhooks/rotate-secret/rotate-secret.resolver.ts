import {
  Access,
  commandContext,
  CurrentScope,
  mutationResult,
  problemFrom,
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
import { RotateSecret } from './rotate-secret.command.js';

export const RotateWebhookSecretResult = mutationResult(
  'RotateWebhookSecretResult',
  WebhookSubscriptionPayload,
);

@Resolver()
export class RotateSecretResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: AnswerSubscriptionCommand,
  ) {}

  @Mutation(() => RotateWebhookSecretResult, {
    description: 'Signs with a new secret, and for a day with the one before as well.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  async rotateWebhookSecret(
    @Args('input', { type: () => WebhookSubscriptionInput, description: 'Which subscription.' })
    input: WebhookSubscriptionInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RotateWebhookSecretResult> {
    const id = plainId('WebhookSubscription', input.subscriptionId);
    const context = commandContext(scope, request, input);
    const rotation = await this.commands.execute(new RotateSecret(scope, context, id));
    if (rotation.outcome === 'rejected') return problemFrom(rotation.rejection, request.locale);
    return this.answers.payload(scope, id, rotation.change, rotation.secret);
  }
}
