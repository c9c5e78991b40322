export * from './no-notice-sender.js';
export * from './notice.js';
export * from './notice-sender.port.js';
