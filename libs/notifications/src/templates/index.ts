export * from './about-mailbox.js';
export * from './compose-message.js';
export * from './in-words.js';
export type { RecoveryChannelChangedParams } from './recovery-channel-changed.template.js';
export * from './templates.js';
