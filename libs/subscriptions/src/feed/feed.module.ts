import { Module } from '@nestjs/common';
import { AccountSubjects } from './account-subjects.js';
import { EventFeed } from './event-feed.js';
import { ToldEvents } from './told-events.js';

/** Public events in the order of the log. Stores and clock come from the assembly. */
@Module({
  providers: [AccountSubjects, ToldEvents, EventFeed],
  exports: [ToldEvents, EventFeed],
})
export class FeedModule {}
