import type { ChannelKind } from '@keyledger/employees';

/** Somebody's way through one reset, held by whoever has its token. */
export interface ResetTicket {
  readonly id: string;
  /** Of the stream `verification-<id>`, which only exists where there is an account. */
  readonly verificationId: string;
  /** Null: there is no account of the address that was entered. */
  readonly accountId: string | null;
  /** The code that may be entered now. */
  readonly code: {
    readonly id: string;
    readonly channelKind: ChannelKind;
    readonly expiresAt: Date;
    /** How often a code was entered for it. */
    readonly tries: number;
  } | null;
  /** Proofs that were given so far. */
  readonly proofs: number;
  readonly expiresAt: Date;
}

const MINUTE = 60_000;

/** How long a code is good: 10 minutes by text message (NIST SP 800-63B-4 §4.2.1.2), 30 by mail, as its link. */
export const CODE_LIFETIME_MS: Readonly<Record<ChannelKind, number>> = {
  PHONE: 10 * MINUTE,
  EMAIL: 30 * MINUTE,
};
/** How long a request waits for its first code to be asked for or entered. */
export const TICKET_LIFETIME_MS = 30 * MINUTE;
/** How long a proof is good for setting the password. */
export const PROOF_LIFETIME_MS = 15 * MINUTE;
/** Between two messages. */
export const RESEND_AFTER_SECONDS = 60;
/** Messages that one ticket can order. */
export const MOST_SENDS = 5;
/** Wrong tries that void a code. */
export const MOST_TRIES = 5;
