import { ChangePassword } from '@keyledger/accounts';
import { requirements } from '@keyledger/credentials';
import { unlessErased } from '@keyledger/event-store';
import { commandContext, scopeOf, type Principal } from '@keyledger/graphql';
import { Secret, type Locale } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WhoAmI } from '../../who-am-i/who-am-i.query.js';
import { BrowserSessions } from '../browser-sessions.js';
import { commandIdOf } from '../form/command-id.js';
import { explain } from '../form/explain.js';
import { formText } from '../form/form-text.js';
import { PASSWORD_MAX } from '../form/new-password.js';
import { typedPassword } from '../form/typed-password.js';
import { PageVisits } from '../page-visit.js';
import { sendPage, sendTo, statusOf } from '../respond.js';
import { SIGN_IN_PATH } from '../sign-in/sign-in.view.js';
import { refuseForm } from '../stale-form.js';
import { CHANGE_PASSWORD_PATH, changePasswordPage } from './change-password.view.js';

@Controller()
export class ChangePasswordController {
  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly organizations: OrganizationReader,
    private readonly whoAmI: WhoAmI,
    private readonly browser: BrowserSessions,
  ) {}

  @Get(CHANGE_PASSWORD_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.principal) return sendTo(reply, SIGN_IN_PATH);
    const { address, rules } = await this.facts(visit.principal, visit.locale);
    await sendPage(reply, changePasswordPage(visit, address, rules));
  }

  @Post(CHANGE_PASSWORD_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const { principal, locale, correlationId } = visit;
    if (!principal?.accountId) return sendTo(reply, SIGN_IN_PATH);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, CHANGE_PASSWORD_PATH);
    const { address, rules, policy } = await this.facts(principal, locale);
    const typed = typedPassword(request, locale);
    if (typeof typed !== 'string') {
      return sendPage(reply, changePasswordPage(visit, address, rules, typed), 422);
    }
    const context = commandContext(
      scopeOf(principal),
      { correlationId },
      { commandId: commandIdOf(request) },
    );
    const current = new Secret(formText(request, 'currentPassword', PASSWORD_MAX));
    const changed = await this.commands.execute(
      new ChangePassword(context, principal.accountId, current, new Secret(typed)),
    );
    if (changed.outcome === 'rejected') {
      const { code, retryAfter } = changed.rejection;
      const explained = explain(changed.rejection, locale, policy);
      const status = statusOf(reply, code, retryAfter);
      return sendPage(reply, changePasswordPage(visit, address, rules, explained), status);
    }
    this.browser.end(reply);
    await sendTo(reply, '/done?what=password-changed');
  }

  private async facts(principal: Principal, locale: Locale) {
    const [{ policy }, person] = await Promise.all([
      this.organizations.state(principal.organizationId),
      this.whoAmI.of(principal),
    ]);
    const address = unlessErased(person?.address ?? '', '');
    return { policy, address, rules: requirements(policy, locale) };
  }
}
