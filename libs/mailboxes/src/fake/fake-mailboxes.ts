import type { Postgres } from '@keyledger/postgres';
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { FakeBehaviour } from './fake-behaviour.js';

interface FakeProviderMailboxTable {
  address_digest: string;
  password_digest: string | null;
  must_change: boolean;
  enabled: boolean;
  sessions_ended_at: Date | null;
  behaviour: FakeBehaviour | null;
  behaves_so_times: number | null;
}

interface FakeProviderTables {
  fake_provider_mailbox: FakeProviderMailboxTable;
}

export type FakeMailbox = Selectable<FakeProviderMailboxTable>;
export type FakeMailboxChange = Pick<
  Updateable<FakeProviderMailboxTable>,
  'password_digest' | 'must_change' | 'enabled' | 'sessions_ended_at'
>;

/** The fake provider's table, addressed by digests only. */
export class FakeMailboxes {
  readonly #tables: Kysely<FakeProviderTables>;

  constructor(postgres: Postgres) {
    this.#tables = postgres.tables<FakeProviderTables>();
  }

  async find(digest: string): Promise<FakeMailbox | null> {
    const found = await this.#tables
      .selectFrom('fake_provider_mailbox')
      .selectAll()
      .where('address_digest', '=', digest)
      .executeTakeFirst();
    return found ?? null;
  }

  async change(digest: string, change: FakeMailboxChange): Promise<void> {
    await this.#write(digest, change);
  }

  async script(digest: string, behaviour: FakeBehaviour, times: number | null): Promise<void> {
    await this.#write(digest, { behaviour, behaves_so_times: times });
  }

  /** The scripted behaviour, counted down; null where nothing is scripted. */
  async takeScripted(digest: string): Promise<FakeBehaviour | null> {
    return this.#tables.transaction().execute(async (transaction) => {
      const scripted = await transaction
        .selectFrom('fake_provider_mailbox')
        .select(['behaviour', 'behaves_so_times'])
        .where('address_digest', '=', digest)
        .forUpdate()
        .executeTakeFirst();
      if (!scripted?.behaviour) return null;
      const { behaviour, behaves_so_times: times } = scripted;
      if (times !== null) {
        const left =
          times > 1 ? { behaves_so_times: times - 1 } : { behaviour: null, behaves_so_times: null };
        await transaction
          .updateTable('fake_provider_mailbox')
          .set(left)
          .where('address_digest', '=', digest)
          .execute();
      }
      return behaviour;
    });
  }

  async #write(digest: string, change: Updateable<FakeProviderMailboxTable>): Promise<void> {
    await this.#tables
      .insertInto('fake_provider_mailbox')
      .values({ address_digest: digest, must_change: false, enabled: true, ...change })
      .onConflict((conflict) => conflict.column('address_digest').doUpdateSet(change))
      .execute();
  }
}
