import { SystemClock, type Clock } from '@keyledger/kernel';
import {
  Argon2PasswordHasher,
  HashQueue,
  type HashParameters,
  type HashQueueOptions,
  type PasswordHasher,
} from '@keyledger/credentials';
import {
  EventCodec,
  EventRegistry,
  EventSourcedAggregates,
  PostgresDataKeys,
  type AggregateStore,
  type DataKeys,
  type EventStore,
} from '@keyledger/event-store';
import type { KeyRing } from '@keyledger/keys';
import type { Postgres } from '@keyledger/postgres';
import {
  PostgresReadPositions,
  ProjectionOperations,
  type ReadPositions,
  type RunnerObserver,
} from '@keyledger/projections';
import { eventDefinitions } from './event-definitions.js';
import { projections } from './projections.js';

export interface FoundationOptions {
  readonly postgres: Postgres;
  readonly keyRing: KeyRing;
  /** Closed with the foundation. */
  readonly store: EventStore;
  readonly hashParameters?: HashParameters;
  readonly hashQueue?: HashQueueOptions;
  readonly runnerObserver?: RunnerObserver;
  readonly clock?: Clock;
}

/** What everything else stands on: one of each a process. */
export interface Foundation {
  readonly postgres: Postgres;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  readonly registry: EventRegistry;
  readonly dataKeys: DataKeys;
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly aggregates: AggregateStore;
  readonly readPositions: ReadPositions;
  readonly projectionOperations: ProjectionOperations;
  readonly hasher: PasswordHasher;
  /** Whether every read model that this version reads is there. */
  ready(): Promise<boolean>;
  /** Closes the store, the key cache and the listeners; not the pool. */
  close(): Promise<void>;
}

/** Streams that are read at nearly every request: their folds are kept and only what is newer is read. */
const HOT_CATEGORIES = ['organization', 'account', 'employee', 'subscription', 'bulk', 'signin'];
/** People who are at work at the same time, with an account, a month’s sign-ins and themselves each. */
const MOST_FOLDED = 5_000;

/** Opens the codec and read positions over a migrated database. */
export async function openFoundation(options: FoundationOptions): Promise<Foundation> {
  const { postgres, keyRing, store, clock = new SystemClock(), runnerObserver } = options;
  const registry = new EventRegistry(eventDefinitions);
  const dataKeys = await PostgresDataKeys.open(postgres, keyRing);
  const codec = new EventCodec(registry, dataKeys);
  const readPositions = new PostgresReadPositions(postgres, projections, runnerObserver);
  await readPositions.start();
  const queue = new HashQueue(options.hashQueue);
  return {
    postgres,
    keyRing,
    clock,
    registry,
    dataKeys,
    store,
    codec,
    aggregates: new EventSourcedAggregates(store, codec, clock, {
      categories: HOT_CATEGORIES,
      max: MOST_FOLDED,
    }),
    readPositions,
    projectionOperations: new ProjectionOperations(postgres, store, codec, projections),
    hasher: new Argon2PasswordHasher(keyRing, queue, options.hashParameters),
    ready: () => readPositions.ready(),
    async close() {
      await readPositions.close();
      await store.close();
      await dataKeys.close();
    },
  };
}
