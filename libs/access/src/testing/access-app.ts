import 'reflect-metadata';
import { fastifyCookie } from '@fastify/cookie';
import { fastifyFormbody } from '@fastify/formbody';
import { Configuration, readConfiguration } from '@keyledger/configuration';
import { accountEvents, AccountsModule, InstalledAuthorities } from '@keyledger/accounts';
import { NobodyProvedModule } from '@keyledger/accounts/testing';
import {
  Argon2PasswordHasher,
  credentialMigrations,
  HashQueue,
  PasswordHasher,
  Vault,
} from '@keyledger/credentials';
import { employeeEvents, EmployeesModule } from '@keyledger/employees';
import {
  AggregateStore,
  Claims,
  EventStore,
  eventStoreMigrations,
  type EventDefinition,
} from '@keyledger/event-store';
import { testEventStore } from '@keyledger/event-store/testing';
import {
  GraphqlKitModule,
  LoaderRegistry,
  PrincipalReader,
  type RequestContext,
} from '@keyledger/graphql';
import { Clock, FixedClock, newId } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { auditEvents, organizationEvents, OrganizationsModule } from '@keyledger/organizations';
import { Postgres, type Migration } from '@keyledger/postgres';
import { testDatabase } from '@keyledger/postgres/testing';
import { signInEvents, signInMigrations, SignInModule } from '@keyledger/sign-in';
import { CHEAP, TestCompany } from '@keyledger/sign-in/testing';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessMigrations } from '../access.migrations.js';
import { AccessModule } from '../access.module.js';
import { accessResolvers } from '../access.resolvers.js';
import { pageControllers } from '../pages/index.js';
import { SessionCookies } from '../session-cookies.js';

export interface AccessAppOptions {
  readonly publicUrl?: string;
  readonly resolvers?: readonly Type<unknown>[];
  /** What contexts that come after this one add; with modules, the one that proves callers is among them. */
  readonly beside?: {
    readonly modules?: readonly (Type<unknown> | DynamicModule)[];
    readonly controllers?: readonly Type<unknown>[];
    readonly events?: readonly EventDefinition[];
    readonly migrations?: readonly Migration[];
  };
}

@Global()
@Module({})
class TestFoundation {}

export type AccessApp = Awaited<ReturnType<typeof accessApp>>;

/** The pages and resolvers over the real contexts and a database of their own. */
export async function accessApp({ publicUrl, resolvers = [], beside = {} }: AccessAppOptions = {}) {
  const database = await testDatabase({
    migrations: [
      ...eventStoreMigrations,
      ...credentialMigrations,
      ...signInMigrations,
      ...accessMigrations,
      ...(beside.migrations ?? []),
    ],
  });
  const { postgres } = database;
  const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  const contexts = [...organizationEvents, ...auditEvents, ...employeeEvents, ...accountEvents];
  const definitions = [...contexts, ...signInEvents, ...(beside.events ?? [])];
  const events = await testEventStore(database, definitions, { clock });
  const { aggregates, keyRing, store } = events;
  const hasher = new Argon2PasswordHasher(keyRing, new HashQueue(), CHEAP);
  const vault = new Vault(postgres, keyRing, clock);
  const configuration = readConfiguration(
    publicUrl === undefined ? {} : { KEYLEDGER_PUBLIC_URL: publicUrl },
  );
  const providers = [
    { provide: Configuration, useValue: configuration },
    { provide: Postgres, useValue: postgres },
    { provide: KeyRing, useValue: keyRing },
    { provide: Clock, useValue: clock },
    { provide: EventStore, useValue: store },
    { provide: AggregateStore, useValue: aggregates },
    { provide: PasswordHasher, useValue: hasher },
    { provide: Vault, useValue: vault },
    { provide: InstalledAuthorities, useValue: { names: () => [] } },
  ];
  const foundation: DynamicModule = {
    module: TestFoundation,
    providers,
    exports: providers.map(({ provide }) => provide),
  };

  @Module({
    imports: [
      foundation,
      CqrsModule.forRoot(),
      OrganizationsModule,
      EmployeesModule,
      AccountsModule,
      SignInModule.of({ settings: { refusalFloorMs: 0 } }),
      AccessModule,
      ...(beside.modules ?? [NobodyProvedModule]),
      GraphqlKitModule,
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver,
        inject: [PrincipalReader, SessionCookies],
        useFactory: (principals: PrincipalReader, { cookie }: SessionCookies) => ({
          autoSchemaFile: true,
          graphiql: false,
          context: (request: FastifyRequest, reply: FastifyReply) =>
            requestContext(principals, cookie.name, request, reply),
        }),
      }),
    ],
    controllers: [...pageControllers, ...(beside.controllers ?? [])],
    providers: [...accessResolvers, ...resolvers],
  })
  class TestApp {}

  const app = await NestFactory.create<NestFastifyApplication>(TestApp, new FastifyAdapter(), {
    logger: ['error'],
    abortOnError: false,
    bodyParser: false,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyFormbody);
  await app.listen(0, '127.0.0.1');
  const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const claims = app.get(Claims);
  return {
    app,
    /** Where it listens. */
    base,
    database,
    events,
    clock,
    vault,
    company: new TestCompany({ aggregates, claims, vault, hasher, clock }),
    async close(): Promise<void> {
      await app.close();
      await events.close();
      await database.drop();
    },
  };
}

async function requestContext(
  principals: PrincipalReader,
  cookieName: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  const bearer = request.headers.authorization?.replace(/^Bearer /, '');
  return {
    principal: await principals.read({ cookie: request.cookies[cookieName], bearer }),
    correlationId: newId(),
    locale: 'en',
    network: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    minPosition: null,
    loaders: new LoaderRegistry(),
    touched: new Set(),
    reading: { position: null, stale: false },
    denied: new Map(),
    setCookie: (name, value, attributes) => {
      reply.setCookie(name, value, attributes);
    },
  };
}
