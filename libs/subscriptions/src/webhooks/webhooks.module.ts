import { Configuration } from '@keyledger/configuration';
import { Module } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module.js';
import { AdministerSubscriptions } from './administer-subscriptions.js';
import { ChangeSubscriptionHandler } from './change-subscription/change-subscription.handler.js';
import { CheckNewTerms } from './check-new-terms.js';
import { CreateSubscriptionHandler } from './create-subscription/create-subscription.handler.js';
import { DeleteSubscriptionHandler } from './delete-subscription/delete-subscription.handler.js';
import { Couriers } from './deliver/couriers.js';
import { DeliveryRows } from './deliver/delivery-rows.js';
import { WebhookBodies } from './deliver/webhook-bodies.js';
import { PauseSubscriptionHandler } from './pause-subscription/pause-subscription.handler.js';
import { RedriveDeadLettersHandler } from './redrive-dead-letters/redrive-dead-letters.handler.js';
import { ReplaySubscriptionHandler } from './replay-subscription/replay-subscription.handler.js';
import { ResumeSubscriptionHandler } from './resume-subscription/resume-subscription.handler.js';
import { RotateSecretHandler } from './rotate-secret/rotate-secret.handler.js';
import { AllowedTargets } from './target/allowed-targets.js';
import { WebhookTargets } from './target/webhook-targets.js';

/** Commands on webhook subscriptions, and what delivers; the worker runs it. */
@Module({
  imports: [FeedModule],
  providers: [
    {
      provide: WebhookTargets,
      useFactory: ({ webhooks }: Configuration) =>
        new WebhookTargets(new AllowedTargets(webhooks.networks, webhooks.ports)),
      inject: [Configuration],
    },
    DeliveryRows,
    WebhookBodies,
    Couriers,
    AdministerSubscriptions,
    CheckNewTerms,
    CreateSubscriptionHandler,
    ChangeSubscriptionHandler,
    PauseSubscriptionHandler,
    ResumeSubscriptionHandler,
    DeleteSubscriptionHandler,
    RotateSecretHandler,
    ReplaySubscriptionHandler,
    RedriveDeadLettersHandler,
  ],
  exports: [DeliveryRows, Couriers],
})
export class WebhooksModule {}
