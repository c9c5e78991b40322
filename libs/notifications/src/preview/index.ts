export * from './preview-message.js';
