import {
  FORGOT_PASSWORD_PATH,
  PageVisits,
  refuseForm,
  sendPage,
  sendTo,
  type PageVisit,
} from '@keyledger/access';
import type { Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ResetProgressQuery, type ResetProgress } from '../reset-progress/reset-progress.query.js';
import { requestOverPage } from './request-over.view.js';
import { ResetCookies } from './reset-cookies.js';

/** A visit by somebody on the way to a new password. */
export interface ResetVisit extends PageVisit {
  readonly ticket: Secret;
  readonly progress: ResetProgress;
}

/**
 * Who comes to a page on the way. Those who cannot go on are answered here, and null is returned: without a ticket they
 * are led to the beginning, with one that is over they are told.
 */
@Injectable()
export class ResetVisits {
  constructor(
    private readonly visits: PageVisits,
    private readonly cookies: ResetCookies,
    private readonly progress: ResetProgressQuery,
  ) {}

  async open(request: FastifyRequest, reply: FastifyReply): Promise<ResetVisit | null> {
    return this.goOn(await this.visits.open(request, reply), request, reply);
  }

  /** Likewise with a form, which is refused unless it is ours. @param path of the page that holds it. */
  async openForm(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
  ): Promise<ResetVisit | null> {
    const visit = await this.visits.open(request, reply);
    if (this.visits.isOurs(request, visit)) return this.goOn(visit, request, reply);
    await refuseForm(reply, visit, path);
    return null;
  }

  private async goOn(
    visit: PageVisit,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ResetVisit | null> {
    const ticket = this.cookies.ticket(request);
    if (!ticket) {
      await sendTo(reply, FORGOT_PASSWORD_PATH);
      return null;
    }
    const progress = await this.progress.of(ticket);
    if (progress) return { ...visit, ticket, progress };
    await sendPage(reply, requestOverPage(visit), 404);
    return null;
  }
}
