export * from './sms.js';
export * from './sms-sender.port.js';
