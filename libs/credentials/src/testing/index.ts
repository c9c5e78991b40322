export * from './password-subjects.js';
export * from './quick-hasher.js';
