import { UserListQuery } from '@keyledger/accounts';
import { Module } from '@nestjs/common';
import './messages.js';
import { Deliveries, PersonalMailboxes, RecordDelivery } from './deliver/index.js';
import { AskWasThisYouJob } from './ask-was-this-you/ask-was-this-you.job.js';
import { AskWasThisYouReactor } from './ask-was-this-you/ask-was-this-you.reactor.js';
import { SendChannelVerificationJob } from './send-channel-verification/send-channel-verification.job.js';
import { SendChannelVerificationReactor } from './send-channel-verification/send-channel-verification.reactor.js';
import { SendCodeJob } from './send-code/send-code.job.js';
import { SendCodeReactor } from './send-code/send-code.reactor.js';
import { TellChannelChangeJob } from './tell-channel-change/tell-channel-change.job.js';
import { TellChannelChangeReactor } from './tell-channel-change/tell-channel-change.reactor.js';
import { PersonHistory } from './tell-channel-change/person-history.js';
import { TellOwnerJob } from './tell-owner/tell-owner.job.js';
import { TellOwnerReactor } from './tell-owner/tell-owner.reactor.js';

/** Sends codes, and tells owners what happened to their mailboxes. The senders and the links come from the assembly. */
@Module({
  providers: [
    Deliveries,
    PersonalMailboxes,
    PersonHistory,
    RecordDelivery,
    UserListQuery,
    AskWasThisYouJob,
    AskWasThisYouReactor,
    SendChannelVerificationJob,
    SendChannelVerificationReactor,
    SendCodeJob,
    SendCodeReactor,
    TellChannelChangeJob,
    TellChannelChangeReactor,
    TellOwnerJob,
    TellOwnerReactor,
  ],
  exports: [
    AskWasThisYouJob,
    AskWasThisYouReactor,
    SendChannelVerificationJob,
    SendChannelVerificationReactor,
    SendCodeJob,
    SendCodeReactor,
    TellChannelChangeJob,
    TellChannelChangeReactor,
    TellOwnerJob,
    TellOwnerReactor,
  ],
})
export class NotificationsModule {}
