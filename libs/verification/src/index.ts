export * from './verification.module.js';
