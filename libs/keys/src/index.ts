export * from './environment-keys.js';
export * from './key-folder.js';
export * from './key-material.js';
export * from './key-ring.port.js';
export * from './key-source.port.js';
export * from './keys-error.js';
export * from './local-key-ring.js';
export * from './open-keys.js';
