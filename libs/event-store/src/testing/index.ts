export * from './memory-data-keys.js';
export * from './recorded.js';
export * from './scenario.js';
export * from './test-event-store.js';
export * from './offered-events.js';
