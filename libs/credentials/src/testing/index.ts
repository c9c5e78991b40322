export * from './fixed-key-ring.js';
