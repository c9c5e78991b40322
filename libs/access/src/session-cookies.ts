import { Configuration } from '@keyledger/configuration';
import type { Secret } from '@keyledger/kernel';
import type { RequestContext } from '@keyledger/graphql';
import { deviceCookie, sessionCookie, type SessionCookie } from '@keyledger/sign-in';
import { Injectable } from '@nestjs/common';

/** Puts the session's token into the browser and takes it out again, and what the browser is known again by. */
@Injectable()
export class SessionCookies {
  readonly cookie: SessionCookie;
  /** Stays when the session ends. */
  readonly device: ReturnType<typeof deviceCookie>;

  constructor({ http }: Configuration) {
    this.cookie = sessionCookie(http.publicUrl);
    this.device = deviceCookie(http.publicUrl);
  }

  /** No expiry: the browser forgets it when it closes, and the session's own limits hold anyway. */
  setFor(request: Pick<RequestContext, 'setCookie'>, token: Secret): void {
    if (!request.setCookie) throw new Error('This request has no response to carry a cookie');
    request.setCookie(this.cookie.name, token.reveal(), this.cookie.options);
  }

  rememberDevice(request: Pick<RequestContext, 'setCookie'>, device: Secret | null): void {
    if (device) request.setCookie?.(this.device.name, device.reveal(), this.device.options);
  }

  clearFor(request: Pick<RequestContext, 'setCookie'>): void {
    request.setCookie?.(this.cookie.name, '', { ...this.cookie.options, maxAge: 0 });
  }
}
