export * from './fixed-key-ring.js';
export * from './password-subjects.js';
