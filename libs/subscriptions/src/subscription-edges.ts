import type { Provider, Type } from '@nestjs/common';
import { EventsController } from './http/events.controller.js';
import { FeedCaller } from './http/feed-caller.js';
import { OpenPolls } from './http/open-polls.js';
import { LiveEvents } from './live/live-events.js';
import { LiveEventsResolver } from './live/live-events.resolver.js';
import { webhookResolvers } from './webhooks/webhook-resolvers.js';

/** The feed's route; the api adds it to a module that imports `SubscriptionsModule`. */
export const subscriptionControllers: Type<unknown>[] = [EventsController];

/** The GraphQL side, and what the feed's route asks. */
export const subscriptionResolvers: readonly Provider[] = [
  FeedCaller,
  OpenPolls,
  LiveEvents,
  LiveEventsResolver,
  ...webhookResolvers,
];
