import { randomBytes, timingSafeEqual } from 'node:crypto';
import { KeyRing } from '@keyledger/keys';
import { Injectable } from '@nestjs/common';

const SEED_BYTES = 32;
const SEED = /^[A-Za-z0-9_-]{43}$/;

/**
 * Signed double submit: a form carries a keyed hash over its browser's random cookie and over the session, so that
 * neither another site nor another host of the domain that plants a cookie can send a form in a person's name.
 */
@Injectable()
export class CsrfTokens {
  constructor(private readonly keys: KeyRing) {}

  /** The cookie's value: random. */
  newSeed(): string {
    return randomBytes(SEED_BYTES).toString('base64url');
  }

  isSeed(value: string | undefined): value is string {
    return value !== undefined && SEED.test(value);
  }

  /** @param sessionId null before anybody has signed in. */
  tokenFor(seed: string, sessionId: string | null): string {
    return this.keys.blindIndex('csrf', `${sessionId ?? 'nobody'}\n${seed}`);
  }

  accepts(token: string, seed: string | undefined, sessionId: string | null): boolean {
    if (!this.isSeed(seed)) return false;
    const expected = Buffer.from(this.tokenFor(seed, sessionId));
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
