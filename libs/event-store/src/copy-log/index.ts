export * from './copy-log.js';
export * from './copy-refused.js';
