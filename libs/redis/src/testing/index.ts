export * from './redis-under-test.js';
