import { Secret } from '@keyledger/kernel';
import { SignInWithPassword } from '@keyledger/sign-in';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { explain } from '../form/explain.js';
import { formText } from '../form/form-text.js';
import { PASSWORD_MAX } from '../form/new-password.js';
import { PageVisits } from '../page-visit.js';
import { sendPage, sendTo, statusOf } from '../respond.js';
import { BrowserSessions } from '../browser-sessions.js';
import { refuseForm } from '../stale-form.js';
import { ADDRESS_MAX, SIGN_IN_PATH, signInPage } from './sign-in.view.js';

@Controller()
export class SignInController {
  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly browser: BrowserSessions,
  ) {}

  @Get(SIGN_IN_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (visit.principal) await sendTo(reply, '/');
    else await sendPage(reply, signInPage(visit));
  }

  @Post(SIGN_IN_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, SIGN_IN_PATH);
    const address = formText(request, 'address', ADDRESS_MAX);
    const result = await this.commands.execute(
      new SignInWithPassword({
        address,
        password: new Secret(formText(request, 'password', PASSWORD_MAX)),
        network: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        client: 'WEB',
        device: this.browser.deviceOf(request),
        correlationId: visit.correlationId,
      }),
    );
    if (result.outcome === 'rejected') {
      const { code, retryAfter } = result.rejection;
      const { alert } = explain(result.rejection, visit.locale, null);
      const status = statusOf(reply, code, retryAfter);
      return sendPage(reply, signInPage(visit, address, alert), status);
    }
    this.browser.begin(reply, result.token, result.newDevice);
    await sendTo(reply, result.mustChangePassword ? '/change-password' : '/');
  }
}
