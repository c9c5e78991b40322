export * from './log-fault.js';
export * from './verify-log.js';
