export * from './key-ring.port.js';
