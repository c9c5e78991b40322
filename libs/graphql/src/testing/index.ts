export * from './a-request.js';
export * from './schema-of.js';
export * from './test-key-ring.js';
