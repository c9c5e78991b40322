import { SessionFloors } from '@keyledger/accounts';
import { Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';

/** Floors in the database that every request's session is read from. */
@Injectable()
export class PostgresSessionFloors extends SessionFloors {
  constructor(private readonly postgres: Postgres) {
    super();
  }

  async raise(accountId: string, revision: number): Promise<void> {
    await this.postgres.pool.query({
      name: 'keyledger_raise_session_floor',
      text: `INSERT INTO session_floor AS floor (account_id, revision) VALUES ($1, $2)
             ON CONFLICT (account_id) DO UPDATE SET revision = excluded.revision
              WHERE floor.revision < excluded.revision`,
      values: [accountId, revision],
    });
  }
}
