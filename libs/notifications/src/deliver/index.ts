export * from './deliveries.js';
export * from './destination-of.js';
export * from './record-delivery.js';
