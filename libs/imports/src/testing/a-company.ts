import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, FixedClock, newId } from '@keyledger/kernel';
import { accountEvents, AccountsModule, InstalledAuthorities } from '@keyledger/accounts';
import { NobodyProvedModule } from '@keyledger/accounts/testing';
import { PasswordHasher, Vault } from '@keyledger/credentials';
import { quickHasher } from '@keyledger/credentials/testing';
import { employeeEvents, EmployeesModule } from '@keyledger/employees';
import { eventStoreMigrations } from '@keyledger/event-store';
import { KeyRing } from '@keyledger/keys';
import { AuthorityRegistry, FakeProvider } from '@keyledger/mailboxes';
import {
  AddDomain,
  FoundOrganization,
  HOST,
  organizationEvents,
  OrganizationsModule,
  type Authority,
} from '@keyledger/organizations';
import { aContext, testApplication, type TestApplication } from '@keyledger/organizations/testing';
import { Postgres } from '@keyledger/postgres';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { SignInModule, signInMigrations } from '@keyledger/sign-in';
import { Global, Module } from '@nestjs/common';
import { importEvents, ImportsModule, type ImportRequest } from '../index.js';

@Global()
@Module({
  providers: [
    { provide: PasswordHasher, useFactory: quickHasher, inject: [KeyRing] },
    {
      provide: Vault,
      useFactory: (postgres: Postgres, keys: KeyRing, clock: Clock) =>
        new Vault(postgres, keys, clock),
      inject: [Postgres, KeyRing, Clock],
    },
    {
      provide: AuthorityRegistry,
      useFactory: (postgres: Postgres, keys: KeyRing, clock: Clock) =>
        new AuthorityRegistry([new FakeProvider(postgres, keys, clock)]),
      inject: [Postgres, KeyRing, Clock],
    },
    { provide: InstalledAuthorities, useExisting: AuthorityRegistry },
  ],
  exports: [PasswordHasher, Vault, AuthorityRegistry, InstalledAuthorities],
})
class Surroundings {}

export interface CompanyUnderImport {
  readonly app: TestApplication;
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  readonly organizationId: string;
  /** Writes a file and makes the request to import it, on the host's authority unless told otherwise. */
  file(bytes: string | Buffer, by?: Authority): Promise<ImportRequest>;
  /** How many streams a category has. */
  streams(category: string): Promise<number>;
  /** How many events the log has. */
  events(): Promise<number>;
  close(): Promise<void>;
}

/** An organization with the domain example.com and everything an import needs, on a database of its own. */
export async function aCompany(): Promise<CompanyUnderImport> {
  const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  const database = await testDatabase({
    migrations: [...eventStoreMigrations, ...signInMigrations],
  });
  const definitions = [...organizationEvents, ...employeeEvents, ...accountEvents, ...importEvents];
  const modules = [
    Surroundings,
    SignInModule.of(),
    OrganizationsModule,
    EmployeesModule,
    AccountsModule,
    NobodyProvedModule,
    ImportsModule,
  ];
  const app = await testApplication(database.postgres, definitions, modules, clock);
  const organizationId = newId();
  const charter = { name: '蓝山科技', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
  await app.commands.execute(new FoundOrganization(aContext(organizationId), charter));
  await app.commands.execute(new AddDomain(HOST, aContext(organizationId), 'example.com'));
  const folder = await mkdtemp(join(tmpdir(), 'keyledger-import-'));
  const count = async (sql: string, values: string[]) => {
    const { rows } = await database.postgres.pool.query<{ n: number }>(sql, values);
    return rows[0]?.n ?? 0;
  };
  return {
    app,
    clock,
    database,
    organizationId,
    async file(bytes, by = HOST) {
      const path = join(folder, `${newId()}.csv`);
      await writeFile(path, bytes);
      const hostActor = { kind: 'COMMAND_LINE', id: 'keyledger', role: null } as const;
      return { by, organizationId, actor: by === HOST ? hostActor : by.actor, path };
    },
    streams: (category) =>
      count('SELECT count(DISTINCT stream)::int AS n FROM event WHERE stream LIKE $1', [
        `${category}-%`,
      ]),
    events: () => count('SELECT count(*)::int AS n FROM event', []),
    async close() {
      await app.close();
      await rm(folder, { recursive: true });
      await database.drop();
    },
  };
}
