import type { Provider } from '@nestjs/common';
import { ChangeSubscriptionResolver } from './change-subscription/change-subscription.resolver.js';
import { CreateSubscriptionResolver } from './create-subscription/create-subscription.resolver.js';
import { DeleteSubscriptionResolver } from './delete-subscription/delete-subscription.resolver.js';
import { AnswerSubscriptionCommand } from './graphql/answer-subscription-command.js';
import { ReadSubscriptions } from './graphql/read-subscriptions.js';
import { WebhookSubscriptionsResolver } from './graphql/webhook-subscriptions.resolver.js';
import { PauseSubscriptionResolver } from './pause-subscription/pause-subscription.resolver.js';
import { RedriveDeadLettersResolver } from './redrive-dead-letters/redrive-dead-letters.resolver.js';
import { ReplaySubscriptionResolver } from './replay-subscription/replay-subscription.resolver.js';
import { ResumeSubscriptionResolver } from './resume-subscription/resume-subscription.resolver.js';
import { RotateSecretResolver } from './rotate-secret/rotate-secret.resolver.js';
import { TestWebhook } from './test-webhook/test-webhook.js';
import { TestWebhookResolver } from './test-webhook/test-webhook.resolver.js';

/** The GraphQL side of webhook subscriptions. */
export const webhookResolvers: readonly Provider[] = [
  ReadSubscriptions,
  AnswerSubscriptionCommand,
  TestWebhook,
  WebhookSubscriptionsResolver,
  CreateSubscriptionResolver,
  ChangeSubscriptionResolver,
  PauseSubscriptionResolver,
  ResumeSubscriptionResolver,
  DeleteSubscriptionResolver,
  RotateSecretResolver,
  ReplaySubscriptionResolver,
  RedriveDeadLettersResolver,
  TestWebhookResolver,
];
