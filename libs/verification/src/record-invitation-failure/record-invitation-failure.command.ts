import type { CommandContext, Executed } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { ChannelCampaignEvent } from '../channel-campaign/channel-campaign.events.js';
import type { ChannelCampaign } from '../channel-campaign/channel-campaign.state.js';

/** Writes down that an invitation of a campaign could not be delivered. Rejections: `Busy`. */
export class RecordInvitationFailure extends Command<
  Executed<ChannelCampaign, ChannelCampaignEvent>
> {
  constructor(
    readonly context: CommandContext,
    readonly campaignId: string,
    readonly employeeId: string,
    readonly channelId: string,
    /** Why not, upper snake case. */
    readonly code: string,
  ) {
    super();
  }
}
