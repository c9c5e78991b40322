import { Type } from '@sinclair/typebox';
import { newId, type Actor, type DomainEvent } from '@keyledger/kernel';
import { employeeEvents } from '@keyledger/employees';
import {
  Claims,
  defineEvent,
  eventStoreMigrations,
  Id,
  Nullable,
  type CommandContext,
  type Position,
} from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import { CursorCodec } from '@keyledger/graphql';
import { organizationEvents, OrganizationReader } from '@keyledger/organizations';
import { testDatabase } from '@keyledger/postgres/testing';
import {
  PostgresReadPositions,
  ProjectionRunner,
  projectionMigrations,
} from '@keyledger/projections';
import { accountEvents } from '../../account.events.js';
import { AccountChangeFeed } from '../account-changes/account-change-feed.js';
import { AccountHistory } from '../account-history/account-history.js';
import { AccountHistoryQuery } from '../account-history/account-history.query.js';
import { EventsInStore } from '../account-history/events-in-store.js';
import { AccountLoaders } from '../account-loaders.js';
import { accountProjections } from '../index.js';
import { AccountNodes } from '../user-list/account-nodes.js';
import { UserListQuery } from '../user-list/user-list.query.js';
import { ACME, ADMIN } from './an-event-log.js';

const signInFact = { subject: 'accountId', class: 'signin' } as const;

/** Sign-in events with the members that accounts know, since their context is out of reach here. */
const signInFacts = [
  defineEvent({
    type: 'SignInSucceeded',
    schema: Type.Object({
      accountId: Id,
      network: Type.String(),
      client: Type.String(),
      credentialId: Id,
    }),
    personal: { network: signInFact },
  }),
  defineEvent({
    type: 'SignedOut',
    schema: Type.Object({ accountId: Id, sessionId: Id, note: Nullable(Type.String()) }),
  }),
];

/** The same of a change of owner. */
const ownerChangeFacts = [
  defineEvent({
    type: 'OwnerChangeStarted',
    schema: Type.Object({ accountId: Id, reason: Type.String() }),
  }),
];

export interface RunningReadModels {
  readonly events: TestEventStore;
  readonly positions: PostgresReadPositions;
  readonly nodes: AccountNodes;
  readonly history: AccountHistory;
  readonly feed: AccountChangeFeed;
  /** Appends to a stream as one command. */
  append(
    stream: string,
    events: readonly DomainEvent[],
    context?: Partial<CommandContext>,
  ): Promise<Position>;
  /** The same, and waits until the read models show it. */
  appendAndWait(
    stream: string,
    events: readonly DomainEvent[],
    context?: Partial<CommandContext>,
  ): Promise<Position>;
  close(): Promise<void>;
}

/** Store, codec, runner and read models on a database of their own, as the product runs them. */
export async function runningReadModels(): Promise<RunningReadModels> {
  const database = await testDatabase({
    migrations: [...eventStoreMigrations, ...projectionMigrations],
  });
  const { postgres } = database;
  const definitions = [
    ...accountEvents,
    ...employeeEvents,
    ...organizationEvents,
    ...signInFacts,
    ...ownerChangeFacts,
  ];
  const events = await testEventStore(database, definitions);
  const { store, codec, aggregates, clock, keyRing } = events;
  const runner = new ProjectionRunner(postgres, store, codec, accountProjections);
  await runner.start();
  const positions = new PostgresReadPositions(postgres, accountProjections);
  await positions.start();

  const list = new UserListQuery(postgres, positions, clock);
  const organizations = new OrganizationReader(aggregates, new Claims(postgres, keyRing, clock));
  const feed = new AccountChangeFeed(store, positions, list);
  const history = new AccountHistory(
    new AccountHistoryQuery(postgres, positions),
    new EventsInStore(store, codec),
    new AccountLoaders(list, organizations),
    new CursorCodec(keyRing),
    positions,
  );

  async function append(
    stream: string,
    appended: readonly DomainEvent[],
    context: Partial<CommandContext> = {},
  ): Promise<Position> {
    const [category = '', ...id] = stream.split('-');
    const executed = await aggregates.execute({
      aggregate: { category, initial: null, evolve: () => null },
      id: id.join('-'),
      context: {
        organizationId: ACME,
        actor: ADMIN satisfies Actor,
        commandId: newId(),
        correlationId: newId(),
        ...context,
      },
      decide: () => appended,
    });
    if (executed.outcome === 'rejected' || executed.position === null)
      throw new Error(`Nothing was appended to ${stream}`);
    return executed.position;
  }

  return {
    events,
    positions,
    nodes: new AccountNodes(list, positions, clock),
    history,
    feed,
    append,
    async appendAndWait(...command) {
      const position = await append(...command);
      const { stale } = await positions.waitFor(
        accountProjections.map(({ name }) => name),
        position,
        60_000,
      );
      if (stale) throw new Error('The read models do not keep up');
      return position;
    },
    async close() {
      await feed.onApplicationShutdown();
      await runner.stop();
      await positions.close();
      await events.close();
      await database.drop();
    },
  };
}
