export * from './memory-data-keys.js';
