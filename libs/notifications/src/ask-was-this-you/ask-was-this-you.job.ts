import { accountAggregate } from '@keyledger/accounts';
import { anomalyCaseAggregate } from '@keyledger/anomalies';
import { Vault } from '@keyledger/credentials';
import { employeeAggregate } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import type { Job, JobHandler } from '@keyledger/jobs';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import {
  aboutOwner,
  Deliveries,
  destinationOf,
  GAVE_UP,
  notificationId,
  RecordDelivery,
} from '../deliver/index.js';
import { Links } from '../links.js';
import { inWords } from '../templates/index.js';

export const QUESTION_QUEUE = 'anomaly-questions';

/** What a job carries: ids only. */
export interface AskWasThisYou {
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly caseId: string;
  readonly accountId: string;
  readonly ownerId: string;
  readonly channelId: string;
  readonly questionId: string;
}

/** Mails the link that asks somebody whether a sign-in was theirs. */
@Injectable()
export class AskWasThisYouJob implements JobHandler<AskWasThisYou> {
  readonly queue = QUESTION_QUEUE;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly vault: Vault,
    private readonly deliveries: Deliveries,
    private readonly links: Links,
    private readonly results: RecordDelivery,
  ) {}

  async handle({ payload }: Job<AskWasThisYou>): Promise<void> {
    const { organizationId, eventId, caseId, accountId, ownerId, channelId, questionId } = payload;
    const [{ state: anomaly }, { state: person }, { state: account }, organization] =
      await Promise.all([
        this.aggregates.load(anomalyCaseAggregate, caseId),
        this.aggregates.load(employeeAggregate, ownerId),
        this.aggregates.load(accountAggregate, accountId),
        this.organizations.state(organizationId),
      ]);
    // Decided meanwhile, or passed on: the question would only puzzle.
    if (anomaly.closedAt !== null || account.ownerId !== ownerId) return;
    const to = destinationOf(person, channelId);
    if (!to) return this.record(payload, 'NO_CHANNEL');
    const token = await this.vault.sealedLink(questionId);
    if (!token) return this.record(payload, 'LINK_GONE');
    const { locale, timeZone, name } = organization;
    const failure = await this.deliveries.deliver({
      id: notificationId(eventId, channelId),
      to,
      locale,
      kind: 'WAS_THIS_YOU',
      params: {
        ...aboutOwner(person, account, name),
        link: this.links.wasThisYou(token),
        when: inWords(anomaly.openedAt, locale, timeZone),
      },
    });
    if (failure === null) await this.vault.discardSealedLink(questionId);
    await this.record(payload, failure);
  }

  giveUp({ payload }: Job<AskWasThisYou>): Promise<void> {
    return this.record(payload, GAVE_UP);
  }

  private async record(job: AskWasThisYou, failure: string | null): Promise<void> {
    const { organizationId, correlationId, eventId, accountId, channelId } = job;
    const cause = { by: 'ask-was-this-you', organizationId, correlationId, eventId };
    await this.results.record(cause, accountId, {
      message: 'WAS_THIS_YOU',
      to: channelId,
      place: 'CHANNEL',
      channelId,
      failure,
    });
  }
}
