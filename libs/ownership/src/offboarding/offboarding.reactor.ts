import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import type { OffboardingEvent } from './offboarding.events.js';
import { OFFBOARDING_QUEUE } from './offboarding.job.js';

type Started = Extract<OffboardingEvent, { type: 'OffboardingStarted' }>;

/** Sets an offboarding going. */
@Injectable()
export class OffboardingReactor implements Reactor<Started> {
  readonly name = 'offboarding';
  readonly eventTypes = ['OffboardingStarted'] as const;

  constructor(private readonly jobs: Jobs) {}

  async react({ eventId, stream }: RecordedEvent<Started>): Promise<void> {
    const offboardingId = aggregateIdOf(stream);
    await this.jobs.enqueue(`${eventId}.${this.name}`, OFFBOARDING_QUEUE, { offboardingId });
  }
}
