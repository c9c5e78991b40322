export * from './about-mailbox.js';
export * from './compose-message.js';
export * from './in-words.js';
export * from './templates.js';
