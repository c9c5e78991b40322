import { randomBytes } from 'node:crypto';
import { EventStore } from '@keyledger/event-store';
import { KeyRing } from '@keyledger/keys';
import { Clock, newId, Secret } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The ids that a set-up uses, the same at every try. */
export interface SetupLink {
  readonly id: string;
  readonly organizationId: string;
  readonly employeeId: string;
  readonly accountId: string;
}

interface SetupLinkRow {
  readonly id: string;
  readonly organization_id: string;
  readonly employee_id: string;
  readonly account_id: string;
}

/** The link by which the first organization is founded. Its token is stored as a keyed hash only. */
@Injectable()
export class SetupLinks {
  constructor(
    private readonly postgres: Postgres,
    private readonly store: EventStore,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  /**
   * A token for the set-up link while there is no organization: a new one at each call, which voids the one before.
   * A set-up that stopped half-way goes on under the new one. Null when an organization is there.
   */
  async ensureSetupLink(): Promise<Secret | null> {
    const open = await this.#open();
    const first = await this.#firstOrganization();
    if (first !== null && first !== open?.organizationId) return null;
    const token = new Secret(randomBytes(TOKEN_BYTES).toString('base64url'));
    await this.postgres.pool.query(
      `INSERT INTO setup_link (id, token_hmac, organization_id, employee_id, account_id, issued_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ((true)) WHERE used_at IS NULL
       DO UPDATE SET token_hmac = excluded.token_hmac, issued_at = excluded.issued_at`,
      [newId(), this.#digest(token), newId(), newId(), newId(), this.clock.now()],
    );
    return token;
  }

  /** Null for a wrong, replaced or used token alike, and when another organization came to be meanwhile. */
  async find(token: Secret): Promise<SetupLink | null> {
    if (!TOKEN.test(token.reveal())) return null;
    const { rows } = await this.postgres.pool.query<SetupLinkRow>(
      'SELECT * FROM setup_link WHERE token_hmac = $1 AND used_at IS NULL',
      [this.#digest(token)],
    );
    const link = rows[0] ? linkOf(rows[0]) : null;
    const first = link && (await this.#firstOrganization());
    return first === null || first === link?.organizationId ? link : null;
  }

  /** Safe to repeat. */
  async markUsed(id: string): Promise<void> {
    await this.postgres.pool.query(
      'UPDATE setup_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL',
      [id, this.clock.now()],
    );
  }

  async #open(): Promise<SetupLink | null> {
    const { rows } = await this.postgres.pool.query<SetupLinkRow>(
      'SELECT * FROM setup_link WHERE used_at IS NULL',
    );
    return rows[0] ? linkOf(rows[0]) : null;
  }

  /** Whose event the log begins with: nothing is ever recorded before an organization is founded. */
  async #firstOrganization(): Promise<string | null> {
    for await (const [event] of this.store.readAll(null, { batchSize: 1 })) {
      if (event) return (JSON.parse(event.meta) as { organizationId: string }).organizationId;
    }
    return null;
  }

  #digest(token: Secret): string {
    return this.keys.blindIndex('setup-link', token.reveal());
  }
}

function linkOf(row: SetupLinkRow): SetupLink {
  return {
    id: row.id,
    organizationId: row.organization_id,
    employeeId: row.employee_id,
    accountId: row.account_id,
  };
}
