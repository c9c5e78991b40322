import type { Secret } from '@keyledger/kernel';
import type { CookieAttributes } from '@keyledger/graphql';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionCookies } from '../session-cookies.js';

/** The session's cookie in the answer to a page's form. */
@Injectable()
export class BrowserSessions {
  constructor(private readonly cookies: SessionCookies) {}

  /** @param newDevice what to know the browser again by, where it showed nothing. */
  begin(reply: FastifyReply, token: Secret, newDevice: Secret | null = null): void {
    this.cookies.setFor(responseOf(reply), token);
    this.cookies.rememberDevice(responseOf(reply), newDevice);
  }

  deviceOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.cookies.device.name];
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
