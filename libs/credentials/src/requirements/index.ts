export * from './reject-weak-password.js';
export * from './requirements.js';
