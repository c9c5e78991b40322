import { Access, CurrentScope, idOfType, Reads } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CHANNEL_CAMPAIGN } from './channel-campaign.projection.js';
import { ChannelCampaignNode, channelCampaignNode } from './channel-campaign.type.js';
import { ChannelCampaignsQuery } from './channel-campaigns.query.js';

@Resolver()
export class ChannelCampaignResolver {
  constructor(private readonly campaigns: ChannelCampaignsQuery) {}

  @Query(() => ChannelCampaignNode, {
    nullable: true,
    description: 'How a campaign stands; null for an unknown one.',
  })
  @Reads(CHANNEL_CAMPAIGN)
  @Access({ roles: ['OWNER', 'ADMIN', 'AUDITOR'] })
  async channelCampaign(
    @Args('id', { type: () => ID, description: 'Global id of the campaign.' }) id: string,
    @CurrentScope() scope: Scope,
  ): Promise<ChannelCampaignNode | null> {
    const campaignId = idOfType('ChannelCampaign', id);
    const found = campaignId === null ? null : await this.campaigns.byId(scope, campaignId);
    return found && channelCampaignNode(found);
  }

  @Query(() => [ChannelCampaignNode], {
    description: 'The campaigns within the caller’s departments, the newest first, at most 50.',
  })
  @Reads(CHANNEL_CAMPAIGN)
  @Access({ roles: ['OWNER', 'ADMIN', 'AUDITOR'] })
  async channelCampaigns(@CurrentScope() scope: Scope): Promise<readonly ChannelCampaignNode[]> {
    return (await this.campaigns.newest(scope)).map(channelCampaignNode);
  }
}
