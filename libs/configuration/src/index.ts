export * from './configuration-error.js';
export * from './configuration.js';
export * from './describe-configuration.js';
export * from './read-configuration.js';
export type { SmsVendor } from './sms-vendors.js';
