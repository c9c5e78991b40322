export * from './caller.js';
export * from './event-log.js';
export * from './operations.js';
export * from './organization.js';
export * from './outbox.js';
export * from './page-visitor.js';
export * from './running-keyledger.js';
export * from './sign-in.js';
