export * from './authority/index.js';
export * from './fake/index.js';
