import type { KeyRing } from '@keyledger/keys';
import type { Postgres } from '@keyledger/postgres';
import type { DataKey } from '../data-keys/data-keys.port.js';
import { subjectOf } from '../data-keys/key-scope.js';

export interface NewDataKey {
  readonly id: string;
  readonly class: string;
  readonly organizationId: string;
  readonly key: Buffer;
}

interface KeyRow {
  id: string;
  wrapped: Buffer | null;
}

/** The statements on `data_key` and `shredded_key`; keys are wrapped by the master key, bound to subject and id. */
export class DataKeyTable {
  constructor(
    private readonly postgres: Postgres,
    private readonly keyRing: KeyRing,
  ) {}

  async find(ids: readonly string[]): Promise<Map<string, DataKey>> {
    const { rows } = await this.postgres.pool.query<KeyRow>({
      name: 'keyledger_find_keys',
      text: 'SELECT id, wrapped FROM data_key WHERE id = ANY($1)',
      values: [ids],
    });
    return new Map(
      rows.map(({ id, wrapped }) => [
        id,
        wrapped ? this.keyRing.open(wrapped, wrappingContext(id)) : 'SHREDDED',
      ]),
    );
  }

  /** Stores keys that are not there yet. @returns the ids that were stored now. */
  async insert(keys: readonly NewDataKey[]): Promise<ReadonlySet<string>> {
    // One order for everybody, so that two inserts that overlap wait for each other and never lock up.
    const sorted = [...keys].sort((left, right) => (left.id < right.id ? -1 : 1));
    const { rows } = await this.postgres.pool.query<{ id: string }>({
      name: 'keyledger_insert_keys',
      text: `INSERT INTO data_key (id, subject_id, class, organization_id, wrapped, state)
             SELECT *, 'ACTIVE' FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[])
             ON CONFLICT (id) DO NOTHING RETURNING id`,
      values: [
        sorted.map(({ id }) => id),
        sorted.map(({ id }) => subjectOf(id)),
        sorted.map((key) => key.class),
        sorted.map(({ organizationId }) => organizationId),
        sorted.map(({ id, key }) => this.keyRing.seal(key, wrappingContext(id))),
      ],
    });
    return new Set(rows.map(({ id }) => id));
  }

  /** Destroys a subject's keys, lists them as destroyed and tells every process, all at once. */
  async shred(subjectId: string): Promise<string[]> {
    const { rows } = await this.postgres.pool.query<{ id: string }>(
      `WITH shredded AS (
         UPDATE data_key SET wrapped = NULL, state = 'SHREDDED', shredded_at = now()
         WHERE subject_id = $1 AND state = 'ACTIVE'
         RETURNING id, subject_id, class, organization_id, shredded_at
       ), listed AS (
         INSERT INTO shredded_key (key_id, subject_id, class, organization_id, shredded_at)
         SELECT * FROM shredded ON CONFLICT (key_id) DO NOTHING
       ), told AS (SELECT pg_notify('keyledger_key_shredded', ''))
       SELECT id FROM shredded, told ORDER BY id`,
      [subjectId],
    );
    return rows.map(({ id }) => id);
  }

  /** Every key of a subject on the list of those that were destroyed. */
  async shreddedOf(subjectId: string): Promise<string[]> {
    const { rows } = await this.postgres.pool.query<{ id: string }>(
      'SELECT key_id AS id FROM shredded_key WHERE subject_id = $1 ORDER BY key_id',
      [subjectId],
    );
    return rows.map(({ id }) => id);
  }

  /** Destroys what the list names and a restore brought back, also keys that the restored table lacks. */
  async reapply(): Promise<number> {
    const { rows } = await this.postgres.pool.query<{ count: string }>(
      `WITH changed AS (
         INSERT INTO data_key (id, subject_id, class, organization_id, wrapped, state, shredded_at)
         SELECT key_id, subject_id, class, organization_id, NULL, 'SHREDDED', shredded_at FROM shredded_key
         ON CONFLICT (id) DO UPDATE
           SET wrapped = NULL, state = 'SHREDDED', shredded_at = excluded.shredded_at
           WHERE data_key.state = 'ACTIVE'
         RETURNING id
       ), told AS (SELECT pg_notify('keyledger_key_shredded', ''))
       SELECT count(changed.id) AS count FROM told LEFT JOIN changed ON true`,
    );
    return Number(rows[0]?.count ?? 0);
  }
}

function wrappingContext(keyId: string): string {
  return `${subjectOf(keyId)}|${keyId}`;
}
