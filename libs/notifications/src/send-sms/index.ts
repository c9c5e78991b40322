export * from './aliyun-sms-sender.js';
export * from './approved-template.js';
export * from './failing-over-sms-sender.js';
export * from './folder-sms-sender.js';
export * from './sms.js';
export * from './sms-sender.port.js';
export * from './tencent-sms-sender.js';
export * from './unavailable-sms-sender.js';
