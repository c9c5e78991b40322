import { sendPage, sendTo, statusOf, type Explained, type Page } from '@keyledger/access';
import type { ChannelKind } from '@keyledger/employees';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SendVerificationCode } from '../send-verification-code/send-verification-code.command.js';
import { CODE_PATH } from './code/code.view.js';
import { explainRefusal } from './refusal.js';
import { requestOverPage } from './request-over.view.js';
import { ResetCookies } from './reset-cookies.js';
import type { ResetVisit } from './reset-visits.js';

/** Has a code sent for a form that asked for it, and leads to where the code is entered. */
@Injectable()
export class SendCode {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: ResetCookies,
  ) {}

  /** @param again the form's page, with why no code is sent now. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    visit: ResetVisit,
    kind: ChannelKind,
    again: (explained: Explained) => Page,
  ): Promise<void> {
    const { ticket, locale, correlationId } = visit;
    const ordered = await this.commands.execute(
      new SendVerificationCode({ ticket, kind, network: request.ip, correlationId }),
    );
    if (ordered.outcome === 'rejected') {
      const { code, retryAfter } = ordered.rejection;
      if (code === 'ResetTicketNotValid') return sendPage(reply, requestOverPage(visit), 404);
      const page = again(explainRefusal(ordered.rejection, locale));
      return sendPage(reply, page, statusOf(reply, code, retryAfter));
    }
    // The code may be good for longer than the ticket was before.
    this.cookies.keepTicket(reply, ticket);
    await sendTo(reply, CODE_PATH);
  }
}
