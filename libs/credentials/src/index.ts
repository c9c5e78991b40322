export * from './generate-password/index.js';
export * from './hashing/index.js';
export * from './rules/index.js';
export * from './vault/index.js';
export * from './requirements/index.js';
