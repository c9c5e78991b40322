import type { Kysely } from 'kysely';
import { Clock } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { guarded } from './vault-failure.js';
import { SEALED_PURPOSES, type VaultPurpose } from './vault-purpose.js';
import type { VaultTables } from './vault-row.js';

const HOUR = 3_600_000;
/** An append that was still under way after this long has failed. */
const UNNAMED_AFTER = 24 * HOUR;
/** What was superseded is kept for questions about the change, and for a restore of older events. */
const KEPT_AFTER_USE = 35 * 24 * HOUR;
const BATCH = 200;

/**
 * Whether some event of `stream`, read from the event store and never from a projection, names `id`.
 * A stream that does not exist names nothing.
 */
export type NamesCredential = (stream: string, id: string) => Promise<boolean>;

/** How many rows went, by reason; `failed` could not be decided and are tried again by the next sweep. */
export interface SweepReport {
  readonly unnamed: number;
  readonly expired: number;
  readonly superseded: number;
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
}

interface Candidate {
  readonly id: string;
  readonly purpose: VaultPurpose;
  readonly stream: string;
  readonly created_at: Date;
}

/** Removes from the vault what has served or never came to serve. Several may run at once. */
export class VaultSweep {
  readonly #tables: Kysely<VaultTables>;

  constructor(
    postgres: Postgres,
    private readonly clock: Clock,
    private readonly namesCredential: NamesCredential,
  ) {
    this.#tables = postgres.tables<VaultTables>();
  }

  /** @throws VaultFailure */
  async run(): Promise<SweepReport> {
    const now = this.clock.now().getTime();
    const expired = await this.#removeExpired(new Date(now), new Date(now - KEPT_AFTER_USE));
    const superseded = await this.#removeSuperseded(new Date(now - KEPT_AFTER_USE));
    const { unnamed, failed } = await this.#removeUnnamed(new Date(now - UNNAMED_AFTER));
    return { expired, superseded, unnamed, failed };
  }

  /** Sealed copies go when they expire; a link's check stays a while, so that its story can be told. */
  async #removeExpired(now: Date, keptFrom: Date): Promise<number> {
    const { numDeletedRows } = await guarded('delete expired secrets', () =>
      this.#tables
        .deleteFrom('vault_secret')
        .where((row) =>
          row.or([
            row('expires_at', '<=', keptFrom),
            row.and([row('expires_at', '<=', now), row('purpose', 'in', SEALED_PURPOSES)]),
          ]),
        )
        .executeTakeFirstOrThrow(),
    );
    return Number(numDeletedRows);
  }

  async #removeSuperseded(keptFrom: Date): Promise<number> {
    const { numDeletedRows } = await guarded('delete superseded secrets', () =>
      this.#tables
        .deleteFrom('vault_secret')
        .where('superseded_at', '<=', keptFrom)
        .executeTakeFirstOrThrow(),
    );
    return Number(numDeletedRows);
  }

  async #removeUnnamed(writtenBefore: Date) {
    const failed: { id: string; error: unknown }[] = [];
    let unnamed = 0;
    let last: Candidate | undefined;
    for (;;) {
      const candidates = await this.#candidates(writtenBefore, last);
      for (const candidate of candidates) {
        try {
          if (await this.namesCredential(candidate.stream, candidate.id)) {
            await this.#markNamed(candidate);
          } else {
            unnamed += await this.#remove(candidate);
          }
        } catch (error) {
          failed.push({ id: candidate.id, error });
        }
      }
      last = candidates.at(-1);
      if (!last) return { unnamed, failed };
    }
  }

  /** The next batch in order of age; what could not be decided stays behind the cursor. */
  async #candidates(writtenBefore: Date, after?: Candidate): Promise<readonly Candidate[]> {
    const unnamed = this.#tables
      .selectFrom('vault_secret')
      .select(['id', 'purpose', 'stream', 'created_at'])
      .where('named_at', 'is', null)
      .where('created_at', '<=', writtenBefore)
      .orderBy('created_at')
      .orderBy('id')
      .orderBy('purpose')
      .limit(BATCH);
    const next = after
      ? unnamed.where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('created_at', 'id', 'purpose'),
            '>',
            tuple(after.created_at, after.id, after.purpose),
          ),
        )
      : unnamed;
    return guarded('list unnamed secrets', () => next.execute());
  }

  async #markNamed({ id, purpose }: Candidate): Promise<void> {
    await guarded('mark a secret as named', () =>
      this.#tables
        .updateTable('vault_secret')
        .set({ named_at: this.clock.now() })
        .where('id', '=', id)
        .where('purpose', '=', purpose)
        .execute(),
    );
  }

  async #remove({ id, purpose }: Candidate): Promise<number> {
    const { numDeletedRows } = await guarded('delete an unnamed secret', () =>
      this.#tables
        .deleteFrom('vault_secret')
        .where('id', '=', id)
        .where('purpose', '=', purpose)
        .executeTakeFirstOrThrow(),
    );
    return Number(numDeletedRows);
  }
}
