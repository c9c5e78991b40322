import { commandIdOf, explain, sendPage, sendTo, statusOf, typedPassword } from '@keyledger/access';
import { Secret } from '@keyledger/kernel';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CompletePasswordReset } from '../../complete-password-reset/complete-password-reset.command.js';
import { CHANNEL_PATH } from '../channel/channel.view.js';
import { requestOverPage } from '../request-over.view.js';
import { ResetCookies } from '../reset-cookies.js';
import { ResetVisits } from '../reset-visits.js';
import { NEW_PASSWORD_PATH, newPasswordPage } from './new-password.view.js';

@Controller()
export class NewPasswordController {
  constructor(
    private readonly visits: ResetVisits,
    private readonly commands: CommandBus,
    private readonly cookies: ResetCookies,
  ) {}

  @Get(NEW_PASSWORD_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit) return;
    const { proved } = visit.progress;
    if (!proved?.enough) return sendTo(reply, CHANNEL_PATH);
    await sendPage(reply, newPasswordPage(visit, proved));
  }

  @Post(NEW_PASSWORD_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.openForm(request, reply, NEW_PASSWORD_PATH);
    if (!visit) return;
    const { ticket, locale, correlationId, progress } = visit;
    const { proved } = progress;
    if (!proved?.enough) return sendTo(reply, CHANNEL_PATH);
    const typed = typedPassword(request, locale);
    if (typeof typed !== 'string') {
      return sendPage(reply, newPasswordPage(visit, proved, typed), 422);
    }
    const changed = await this.commands.execute(
      new CompletePasswordReset({
        ticket,
        newPassword: new Secret(typed),
        network: request.ip,
        commandId: commandIdOf(request),
        correlationId,
      }),
    );
    if (changed.outcome === 'rejected') {
      const { code, retryAfter } = changed.rejection;
      if (code === 'ResetTicketNotValid') return sendPage(reply, requestOverPage(visit), 404);
      const explained = explain(changed.rejection, locale, proved.policy);
      const status = statusOf(reply, code, retryAfter);
      return sendPage(reply, newPasswordPage(visit, proved, explained), status);
    }
    this.cookies.dropTicket(reply);
    await sendTo(reply, '/done?what=password-reset');
  }
}
