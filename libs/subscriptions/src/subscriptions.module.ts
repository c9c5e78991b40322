import './messages.js';
import { Module } from '@nestjs/common';
import { FeedModule } from './feed/feed.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** What downstream systems are told, and how. */
@Module({ imports: [FeedModule, WebhooksModule], exports: [FeedModule, WebhooksModule] })
export class SubscriptionsModule {}
