export * from './command-line/command-line.js';
export * from './run.js';
