export * from './log-fault.js';
export * from './verify-log.js';
export * from './position-at.js';
