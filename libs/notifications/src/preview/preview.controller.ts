import { PageVisits, sendPage } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import { Controller, Get, NotFoundException, Param, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OnlyInDevelopment } from '../inbox/only-in-development.guard.js';
import { PREVIEW_PATH } from '../inbox/inbox-paths.js';
import { messagePage } from '../inbox/message-page.view.js';
import { TEMPLATE_KINDS } from '../templates/index.js';
import { previewMessage } from './preview-message.js';

/** What each message looks like, for whoever writes its texts. */
@Controller()
@UseGuards(OnlyInDevelopment)
export class PreviewController {
  constructor(private readonly visits: PageVisits) {}

  @Get(`${PREVIEW_PATH}/:kind`)
  async show(
    @Param('kind') asked: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kind = TEMPLATE_KINDS.find((each) => each === asked);
    if (!kind) throw new NotFoundException(`Cannot GET ${request.url}`);
    const { locale } = await this.visits.open(request, reply);
    const { subject, text, html } = previewMessage(kind, locale);
    const page = messagePage(locale, {
      path: `${PREVIEW_PATH}/${kind}`,
      title: Messages.render(locale, 'inbox.template', { subject }),
      facts: [],
      text: text.reveal(),
      html: html.reveal(),
    });
    await sendPage(reply, page);
  }
}
