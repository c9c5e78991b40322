export * from './generate-password.js';
