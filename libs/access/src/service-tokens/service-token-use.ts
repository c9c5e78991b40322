import { Clock } from '@keyledger/kernel';
import { Postgres, type Migration } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** How stale the time of the last use may get: most requests then write nothing. */
const COARSE_MS = 600_000;

export const serviceTokenUseMigration: Migration = {
  id: 'access/0002-service-token-use',
  up: `
    CREATE TABLE service_token_use (
      token_id uuid PRIMARY KEY,
      last_used_at timestamptz NOT NULL
    );`,
};

/** When service tokens were last used, so that administrators see which nobody needs any more. */
@Injectable()
export class ServiceTokenUse {
  private readonly noted = new LRUCache<string, true>({ max: 10_000, ttl: COARSE_MS });

  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  async note(tokenId: string): Promise<void> {
    if (this.noted.has(tokenId)) return;
    this.noted.set(tokenId, true);
    await this.postgres.pool.query(
      `INSERT INTO service_token_use (token_id, last_used_at) VALUES ($1, $2)
       ON CONFLICT (token_id) DO UPDATE SET last_used_at = greatest(service_token_use.last_used_at, $2)`,
      [tokenId, this.clock.now()],
    );
  }

  async lastUses(tokenIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const { rows } = await this.postgres.pool.query<{ token_id: string; last_used_at: Date }>(
      'SELECT token_id, last_used_at FROM service_token_use WHERE token_id = ANY($1::uuid[])',
      [tokenIds],
    );
    return new Map(rows.map((row) => [row.token_id, row.last_used_at]));
  }
}
