export { holdsCluster } from './embedded/cluster-folder.js';
export * from './dedicated-connection.js';
export * from './embedded/embedded-postgres-error.js';
export * from './embedded/start-embedded-postgres.js';
export * from './migrate.js';
export * from './migration.js';
export * from './postgres.js';
export * from './key-identity.js';
export * from './server-check.js';
