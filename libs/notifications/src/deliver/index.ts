export * from './about-owner.js';
export * from './deliveries.js';
export * from './destination-of.js';
export * from './personal-mailboxes.js';
export * from './record-delivery.js';
