import { Module } from '@nestjs/common';
import './messages.js';
import { Deliveries } from './deliver/index.js';
import { TellOwnerJob } from './tell-owner/tell-owner.job.js';
import { TellOwnerReactor } from './tell-owner/tell-owner.reactor.js';

/** Tells owners what happened to their mailboxes. The senders and the links come from the assembly. */
@Module({
  providers: [Deliveries, TellOwnerJob, TellOwnerReactor],
  exports: [TellOwnerJob, TellOwnerReactor],
})
export class NotificationsModule {}
