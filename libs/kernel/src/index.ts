export * from './actor.js';
export * from './clock.js';
export * from './decider.js';
export * from './ids.js';
export * from './locale.js';
export * from './rejection.js';
export * from './secret.js';
