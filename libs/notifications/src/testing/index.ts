export * from './recording-senders.js';
