export * from './open-redis.js';
export * from './redis-observer.port.js';
export * from './redis-unreachable.js';
export * from './token-buckets.js';
