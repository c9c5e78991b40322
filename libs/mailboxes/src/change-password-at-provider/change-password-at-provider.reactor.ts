import { KEYLEDGER, type AccountEvent } from '@keyledger/accounts';
import { Jobs } from '@keyledger/jobs';
import type { RecordedEvent } from '@keyledger/event-store';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { PROVIDER_QUEUE } from './change-password-at-provider.job.js';

type Requested = Extract<AccountEvent, { type: 'ProviderChangeRequested' }>;

/** Takes a requested change to its provider, in a job that outlives the process. */
@Injectable()
export class ChangePasswordAtProviderReactor implements Reactor<Requested> {
  readonly name = 'change-password-at-provider';
  readonly eventTypes = ['ProviderChangeRequested'] as const;

  constructor(private readonly jobs: Jobs) {}

  async react(event: RecordedEvent<Requested>): Promise<void> {
    const { authority, requestId } = event.data;
    if (authority === KEYLEDGER) return;
    await this.jobs.enqueue(`${event.eventId}.${this.name}.${authority}`, PROVIDER_QUEUE, {
      accountId: event.stream.slice('account-'.length),
      organizationId: event.metadata.organizationId,
      correlationId: event.metadata.correlationId,
      eventId: event.eventId,
      requestId,
    });
  }
}
