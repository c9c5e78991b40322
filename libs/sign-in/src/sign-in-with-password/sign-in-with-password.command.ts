import type { Rejection, Secret } from '@keyledger/kernel';
import type { Position } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { SignInClient } from '@keyledger/accounts';

export interface PasswordSignIn {
  /** As typed. */
  readonly address: string;
  readonly password: Secret;
  /** The client's address behind trusted proxies. */
  readonly network: string;
  /** Empty where the client sent none. */
  readonly userAgent: string;
  readonly client: SignInClient;
  /** The device cookie as the client sent it, if it did. */
  readonly device?: string | undefined;
  readonly correlationId: string;
}

export type SignInResult =
  | {
      readonly outcome: 'signed-in';
      readonly sessionId: string;
      /** Given out here and never again. */
      readonly token: Secret;
      /** For a browser that showed no device: what to know it again by. Null for all others. */
      readonly newDevice: Secret | null;
      readonly expiresAt: Date;
      readonly mustChangePassword: boolean;
      readonly position: Position | null;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Signs somebody in by address and password. Rejections: `SignInRefused` for everything that an outsider must not
 * learn (unknown address, wrong password, no password yet, an expired one, a locked or suspended account), in the
 * same time; `RateLimited` after too many tries, known address or not; `Busy`.
 */
export class SignInWithPassword extends Command<SignInResult> {
  constructor(readonly signIn: PasswordSignIn) {
    super();
  }
}
