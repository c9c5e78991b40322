import { SetPasswordByLink } from '@keyledger/accounts';
import { requirements } from '@keyledger/credentials';
import { Secret } from '@keyledger/kernel';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageCookies } from '../cookies.js';
import { commandIdOf } from '../form/command-id.js';
import { explain } from '../form/explain.js';
import { typedPassword } from '../form/typed-password.js';
import { PageVisits } from '../page-visit.js';
import { sendPage, sendTo, statusOf } from '../respond.js';
import { refuseForm } from '../stale-form.js';
import { FindSetPasswordLink } from './find-set-password-link.js';
import { badLinkPage, SET_PASSWORD_PATH, setPasswordPage } from './set-password.view.js';

const LONGEST_TOKEN = 128;

@Controller()
export class SetPasswordController {
  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly cookies: PageCookies,
    private readonly links: FindSetPasswordLink,
  ) {}

  /**
   * Where the mail's link lands. Nothing is shown or used up: a scanner may look at it. The token goes into a
   * short-lived cookie, so that the address of the page with the form holds no secret.
   */
  @Get('/l/:token')
  async land(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    this.cookies.set(reply, this.cookies.link, token.slice(0, LONGEST_TOKEN));
    await sendTo(reply, SET_PASSWORD_PATH);
  }

  @Get(SET_PASSWORD_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const link = await this.links.find(this.tokenOf(request));
    if (!link) return sendPage(reply, badLinkPage(visit), 404);
    const rules = requirements(link.policy, visit.locale);
    await sendPage(reply, setPasswordPage(visit, link.address, rules));
  }

  @Post(SET_PASSWORD_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, SET_PASSWORD_PATH);
    const token = this.tokenOf(request);
    const link = await this.links.find(token);
    if (!link) return sendPage(reply, badLinkPage(visit), 404);
    const { locale, correlationId } = visit;
    const rules = requirements(link.policy, locale);
    const typed = typedPassword(request, locale);
    if (typeof typed !== 'string') {
      return sendPage(reply, setPasswordPage(visit, link.address, rules, typed), 422);
    }
    const changed = await this.commands.execute(
      new SetPasswordByLink(token, new Secret(typed), commandIdOf(request), correlationId),
    );
    if (changed.outcome === 'rejected') {
      const { code, retryAfter } = changed.rejection;
      if (code === 'LinkNotValid') return sendPage(reply, badLinkPage(visit), 404);
      const explained = explain(changed.rejection, locale, link.policy);
      const status = statusOf(reply, code, retryAfter);
      return sendPage(reply, setPasswordPage(visit, link.address, rules, explained), status);
    }
    this.cookies.clear(reply, this.cookies.link);
    await sendTo(reply, '/done?what=password-set');
  }

  private tokenOf(request: FastifyRequest): Secret {
    return new Secret(this.cookies.read(request, this.cookies.link) ?? '');
  }
}
