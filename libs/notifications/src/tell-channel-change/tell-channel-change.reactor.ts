import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { channelChange, type ChannelEvent } from './channel-change.js';
import { PersonHistory } from './person-history.js';
import { CHANNEL_CHANGE_QUEUE, type TellChannelChange } from './tell-channel-change.job.js';

/** Sees to it that a person hears of changed recovery channels by those there were, whoever changed them. */
@Injectable()
export class TellChannelChangeReactor implements Reactor<ChannelEvent> {
  readonly name = 'tell-channel-change';
  readonly eventTypes = ['RecoveryChannelAsserted', 'RecoveryChannelRemoved'] as const;

  constructor(
    private readonly history: PersonHistory,
    private readonly jobs: Jobs,
  ) {}

  async react({ eventId, stream, metadata }: RecordedEvent<ChannelEvent>): Promise<void> {
    const { organizationId, correlationId } = metadata;
    const employeeId = aggregateIdOf(stream);
    const change = channelChange(await this.history.of(employeeId), eventId);
    for (const { channelId } of change?.before ?? []) {
      const job: TellChannelChange = {
        organizationId,
        correlationId,
        eventId,
        employeeId,
        channelId,
      };
      await this.jobs.enqueue(`${eventId}.${this.name}.${channelId}`, CHANNEL_CHANGE_QUEUE, job);
    }
  }
}
