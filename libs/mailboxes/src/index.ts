export * from './authority/index.js';
export * from './change-password-at-provider/change-password-at-provider.job.js';
export * from './change-password-at-provider/change-password-at-provider.reactor.js';
export * from './fake/index.js';
export * from './mailboxes.module.js';
