import { AggregateStore, idMadeBy } from '@keyledger/event-store';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { channelCampaignAggregate } from '../channel-campaign/channel-campaign.state.js';
import { StartChannelCampaign, type CampaignStart } from './start-channel-campaign.command.js';
import { decideCampaign } from './start-channel-campaign.decider.js';

@CommandHandler(StartChannelCampaign)
export class StartChannelCampaignHandler implements ICommandHandler<StartChannelCampaign> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  async execute(command: StartChannelCampaign): Promise<CampaignStart> {
    const { by, context, departmentId } = command;
    const organization = await this.organizations.state(context.organizationId);
    const campaignId = idMadeBy(context, 'campaign');
    const executed = await this.aggregates.execute({
      aggregate: channelCampaignAggregate,
      id: campaignId,
      context,
      decide: (campaign) => decideCampaign({ by, departmentId, organization }, campaign),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'started', campaignId, position: executed.position };
  }
}
