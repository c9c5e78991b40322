export * from './authority-registry.js';
export * from './mailbox-authority.port.js';
export * from './provider-outcome.js';
export * from './provider-unavailable.js';
