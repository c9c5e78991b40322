export * from './approval.js';
export * from './same-actor.js';
export * from './weigh-verdict.js';
