export * from './run-standalone.js';
