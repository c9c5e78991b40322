export * from './help-desk-world.js';
export * from './verification-world.js';
