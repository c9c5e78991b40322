import './messages.js';

export * from './bulk-operation/bulk-operation.events.js';
export * from './bulk-operation/bulk-operation.state.js';
export * from './bulk-resolvers.js';
export * from './bulk.migrations.js';
export * from './bulk.module.js';
export * from './cancel-bulk-operation/cancel-bulk-operation.command.js';
export * from './carry-out/bulk-operation.job.js';
export * from './carry-out/bulk-operation.reactor.js';
export * from './carry-out/bulk-worker.module.js';
export * from './export-accounts/end-dead-exports.js';
export * from './progress/bulk-operation.projection.js';
export * from './selection/sweep-bulk-selections.js';
export * from './start-bulk-operation/start-bulk-operation.command.js';
