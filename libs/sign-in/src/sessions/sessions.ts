import { randomBytes } from 'node:crypto';
import { Clock, Secret } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { deleteInBatches, inOneStatement, Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import { SignInSettings } from '../sign-in-settings.js';
import { rememberedValues, rememberTries, type ProvenTry } from '../throttle/remember-tries.js';
import type { Session, SessionToOpen } from './session.js';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const MINUTE = 60_000;
/** After the sessions' own parameters. */
const FIRST_REMEMBERED = 11;
/** How stale `last_seen_at` may get, in seconds: most requests then write nothing. */
const SEEN_EVERY = 60;

interface Opening {
  readonly session: SessionToOpen;
  readonly digest: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly proven: ProvenTry | undefined;
}

interface SessionRow {
  readonly id: string;
  readonly organization_id: string;
  readonly account_id: string;
  readonly employee_id: string;
  readonly shared: boolean;
  readonly must_change_password: boolean;
  readonly created_at: Date;
  readonly expires_at: Date;
}

/** Who is signed in. A session's token is 32 random bytes, base64url; only a keyed hash of it is stored. */
@Injectable()
export class Sessions {
  readonly #opened = inOneStatement(async (openings: readonly Opening[]) => {
    const all = openings.map(({ session }) => session);
    await this.postgres.pool.query({
      name: 'keyledger_open_sessions',
      text: `WITH ${rememberTries(FIRST_REMEMBERED)}
       INSERT INTO session (id, token_hmac, organization_id, account_id, employee_id, shared, account_revision,
                            must_change_password, created_at, last_seen_at, expires_at)
       SELECT id, token_hmac, organization_id, account_id, employee_id, shared, revision, must_change, at, at, expires_at
         FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::boolean[], $7::integer[],
                     $8::boolean[], $9::timestamptz[], $10::timestamptz[])
           AS opened (id, token_hmac, organization_id, account_id, employee_id, shared, revision, must_change, at,
                      expires_at)`,
      values: [
        all.map(({ id }) => id),
        openings.map(({ digest }) => digest),
        all.map(({ organizationId }) => organizationId),
        all.map(({ accountId }) => accountId),
        all.map(({ employeeId }) => employeeId),
        all.map(({ shared }) => shared),
        all.map(({ accountRevision }) => accountRevision),
        all.map(({ mustChangePassword }) => mustChangePassword),
        openings.map(({ now }) => now),
        openings.map(({ expiresAt }) => expiresAt),
        ...rememberedValues(openings.flatMap(({ proven }) => proven ?? [])),
      ],
    });
    return openings.map(() => undefined);
  });

  constructor(
    private readonly postgres: Postgres,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
    private readonly settings: SignInSettings,
  ) {}

  /** Deletes every session of a person, also those that are over; part of an erasure. @returns how many there were. */
  async removeAllOf(employeeId: string): Promise<number> {
    const { rowCount } = await this.postgres.pool.query(
      'DELETE FROM session WHERE employee_id = $1',
      [employeeId],
    );
    return rowCount ?? 0;
  }

  /** @param proven what is remembered of the try with it, both or neither. */
  async open(
    session: SessionToOpen,
    proven?: ProvenTry,
  ): Promise<{ token: Secret; expiresAt: Date }> {
    const token = new Secret(randomBytes(TOKEN_BYTES).toString('base64url'));
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.settings.sessionLifetimeMinutes * MINUTE);
    const digest = this.#digest(token);
    await this.#opened({ session, digest, now, expiresAt, proven });
    return { token, expiresAt };
  }

  /**
   * The session of a token, if it is good at this moment: not signed out, not idle, not too old, and not decided on
   * an account revision below the floor. One query, floor included, so that a session that was ended is never seen.
   */
  async find(token: Secret): Promise<Session | null> {
    if (!TOKEN.test(token.reveal())) return null;
    const { rows } = await this.postgres.pool.query<SessionRow>({
      name: 'keyledger_find_session',
      text: `WITH found AS (
         SELECT session.* FROM session LEFT JOIN session_floor floor USING (account_id)
          WHERE token_hmac = $1 AND expires_at > $2
            AND last_seen_at > $2::timestamptz - make_interval(mins => $3)
            AND account_revision >= COALESCE(floor.revision, 0)
       ), seen AS (
         UPDATE session SET last_seen_at = $2 FROM found
          WHERE session.id = found.id
            AND found.last_seen_at <= $2::timestamptz - make_interval(secs => $4)
       )
       SELECT id, organization_id, account_id, employee_id, shared, must_change_password, created_at, expires_at
         FROM found`,
      values: [
        this.#digest(token),
        this.clock.now(),
        this.settings.sessionIdleMinutes,
        Math.min(SEEN_EVERY, this.settings.sessionIdleMinutes * 6),
      ],
    });
    return rows[0] ? sessionOf(rows[0]) : null;
  }

  /** Safe to repeat. */
  async end(sessionId: string): Promise<void> {
    await this.postgres.pool.query('DELETE FROM session WHERE id = $1', [sessionId]);
  }

  /** Removes the rows of sessions that are over. @returns how many. */
  async sweep(): Promise<number> {
    return deleteInBatches(
      this.postgres,
      'session',
      `expires_at <= $1 OR last_seen_at <= $1::timestamptz - make_interval(mins => $2)
           OR account_revision < (SELECT revision FROM session_floor floor
                                   WHERE floor.account_id = session.account_id)`,
      [this.clock.now(), this.settings.sessionIdleMinutes],
    );
  }

  #digest(token: Secret): string {
    return this.keys.blindIndex('session-token', token.reveal());
  }
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    organizationId: row.organization_id,
    accountId: row.account_id,
    employeeId: row.employee_id,
    shared: row.shared,
    mustChangePassword: row.must_change_password,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
