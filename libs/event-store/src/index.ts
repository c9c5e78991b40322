export * from './aggregate.js';
export * from './aggregate-store.port.js';
export * from './aggregates/event-sourced-aggregates.js';
export type { FoldCacheOptions } from './aggregates/fold-cache.js';
export * from './aggregates/verify-stream.js';
export * from './claims/index.js';
export * from './codec/canonical-json.js';
export * from './codec/chain.js';
export * from './codec/codec-errors.js';
export * from './codec/event-codec.js';
export { idMadeBy } from './codec/event-id.js';
export * from './codec/event-definition.js';
export * from './codec/event-registry.js';
export * from './codec/field-schemas.js';
export * from './copy-log/index.js';
export * from './data-keys/data-keys.port.js';
export * from './data-keys/key-scope.js';
export * from './event-store.port.js';
export * from './event-store-observer.js';
export { InvalidConnectionString } from './eventstoredb/connection-string.js';
export {
  EventStoreDbEventStore,
  type EventStoreDbEventStoreOptions,
} from './eventstoredb/eventstoredb-event-store.js';
export * from './postgres/event-store.migrations.js';
export * from './postgres/postgres-data-keys.js';
export * from './postgres/postgres-event-store.js';
export * from './recorded-event.js';
export * from './stream-name.js';
export * from './verify-log/index.js';
