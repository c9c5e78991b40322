export * from './account.events.js';
export * from './account.state.js';
