import { Messages } from '@keyledger/graphql';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../html.js';
import { PageVisits } from '../page-visit.js';
import { sendPage } from '../respond.js';
import { SIGN_IN_PATH } from '../sign-in/sign-in.view.js';

/** What can be done with, as the address says it; anything else is answered in general words. */
const DONE = [
  'password-changed',
  'password-set',
  'password-reset',
  'set-up',
  'signed-out',
] as const;

@Controller()
export class DoneController {
  constructor(private readonly visits: PageVisits) {}

  @Get('/done')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const { locale } = visit;
    const asked = (request.query as { what?: unknown }).what;
    const what = DONE.find((each) => each === asked) ?? 'anything';
    const text = (key: string) => Messages.render(locale, `pages.done.${key}`);
    const body = html`<p>${text(what)}</p>
      <a class="button" href="${SIGN_IN_PATH}">${text('signIn')}</a>`;
    const path = `/done?what=${what}`;
    await sendPage(reply, { locale, path, title: text('title'), body });
  }
}
