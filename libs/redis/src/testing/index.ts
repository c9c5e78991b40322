export * from './given-redis.js';
export * from './redis-under-test.js';
