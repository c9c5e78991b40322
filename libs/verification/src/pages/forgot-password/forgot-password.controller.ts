import {
  ADDRESS_MAX,
  commandIdOf,
  FORGOT_PASSWORD_PATH,
  formText,
  PageVisits,
  refuseForm,
  sendPage,
  sendTo,
  statusOf,
} from '@keyledger/access';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestPasswordReset } from '../../request-password-reset/request-password-reset.command.js';
import { CHANNEL_PATH } from '../channel/channel.view.js';
import { explainRefusal } from '../refusal.js';
import { ResetCookies } from '../reset-cookies.js';
import { forgotPasswordPage } from './forgot-password.view.js';

@Controller()
export class ForgotPasswordController {
  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly cookies: ResetCookies,
  ) {}

  @Get(FORGOT_PASSWORD_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, forgotPasswordPage(await this.visits.open(request, reply)));
  }

  @Post(FORGOT_PASSWORD_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, FORGOT_PASSWORD_PATH);
    const { locale, correlationId } = visit;
    const address = formText(request, 'address', ADDRESS_MAX);
    const requested = await this.commands.execute(
      new RequestPasswordReset({
        address,
        network: request.ip,
        commandId: commandIdOf(request),
        correlationId,
      }),
    );
    if (requested.outcome === 'rejected') {
      const { code, retryAfter } = requested.rejection;
      const { alert } = explainRefusal(requested.rejection, locale);
      const status = statusOf(reply, code, retryAfter);
      return sendPage(reply, forgotPasswordPage(visit, address, alert), status);
    }
    this.cookies.keepTicket(reply, requested.ticket);
    await sendTo(reply, CHANNEL_PATH);
  }
}
