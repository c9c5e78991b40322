export * from './dying-at.js';
export * from './ownership-world.js';
