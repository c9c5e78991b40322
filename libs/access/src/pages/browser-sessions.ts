import type { Secret } from '@keyledger/kernel';
import type { CookieAttributes } from '@keyledger/graphql';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SessionCookies } from '../session-cookies.js';

/** The session's cookie in the answer to a page's form. */
@Injectable()
export class BrowserSessions {
  constructor(private readonly cookies: SessionCookies) {}

  begin(reply: FastifyReply, token: Secret): void {
    this.cookies.setFor(responseOf(reply), token);
  }

  end(reply: FastifyReply): void {
    this.cookies.clearFor(responseOf(reply));
  }
}

const responseOf = (reply: FastifyReply) => ({
  setCookie: (name: string, value: string, attributes: CookieAttributes): void => {
    reply.setCookie(name, value, attributes);
  },
});
