import { scopeOf } from '@keyledger/graphql';
import { SignOut } from '@keyledger/sign-in';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WhoAmI } from '../../who-am-i/who-am-i.query.js';
import { BrowserSessions } from '../browser-sessions.js';
import { CHANGE_PASSWORD_PATH } from '../change-password/change-password.view.js';
import { PageVisits } from '../page-visit.js';
import { sendPage, sendTo } from '../respond.js';
import { SIGN_IN_PATH } from '../sign-in/sign-in.view.js';
import { refuseForm } from '../stale-form.js';
import { homePage, SIGN_OUT_PATH } from './home.view.js';

@Controller()
export class HomeController {
  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly whoAmI: WhoAmI,
    private readonly browser: BrowserSessions,
  ) {}

  @Get('/')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const { principal } = visit;
    const person = principal && (await this.whoAmI.of(principal));
    if (!principal || !person) return sendTo(reply, SIGN_IN_PATH);
    if (principal.mustChangePassword) return sendTo(reply, CHANGE_PASSWORD_PATH);
    await sendPage(reply, homePage(visit, principal, person));
  }

  @Post(SIGN_OUT_PATH)
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const { principal, correlationId } = visit;
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, '/');
    if (principal?.accountId) {
      const { accountId, sessionId } = principal;
      const { actor, organizationId } = scopeOf(principal);
      await this.commands.execute(
        new SignOut({ sessionId, accountId, organizationId, actor, correlationId }),
      );
    }
    this.browser.end(reply);
    await sendTo(reply, '/done?what=signed-out');
  }
}
