import { FORGOT_PASSWORD_PATH, PageCookies, type PageCookie } from '@keyledger/access';
import { Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TICKET_LIFETIME_MS } from '../tickets/reset-ticket.js';
import { LINK_PATH } from './link/link.view.js';

const LINK_SECONDS = 900;
const LONGEST = 128;

/** Where a browser keeps what leads through a reset: no address and no form ever holds it. */
@Injectable()
export class ResetCookies {
  private readonly ticketCookie: PageCookie;
  /** A link's token, between its landing and its page. */
  private readonly linkCookie: PageCookie;

  constructor(private readonly cookies: PageCookies) {
    const seconds = TICKET_LIFETIME_MS / 1000;
    this.ticketCookie = cookies.ofPath('keyledger_reset', FORGOT_PASSWORD_PATH, seconds);
    this.linkCookie = cookies.ofPath('keyledger_reset_link', LINK_PATH, LINK_SECONDS);
  }

  ticket(request: FastifyRequest): Secret | null {
    const token = this.cookies.read(request, this.ticketCookie);
    return token ? new Secret(token) : null;
  }

  /** Kept for as long as a new ticket is good, from now on. */
  keepTicket(reply: FastifyReply, ticket: Secret): void {
    this.cookies.set(reply, this.ticketCookie, ticket.reveal());
  }

  dropTicket(reply: FastifyReply): void {
    this.cookies.clear(reply, this.ticketCookie);
  }

  link(request: FastifyRequest): Secret {
    return new Secret(this.cookies.read(request, this.linkCookie) ?? '');
  }

  keepLink(reply: FastifyReply, token: string): void {
    this.cookies.set(reply, this.linkCookie, token.slice(0, LONGEST));
  }

  dropLink(reply: FastifyReply): void {
    this.cookies.clear(reply, this.linkCookie);
  }
}
