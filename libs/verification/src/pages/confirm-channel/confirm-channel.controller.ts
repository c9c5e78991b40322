import {
  PageCookies,
  PageVisits,
  refuseForm,
  sendPage,
  sendTo,
  type PageCookie,
} from '@keyledger/access';
import { Secret } from '@keyledger/kernel';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConfirmChannelByLink } from '../../confirm-channel-by-link/confirm-channel-by-link.command.js';
import { FindChannelLink } from '../../confirm-channel-by-link/find-channel-link.js';
import {
  badChannelLinkPage,
  channelConfirmedPage,
  CONFIRM_CHANNEL_PATH,
  confirmChannelPage,
} from './confirm-channel.view.js';

const LONGEST_TOKEN = 128;
const QUARTER_HOUR = 900;

@Controller()
export class ConfirmChannelController {
  /** The link's token between its landing and its form. */
  private readonly cookie: PageCookie;

  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly cookies: PageCookies,
    private readonly links: FindChannelLink,
  ) {
    this.cookie = cookies.ofPath('keyledger_channel', CONFIRM_CHANNEL_PATH, QUARTER_HOUR);
  }

  /** Where the mail's link lands. Nothing is shown or used up: a scanner may look at it. */
  @Get('/c/:token')
  async land(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    this.cookies.set(reply, this.cookie, token.slice(0, LONGEST_TOKEN));
    await sendTo(reply, CONFIRM_CHANNEL_PATH);
  }

  @Get(CONFIRM_CHANNEL_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const link = await this.links.find(this.tokenOf(request));
    await (link
      ? sendPage(reply, confirmChannelPage(visit, link))
      : sendPage(reply, badChannelLinkPage(visit), 404));
  }

  @Post(CONFIRM_CHANNEL_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, CONFIRM_CHANNEL_PATH);
    const confirmed = await this.commands.execute(
      new ConfirmChannelByLink(this.tokenOf(request), visit.correlationId),
    );
    if (confirmed.outcome === 'rejected') return sendPage(reply, badChannelLinkPage(visit), 404);
    this.cookies.clear(reply, this.cookie);
    await sendPage(reply, channelConfirmedPage(visit));
  }

  private tokenOf(request: FastifyRequest): Secret {
    return new Secret(this.cookies.read(request, this.cookie) ?? '');
  }
}
