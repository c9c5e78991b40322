export * from './projection.js';
export * from './reactor.js';
export * from './read-position.port.js';
