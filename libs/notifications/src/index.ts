export * from './links.js';
export * from './notifications.module.js';
export * from './send-message/index.js';
export * from './send-sms/index.js';
export * from './tell-owner/tell-owner.job.js';
export * from './tell-owner/tell-owner.reactor.js';
