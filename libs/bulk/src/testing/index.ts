export * from './bulk-world.js';
