export * from './a-request.js';
export * from './schema-of.js';
