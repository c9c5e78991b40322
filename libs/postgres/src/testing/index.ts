export * from './test-database.js';
export * from './test-server.js';
export * from './given-database.js';
export * from './outside-server.js';
