import { PageVisits, refuseForm, sendPage, sendTo } from '@keyledger/access';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindProofLink } from '../../prove-identity-by-link/find-proof-link.js';
import { ProveIdentityByLink } from '../../prove-identity-by-link/prove-identity-by-link.command.js';
import { afterProof } from '../after-proof.js';
import { ResetCookies } from '../reset-cookies.js';
import { badProofLinkPage, LINK_PATH, linkPage } from './link.view.js';

@Controller()
export class LinkController {
  constructor(
    private readonly visits: PageVisits,
    private readonly commands: CommandBus,
    private readonly links: FindProofLink,
    private readonly cookies: ResetCookies,
  ) {}

  /**
   * Where the mail's link lands. Nothing is shown or used up: a scanner may look at it. The token goes into a
   * short-lived cookie, so that the address of the page with the button holds no secret.
   */
  @Get('/r/:token')
  async land(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    this.cookies.keepLink(reply, token);
    await sendTo(reply, LINK_PATH);
  }

  @Get(LINK_PATH)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const found = await this.links.find(this.cookies.link(request));
    if (found) await sendPage(reply, linkPage(visit));
    else await sendPage(reply, badProofLinkPage(visit), 404);
  }

  @Post(LINK_PATH)
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!this.visits.isOurs(request, visit)) return refuseForm(reply, visit, LINK_PATH);
    const proved = await this.commands.execute(
      new ProveIdentityByLink(this.cookies.link(request), request.ip, visit.correlationId),
    );
    if (proved.outcome === 'rejected') return sendPage(reply, badProofLinkPage(visit), 404);
    this.cookies.dropLink(reply);
    this.cookies.keepTicket(reply, proved.ticket);
    await sendTo(reply, afterProof(proved));
  }
}
