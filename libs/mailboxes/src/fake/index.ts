export { FAKE_BEHAVIOURS, type FakeBehaviour } from './fake-behaviour.js';
export type { FakeMailbox } from './fake-mailboxes.js';
export { FakeProvider, type FakeProviderOptions } from './fake-provider.js';
export { mailboxMigrations } from './fake-provider.migrations.js';
