export * from './audit.events.js';
export * from './organization.events.js';
export * from './organization.state.js';
export * from './password-policy.js';
