export * from './memory-data-keys.js';
export * from './test-event-store.js';
