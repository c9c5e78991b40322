export * from './memory-log.js';
export * from './project-events.js';
