export * from './verification-world.js';
