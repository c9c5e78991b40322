import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import type { ChannelCampaignEvent } from '../channel-campaign/channel-campaign.events.js';
import { orderPage } from './invite-people.job.js';

type Started = Extract<ChannelCampaignEvent, { type: 'ChannelCampaignStarted' }>;

/** Sets a campaign going. */
@Injectable()
export class ChannelCampaignReactor implements Reactor<Started> {
  readonly name = 'channel-campaign';
  readonly eventTypes = ['ChannelCampaignStarted'] as const;

  constructor(private readonly jobs: Jobs) {}

  async react({ stream, metadata }: RecordedEvent<Started>): Promise<void> {
    const { correlationId } = metadata;
    await orderPage(this.jobs, { campaignId: aggregateIdOf(stream), page: 0, correlationId });
  }
}
