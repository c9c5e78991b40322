export * from './claim.js';
export * from './claims.js';
export * from './claims.migration.js';
export * from './normalise-address.js';
export * from './normalise-domain.js';
export * from './normalise-employee-number.js';
export * from './normalise-phone.js';
