export * from './requirements.js';
export * from './reject-weak-password.js';
