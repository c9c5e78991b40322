import { Module } from '@nestjs/common';
import './messages.js';
import { Deliveries, RecordDelivery } from './deliver/index.js';
import { SendCodeJob } from './send-code/send-code.job.js';
import { SendCodeReactor } from './send-code/send-code.reactor.js';
import { TellOwnerJob } from './tell-owner/tell-owner.job.js';
import { TellOwnerReactor } from './tell-owner/tell-owner.reactor.js';

/** Sends codes, and tells owners what happened to their mailboxes. The senders and the links come from the assembly. */
@Module({
  providers: [
    Deliveries,
    RecordDelivery,
    SendCodeJob,
    SendCodeReactor,
    TellOwnerJob,
    TellOwnerReactor,
  ],
  exports: [SendCodeJob, SendCodeReactor, TellOwnerJob, TellOwnerReactor],
})
export class NotificationsModule {}
