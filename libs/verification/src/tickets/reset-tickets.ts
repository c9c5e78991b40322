import { randomBytes } from 'node:crypto';
import type { ChannelKind } from '@keyledger/employees';
import { Clock, newId, Secret } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { deleteInBatches, Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import {
  CODE_LIFETIME_MS,
  MOST_SENDS,
  MOST_TRIES,
  PROOF_LIFETIME_MS,
  RESEND_AFTER_SECONDS,
  TICKET_LIFETIME_MS,
  type ResetTicket,
} from './reset-ticket.js';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

interface TicketRow {
  readonly id: string;
  readonly verification_id: string;
  readonly account_id: string | null;
  readonly code_id: string | null;
  readonly channel_kind: ChannelKind | null;
  readonly code_expires_at: Date | null;
  readonly tries: number;
  readonly sends: number;
  readonly sent_at: Date | null;
  readonly proofs: number;
  readonly expires_at: Date;
}

export interface HeldTicket {
  readonly token: Secret;
  readonly expiresAt: Date;
}

/** `WAIT`: the last message is too young, or there were enough; `retryAfter` in whole seconds. `OVER`: no good ticket. */
export type SendingBegun =
  | { readonly outcome: 'BEGUN'; readonly ticket: ResetTicket }
  | { readonly outcome: 'WAIT'; readonly retryAfter: number }
  | { readonly outcome: 'OVER' };

/**
 * The tickets' table: what is counted and what works once, for known and unknown addresses by the same statements. A
 * token is 32 random bytes, base64url; only a keyed hash of it is stored.
 */
@Injectable()
export class ResetTickets {
  constructor(
    private readonly postgres: Postgres,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  async open(verificationId: string, accountId: string | null): Promise<HeldTicket> {
    const token = newToken();
    const expiresAt = this.#in(TICKET_LIFETIME_MS);
    await this.postgres.pool.query(
      `INSERT INTO reset_ticket (id, token_hmac, verification_id, account_id, expires_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [newId(), this.#digest(token), verificationId, accountId, expiresAt],
    );
    return { token, expiresAt };
  }

  /** Null: unknown, malformed or expired. */
  async find(token: Secret): Promise<ResetTicket | null> {
    const row = await this.#row(token);
    return row && ticketOf(row);
  }

  /** Takes the next message's turn: a code of this id, and no other, can be entered from now on. */
  async beginSending(token: Secret, codeId: string, kind: ChannelKind): Promise<SendingBegun> {
    const now = this.clock.now();
    const { rows } = await this.postgres.pool.query<TicketRow>(
      `UPDATE reset_ticket SET code_id = $2, channel_kind = $3, code_expires_at = $4, tries = 0,
              sends = sends + 1, sent_at = $5, expires_at = GREATEST(expires_at, $4)
        WHERE token_hmac = $1 AND expires_at > $5 AND sends < $6
          AND (sent_at IS NULL OR sent_at <= $5::timestamptz - make_interval(secs => $7))
        RETURNING *`,
      [
        this.#digest(token),
        codeId,
        kind,
        this.#in(CODE_LIFETIME_MS[kind]),
        now,
        MOST_SENDS,
        RESEND_AFTER_SECONDS,
      ],
    );
    if (rows[0]) return { outcome: 'BEGUN', ticket: ticketOf(rows[0]) };
    const row = await this.#row(token);
    if (!row?.sent_at) return { outcome: 'OVER' };
    const until =
      row.sends < MOST_SENDS
        ? row.sent_at.getTime() + RESEND_AFTER_SECONDS * 1000
        : row.expires_at.getTime();
    const retryAfter = Math.max(1, Math.ceil((until - now.getTime()) / 1000));
    return { outcome: 'WAIT', retryAfter };
  }

  /** Counts a try before the code is looked at. @returns the tries that are left after it; null: the code is void. */
  async countTry(ticketId: string, codeId: string): Promise<number | null> {
    const { rows } = await this.postgres.pool.query<{ tries: number }>(
      `UPDATE reset_ticket SET tries = tries + 1
        WHERE id = $1 AND code_id = $2 AND tries < $3 AND code_expires_at > $4
        RETURNING tries`,
      [ticketId, codeId, MOST_TRIES, this.clock.now()],
    );
    return rows[0] ? MOST_TRIES - rows[0].tries : null;
  }

  /**
   * Uses a right code up, once, and gives the ticket another token, so that one which was seen before the proof opens
   * nothing. Null: somebody was quicker with the same code.
   */
  async acceptCode(ticketId: string, codeId: string): Promise<HeldTicket | null> {
    return this.#accept('code_id = $4', ticketId, codeId);
  }

  /**
   * A link proves by itself, in whichever browser it is opened: it comes with a ticket of its own.
   * @param ticketId derived from the link, so that opening it again finds the same ticket.
   * @returns null: it was used.
   */
  async acceptLink(
    ticketId: string,
    verificationId: string,
    accountId: string,
  ): Promise<HeldTicket | null> {
    await this.postgres.pool.query(
      `INSERT INTO reset_ticket (id, token_hmac, verification_id, account_id, expires_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
      [ticketId, this.#digest(newToken()), verificationId, accountId, this.#in(PROOF_LIFETIME_MS)],
    );
    return this.#accept('proofs = $4', ticketId, 0);
  }

  /** Ids of the codes that holders of an account's tickets may enter. */
  async openCodes(accountId: string): Promise<readonly string[]> {
    const { rows } = await this.postgres.pool.query<{ code_id: string }>(
      'SELECT code_id FROM reset_ticket WHERE account_id = $1 AND code_id IS NOT NULL',
      [accountId],
    );
    return rows.map(({ code_id: codeId }) => codeId);
  }

  /** Makes an account's tickets those of an address that nobody has. Safe to repeat. */
  async forget(accountId: string): Promise<void> {
    await this.postgres.pool.query(
      'UPDATE reset_ticket SET account_id = NULL, proofs = 0 WHERE account_id = $1',
      [accountId],
    );
  }

  /** Removes tickets that ran out. @returns how many. */
  sweep(): Promise<number> {
    return deleteInBatches(this.postgres, 'reset_ticket', 'expires_at <= $1', [this.clock.now()]);
  }

  async #accept(
    once: string,
    ticketId: string,
    value: string | number,
  ): Promise<HeldTicket | null> {
    const token = newToken();
    const expiresAt = this.#in(PROOF_LIFETIME_MS);
    const { rowCount } = await this.postgres.pool.query(
      `UPDATE reset_ticket SET token_hmac = $1, expires_at = $2, code_id = NULL, channel_kind = NULL,
              code_expires_at = NULL, tries = 0, sends = 0, sent_at = NULL, proofs = proofs + 1
        WHERE id = $3 AND ${once}`,
      [this.#digest(token), expiresAt, ticketId, value],
    );
    return rowCount === 1 ? { token, expiresAt } : null;
  }

  async #row(token: Secret): Promise<TicketRow | null> {
    if (!TOKEN.test(token.reveal())) return null;
    const { rows } = await this.postgres.pool.query<TicketRow>(
      'SELECT * FROM reset_ticket WHERE token_hmac = $1 AND expires_at > $2',
      [this.#digest(token), this.clock.now()],
    );
    return rows[0] ?? null;
  }

  #in(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() + milliseconds);
  }

  #digest(token: Secret): string {
    return this.keys.blindIndex('reset-ticket', token.reveal());
  }
}

const newToken = () => new Secret(randomBytes(TOKEN_BYTES).toString('base64url'));

function ticketOf(row: TicketRow): ResetTicket {
  const { code_id: id, channel_kind: channelKind, code_expires_at: expiresAt, tries } = row;
  return {
    id: row.id,
    verificationId: row.verification_id,
    accountId: row.account_id,
    code: id && channelKind && expiresAt ? { id, channelKind, expiresAt, tries } : null,
    proofs: row.proofs,
    expiresAt: row.expires_at,
  };
}
