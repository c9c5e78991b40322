export * from './api-of.js';
export * from './api.js';
export type { ApiOptions } from './api-options.js';
export { SESSION_COOKIE } from './api-options.js';
export { isCrossSite } from './http/refuse-cross-site.js';
export * from './run-api.js';
export * from './schema/application-schema.js';
