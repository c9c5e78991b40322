import { FixedClock, type Clock } from '@keyledger/kernel';
import type { KeyRing } from '@keyledger/keys';
import { testKeyRing } from '@keyledger/keys/testing';
import type { Postgres } from '@keyledger/postgres';
import { EventSourcedAggregates } from '../aggregates/event-sourced-aggregates.js';
import { EventCodec } from '../codec/event-codec.js';
import type { EventDefinition } from '../codec/event-definition.js';
import { EventRegistry } from '../codec/event-registry.js';
import { PostgresDataKeys } from '../postgres/postgres-data-keys.js';
import {
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from '../postgres/postgres-event-store.js';

export interface TestEventStore {
  readonly store: PostgresEventStore;
  readonly codec: EventCodec;
  readonly aggregates: EventSourcedAggregates;
  readonly registry: EventRegistry;
  readonly dataKeys: PostgresDataKeys;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  /** Call it before the database is dropped. */
  close(): Promise<void>;
}

export interface TestEventStoreOptions extends PostgresEventStoreOptions {
  /** Stands at 2026-11-23T08:00:00.000Z unless given. */
  readonly clock?: Clock;
  readonly keyRing?: KeyRing;
}

/** The real store, codec and aggregates over a database that has the `eventStoreMigrations`, with fixed test keys. */
export async function testEventStore(
  { postgres }: { readonly postgres: Postgres },
  definitions: readonly EventDefinition[],
  options: TestEventStoreOptions = {},
): Promise<TestEventStore> {
  const {
    clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z')),
    keyRing = testKeyRing(),
    ...storeOptions
  } = options;
  const registry = new EventRegistry(definitions);
  const dataKeys = await PostgresDataKeys.open(postgres, keyRing);
  const store = await PostgresEventStore.open(postgres, storeOptions);
  const codec = new EventCodec(registry, dataKeys);
  const aggregates = new EventSourcedAggregates(store, codec, clock);
  return {
    store,
    codec,
    aggregates,
    registry,
    dataKeys,
    keyRing,
    clock,
    async close() {
      await Promise.all([store.close(), dataKeys.close()]);
    },
  };
}
