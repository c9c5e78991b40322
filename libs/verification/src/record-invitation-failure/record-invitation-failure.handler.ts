import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { channelCampaignAggregate } from '../channel-campaign/channel-campaign.state.js';
import { RecordInvitationFailure } from './record-invitation-failure.command.js';

@CommandHandler(RecordInvitationFailure)
export class RecordInvitationFailureHandler implements ICommandHandler<RecordInvitationFailure> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ context, campaignId, employeeId, channelId, code }: RecordInvitationFailure) {
    return this.aggregates.execute({
      aggregate: channelCampaignAggregate,
      id: campaignId,
      context,
      decide: () => [
        { type: 'ChannelInvitationFailed', data: { employeeId, channelId, code } } as const,
      ],
    });
  }
}
