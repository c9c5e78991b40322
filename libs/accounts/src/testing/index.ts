export * from './account-events.js';
export * from './an-account.js';
