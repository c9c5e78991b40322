import { formText, sendPage, sendTo, statusOf } from '@keyledger/access';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProveIdentity } from '../../prove-identity/prove-identity.command.js';
import { typedCode } from '../../prove-identity/typed-code.js';
import { CHANNEL_PATH } from '../channel/channel.view.js';
import { afterProof } from '../after-proof.js';
import { explainRefusal } from '../refusal.js';
import { requestOverPage } from '../request-over.view.js';
import { ResetCookies } from '../reset-cookies.js';
import { ResetVisits } from '../reset-visits.js';
import { SendCode } from '../send-code.js';
import { CODE_MAX, CODE_PATH, codePage, SEND_AGAIN_PATH } from './code.view.js';

@Controller()
export class CodeController {
  constructor(
    private readonly visits: ResetVisits,
    private readonly commands: CommandBus,
    private readonly codes: SendCode,
    private readonly cookies: ResetCookies,
  ) {}

  @Get(CODE_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit) return;
    const { code } = visit.progress;
    if (!code) return sendTo(reply, CHANNEL_PATH);
    await sendPage(reply, codePage(visit, code));
  }

  @Post(CODE_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.openForm(request, reply, CODE_PATH);
    if (!visit) return;
    const { ticket, locale, correlationId, progress } = visit;
    if (!progress.code) return sendTo(reply, CHANNEL_PATH);
    const proved = await this.commands.execute(
      new ProveIdentity({
        ticket,
        code: typedCode(formText(request, 'code', CODE_MAX)),
        network: request.ip,
        correlationId,
      }),
    );
    if (proved.outcome === 'rejected') {
      const { code, retryAfter } = proved.rejection;
      if (code === 'ResetTicketNotValid') return sendPage(reply, requestOverPage(visit), 404);
      const page = codePage(visit, progress.code, explainRefusal(proved.rejection, locale));
      return sendPage(reply, page, statusOf(reply, code, retryAfter));
    }
    this.cookies.keepTicket(reply, proved.ticket);
    await sendTo(reply, afterProof(proved));
  }

  /** Another code, the same way as the last one. */
  @Post(SEND_AGAIN_PATH)
  async sendAgain(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.openForm(request, reply, CODE_PATH);
    if (!visit) return;
    const { code } = visit.progress;
    if (!code) return sendTo(reply, CHANNEL_PATH);
    await this.codes.send(request, reply, visit, code.kind, (explained) =>
      codePage(visit, code, explained),
    );
  }
}
