export * from './import.events.js';
