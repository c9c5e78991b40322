export * from './folder-message-sender.js';
export * from './message.js';
export * from './message-errors.js';
export * from './message-sender.port.js';
export * from './smtp-message-sender.js';
