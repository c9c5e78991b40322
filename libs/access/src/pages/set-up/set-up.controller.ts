import { requirements } from '@keyledger/credentials';
import { Secret } from '@keyledger/kernel';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FIRST_POLICY } from '../../set-up-first-organization/read-wishes.js';
import { SetUpFirstOrganization } from '../../set-up-first-organization/set-up-first-organization.command.js';
import { SetupLinks } from '../../set-up-first-organization/setup-links.js';
import { PageCookies } from '../cookies.js';
import { explain } from '../form/explain.js';
import { formText } from '../form/form-text.js';
import { NEW_PASSWORD } from '../form/new-password.js';
import { typedPassword } from '../form/typed-password.js';
import { PageVisits } from '../page-visit.js';
import { sendPage, sendTo, statusOf } from '../respond.js';
import { refuseForm } from '../stale-form.js';
import { badSetupLinkPage, SETUP_MAX, SETUP_PATH, setUpPage } from './set-up.view.js';

const LONGEST_TOKEN = 128;

@Controller()
export class SetUpController {
  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly cookies: PageCookies,
    private readonly links: SetupLinks,
  ) {}

  @Get(`${SETUP_PATH}/:token`)
  async land(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    this.cookies.set(reply, this.cookies.setup, token.slice(0, LONGEST_TOKEN));
    await sendTo(reply, SETUP_PATH);
  }

  @Get(SETUP_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const link = await this.links.find(this.tokenOf(request));
    if (!link) return sendPage(reply, badSetupLinkPage(visit), 404);
    await sendPage(reply, setUpPage(visit, requirements(FIRST_POLICY, visit.locale)));
  }

  @Post(SETUP_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, SETUP_PATH);
    const { locale, correlationId } = visit;
    const text = (name: string) => formText(request, name, SETUP_MAX);
    const typed = {
      organizationName: text('organizationName'),
      domain: text('domain'),
      timeZone: text('timeZone'),
      ownerName: text('ownerName'),
      address: text('address'),
    };
    const rules = requirements(FIRST_POLICY, locale);
    const password = typedPassword(request, locale);
    if (typeof password !== 'string') {
      return sendPage(reply, setUpPage(visit, rules, typed, password), 422);
    }
    const wishes = { ...typed, locale, password: new Secret(password) };
    const result = await this.commands.execute(
      new SetUpFirstOrganization(this.tokenOf(request), wishes, correlationId),
    );
    if (result.outcome === 'rejected') {
      const { code, retryAfter } = result.rejection;
      if (code === 'LinkNotValid') return sendPage(reply, badSetupLinkPage(visit), 404);
      const explained = explain(result.rejection, locale, FIRST_POLICY, fieldOf);
      const status = statusOf(reply, code, retryAfter);
      return sendPage(reply, setUpPage(visit, rules, typed, explained), status);
    }
    this.cookies.clear(reply, this.cookies.setup);
    await sendTo(reply, '/done?what=set-up');
  }

  private tokenOf(request: FastifyRequest): Secret {
    return new Secret(this.cookies.read(request, this.cookies.setup) ?? '');
  }
}

/** The steps name fields in their own words. */
const FIELDS: Readonly<Record<string, string>> = {
  password: NEW_PASSWORD,
  name: 'organizationName',
};
const fieldOf = (path: string): string => FIELDS[path] ?? path;
