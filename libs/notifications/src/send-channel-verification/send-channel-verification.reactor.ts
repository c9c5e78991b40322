import type { EmployeeEvent } from '@keyledger/employees';
import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import {
  CHANNEL_VERIFICATION_QUEUE,
  type SendChannelVerification,
} from './send-channel-verification.job.js';

type Issued = Extract<EmployeeEvent, { type: 'ChannelVerificationIssued' }>;

/** Orders the message that proves a recovery channel. */
@Injectable()
export class SendChannelVerificationReactor implements Reactor<Issued> {
  readonly name = 'send-channel-verification';
  readonly eventTypes = ['ChannelVerificationIssued'] as const;

  constructor(private readonly jobs: Jobs) {}

  async react({ eventId, stream, metadata, data }: RecordedEvent<Issued>): Promise<void> {
    const { channelId, codeId, linkId, campaignId } = data;
    const { organizationId, correlationId } = metadata;
    const employeeId = aggregateIdOf(stream);
    const ids = { organizationId, correlationId, employeeId, channelId };
    const job: SendChannelVerification = { ...ids, eventId, codeId, linkId, campaignId };
    await this.jobs.enqueue(
      `${eventId}.${this.name}.${channelId}`,
      CHANNEL_VERIFICATION_QUEUE,
      job,
    );
  }
}
