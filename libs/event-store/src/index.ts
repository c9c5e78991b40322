export * from './aggregate.js';
export * from './aggregate-store.port.js';
export * from './codec/event-definition.js';
export * from './codec/field-schemas.js';
export * from './event-store.port.js';
export * from './recorded-event.js';
