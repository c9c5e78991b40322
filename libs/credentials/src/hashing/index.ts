export * from './argon2-password-hasher.js';
export * from './hash-parameters.js';
export * from './hash-queue.js';
export * from './hash-queue-full.js';
export * from './hash-queue-observer.port.js';
export * from './password-bytes.js';
export * from './password-hash.js';
export * from './password-hasher.port.js';
