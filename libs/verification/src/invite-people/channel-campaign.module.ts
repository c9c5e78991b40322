import { UserListQuery } from '@keyledger/accounts';
import { Module } from '@nestjs/common';
import { ChannelCampaignReactor } from './channel-campaign.reactor.js';
import { InvitePeople } from './invite-people.js';
import { InvitePeopleJob } from './invite-people.job.js';

/** What carries campaigns out, for the process that works jobs off. `Jobs` comes from the assembly. */
@Module({
  providers: [UserListQuery, InvitePeople, InvitePeopleJob, ChannelCampaignReactor],
  exports: [InvitePeopleJob, ChannelCampaignReactor],
})
export class ChannelCampaignModule {}
