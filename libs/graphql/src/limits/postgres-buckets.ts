import { deleteInBatches, type Postgres } from '@keyledger/postgres';
import type { Rate } from './rate-limits.port.js';
import type { SharedBuckets } from './shared-rate-limits.js';

/** By the server's clock, so that processes agree; one that jumps back refills nothing. */
const TAKE = `
  INSERT INTO rate_bucket AS bucket (key, tokens, taken, at)
  VALUES ($1, $2::float8 - $4::float8, true, clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET (tokens, taken, at) = (
    SELECT CASE WHEN have >= $4 THEN have - $4 ELSE have END, have >= $4, clock_timestamp()
    FROM (
      SELECT least($2::float8, bucket.tokens +
        greatest(0, extract(epoch FROM clock_timestamp() - bucket.at)) * $3::float8 / 60) AS have
    ) AS refilled)
  RETURNING taken, tokens`;

/** The product's rates fill a bucket in ten seconds; the table must not grow with what strangers send from. */
const FORGOTTEN_AFTER = '5 minutes';

/** Buckets in a table, for many processes without Redis. */
export class PostgresBuckets implements SharedBuckets {
  readonly isReady = true;

  constructor(private readonly postgres: Postgres) {}

  async take(key: string, { burst, perMinute }: Rate, amount: number): Promise<number> {
    const { rows } = await this.postgres.pool.query<{ taken: boolean; tokens: number }>({
      name: 'keyledger_rate_bucket',
      text: TAKE,
      values: [key, burst, perMinute, amount],
    });
    const [row] = rows;
    if (!row || row.taken) return 0;
    return Math.max(1, Math.ceil(((amount - row.tokens) * 60) / perMinute));
  }

  /** Forgets buckets that nobody has asked for in five minutes; to be run now and then. @returns how many. */
  async sweep(): Promise<number> {
    return deleteInBatches(this.postgres, 'rate_bucket', 'at < now() - $1::interval', [
      FORGOTTEN_AFTER,
    ]);
  }
}
