export * from './hashing/index.js';
