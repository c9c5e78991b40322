import { PageVisits, sendPage } from '@keyledger/access';
import { Configuration } from '@keyledger/configuration';
import { Controller, Get, NotFoundException, Param, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { INBOX_PATH } from './inbox-paths.js';
import { inboxPage, shown } from './inbox.view.js';
import { messagePage } from './message-page.view.js';
import { OnlyInDevelopment } from './only-in-development.guard.js';
import { newestMessages, readMessage } from './read-outbox.js';

/** More than fit on a screen or two are looked for in the folder. */
const SHOWN = 50;

/** What was sent to the outbox folder, for whoever tries the product out. */
@Controller()
@UseGuards(OnlyInDevelopment)
export class InboxController {
  private readonly folder: string;

  constructor(
    private readonly visits: PageVisits,
    { messages }: Configuration,
  ) {
    this.folder = messages.outboxFolder ?? '';
  }

  @Get(INBOX_PATH)
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { locale } = await this.visits.open(request, reply);
    await sendPage(reply, inboxPage(locale, await newestMessages(this.folder, SHOWN)));
  }

  @Get(`${INBOX_PATH}/:file`)
  async show(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entry = await readMessage(this.folder, file);
    if (!entry) throw new NotFoundException(`Cannot GET ${request.url}`);
    const { locale } = await this.visits.open(request, reply);
    await sendPage(reply, messagePage(locale, shown(locale, entry)));
  }
}
