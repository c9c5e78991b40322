export * from './account-events.js';
export * from './an-account.js';
export * from './nobody-proved.module.js';
