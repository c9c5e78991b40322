import { Jobs, type Job, type JobHandler } from '@keyledger/jobs';
import { Injectable } from '@nestjs/common';
import { InvitePeople, type InvitePage } from './invite-people.js';

export const CAMPAIGN_QUEUE = 'channel-campaigns';

/**
 * Between two pages of 25 people: 300 people a minute at most, so that a company of thousands neither floods a mail relay nor
 * holds up the links and codes that people wait for.
 */
export const PAGE_EVERY_MS = 5_000;

/** Invites one page of people and orders the next. */
@Injectable()
export class InvitePeopleJob implements JobHandler<InvitePage> {
  readonly queue = CAMPAIGN_QUEUE;

  constructor(
    private readonly people: InvitePeople,
    private readonly jobs: Jobs,
  ) {}

  async handle({ payload }: Job<InvitePage>): Promise<void> {
    if (!(await this.people.invite(payload))) return;
    await orderPage(this.jobs, { ...payload, page: payload.page + 1 }, PAGE_EVERY_MS);
  }
}

export function orderPage(jobs: Jobs, page: InvitePage, delayMs = 0): Promise<void> {
  const id = `${page.campaignId}.channel-campaign.${page.page}`;
  return jobs.enqueue(id, CAMPAIGN_QUEUE, page, { delayMs });
}
