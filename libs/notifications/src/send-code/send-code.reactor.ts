import type { RecordedEvent } from '@keyledger/event-store';
import { aggregateIdOf } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import type { VerificationEvent } from '@keyledger/verification';
import { Injectable } from '@nestjs/common';
import { CODE_QUEUE, type SendCode } from './send-code.job.js';

type Sending = Extract<
  VerificationEvent,
  { type: 'VerificationCodeIssued' | 'VerificationCodeWithheld' }
>;

/** Orders the message that follows from a code that was made, or the word that none can be. */
@Injectable()
export class SendCodeReactor implements Reactor<Sending> {
  readonly name = 'send-code';
  readonly eventTypes = ['VerificationCodeIssued', 'VerificationCodeWithheld'] as const;

  constructor(private readonly jobs: Jobs) {}

  async react(event: RecordedEvent<Sending>): Promise<void> {
    const { eventId, stream, metadata, data } = event;
    const { channelId, accountId } = data;
    if (channelId === null) return;
    const job: SendCode = {
      verificationId: aggregateIdOf(stream),
      accountId,
      organizationId: metadata.organizationId,
      correlationId: metadata.correlationId,
      eventId,
      channelId,
      codeId: event.type === 'VerificationCodeIssued' ? event.data.codeId : null,
    };
    await this.jobs.enqueue(`${eventId}.${this.name}.${channelId}`, CODE_QUEUE, job);
  }
}
