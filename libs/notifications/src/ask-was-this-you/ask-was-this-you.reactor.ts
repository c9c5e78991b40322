import type { AnomalyCaseEvent } from '@keyledger/anomalies';
import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { QUESTION_QUEUE, type AskWasThisYou } from './ask-was-this-you.job.js';

type Asked = Extract<AnomalyCaseEvent, { type: 'AnomalyQuestionAsked' }>;

/** Orders the mail that asks somebody whether a sign-in was theirs. */
@Injectable()
export class AskWasThisYouReactor implements Reactor<Asked> {
  readonly name = 'ask-was-this-you';
  readonly eventTypes = ['AnomalyQuestionAsked'] as const;

  constructor(private readonly jobs: Jobs) {}

  async react({ eventId, stream, metadata, data }: RecordedEvent<Asked>): Promise<void> {
    const { organizationId, correlationId } = metadata;
    const { accountId, ownerId, channelId, questionId } = data;
    const ids = { organizationId, correlationId, eventId, caseId: aggregateIdOf(stream) };
    const job: AskWasThisYou = { ...ids, accountId, ownerId, channelId, questionId };
    await this.jobs.enqueue(`${eventId}.${this.name}.${channelId}`, QUESTION_QUEUE, job);
  }
}
