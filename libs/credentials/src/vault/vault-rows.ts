import { inOneStatement, prepared, type Postgres } from '@keyledger/postgres';
import { sql, type Kysely } from 'kysely';
import { guarded, isTaken, VaultIdTaken } from './vault-failure.js';
import { SEALED_PURPOSES, type VaultPurpose } from './vault-purpose.js';
import type { VaultRow, VaultTables } from './vault-row.js';

const COLUMNS = [
  'id',
  'purpose',
  'organization_id',
  'stream',
  'value',
  'meta',
  'expires_at',
] as const;

/** The vault's table, row by row; knows nothing of what the rows mean. */
export class VaultRows {
  readonly #tables: Kysely<VaultTables>;
  /** Every sign-in asks it. */
  readonly #found = inOneStatement(async (wanted: readonly Pick<VaultRow, 'id' | 'purpose'>[]) => {
    const distinct = [...new Map(wanted.map((each) => [keyOf(each), each])).values()];
    const { rows } = await guarded('read secrets', () =>
      sql<FoundRow>`${prepared}
        SELECT ${sql.join(COLUMNS.map((column) => sql.ref(column)))} FROM vault_secret
        JOIN unnest(${distinct.map(({ id }) => id)}::uuid[], ${distinct.map(({ purpose }) => purpose)}::text[])
          AS wanted (id, purpose) USING (id, purpose)`.execute(this.#tables),
    );
    const found = new Map(rows.map((row) => [keyOf(row), rowOf(row)]));
    return wanted.map((each) => found.get(keyOf(each)) ?? null);
  });

  constructor(postgres: Postgres) {
    this.#tables = postgres.tables<VaultTables>();
  }

  /** Adds all rows or none. @throws VaultIdTaken */
  async add(rows: readonly VaultRow[], createdAt: Date): Promise<void> {
    const values = rows.map((row) => ({
      id: row.id,
      purpose: row.purpose,
      organization_id: row.owner.organizationId,
      stream: row.owner.stream,
      value: row.value,
      meta: JSON.stringify(row.meta),
      created_at: createdAt,
      expires_at: row.expiresAt,
      superseded_at: null,
      named_at: null,
    }));
    try {
      await guarded('keep a secret', () =>
        this.#tables.insertInto('vault_secret').values(values).execute(),
      );
    } catch (error) {
      throw isTaken(error) ? new VaultIdTaken(rows[0]?.id ?? '') : error;
    }
  }

  find(id: string, purpose: VaultPurpose): Promise<VaultRow | null> {
    return this.#found({ id, purpose });
  }

  /** The row that holds exactly this value and was not superseded. */
  async findByValue(purpose: VaultPurpose, value: Buffer): Promise<VaultRow | null> {
    const found = await guarded('look a secret up', () =>
      this.#tables
        .selectFrom('vault_secret')
        .select(COLUMNS)
        .where('purpose', '=', purpose)
        .where('value', '=', value)
        .where('superseded_at', 'is', null)
        .executeTakeFirst(),
    );
    return found ? rowOf(found) : null;
  }

  /** @returns whether the row was there. */
  async replace(
    id: string,
    purpose: VaultPurpose,
    changed: Pick<VaultRow, 'value' | 'meta'>,
  ): Promise<boolean> {
    const { numUpdatedRows } = await guarded('replace a secret', () =>
      this.#tables
        .updateTable('vault_secret')
        .set({ value: changed.value, meta: JSON.stringify(changed.meta) })
        .where('id', '=', id)
        .where('purpose', '=', purpose)
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  }

  /** Safe to repeat. */
  async remove(id: string, purpose: VaultPurpose): Promise<void> {
    await guarded('delete a secret', () =>
      this.#tables
        .deleteFrom('vault_secret')
        .where('id', '=', id)
        .where('purpose', '=', purpose)
        .execute(),
    );
  }

  /** Safe to repeat. @returns how many rows went. */
  async removeAllOf(stream: string): Promise<number> {
    const { numDeletedRows } = await guarded('delete the secrets of a stream', () =>
      this.#tables
        .deleteFrom('vault_secret')
        .where('stream', '=', stream)
        .executeTakeFirstOrThrow(),
    );
    return Number(numDeletedRows);
  }

  /** Sealed copies go at once, the rest is marked with the first time it was superseded. */
  async supersede(id: string, at: Date): Promise<void> {
    await guarded('supersede a secret', () =>
      this.#tables.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('vault_secret')
          .where('id', '=', id)
          .where('purpose', 'in', SEALED_PURPOSES)
          .execute();
        await transaction
          .updateTable('vault_secret')
          .set({ superseded_at: at })
          .where('id', '=', id)
          .where('superseded_at', 'is', null)
          .execute();
      }),
    );
  }
}

/** A code and its sealed copy have one id. */
function keyOf({ id, purpose }: Pick<VaultRow, 'id' | 'purpose'>): string {
  return `${id} ${purpose}`;
}

interface FoundRow {
  id: string;
  purpose: VaultPurpose;
  organization_id: string;
  stream: string;
  value: Buffer;
  meta: Readonly<Record<string, unknown>>;
  expires_at: Date | null;
}

function rowOf(found: FoundRow): VaultRow {
  return {
    id: found.id,
    purpose: found.purpose,
    owner: { organizationId: found.organization_id, stream: found.stream },
    value: found.value,
    meta: found.meta,
    expiresAt: found.expires_at,
  };
}
