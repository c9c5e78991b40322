import { AccountsModule, UserListQuery } from '@keyledger/accounts';
import { Module } from '@nestjs/common';
import './messages.js';
import { CancelBulkOperationHandler } from './cancel-bulk-operation/cancel-bulk-operation.handler.js';
import { EndDeadExports } from './export-accounts/end-dead-exports.js';
import { BulkSelections } from './selection/bulk-selections.js';
import { SweepBulkSelections } from './selection/sweep-bulk-selections.js';
import { StartBulkOperationHandler } from './start-bulk-operation/start-bulk-operation.handler.js';

/** The same command for every account that a filter finds; `bulkResolvers` are registered by the process that serves HTTP. */
@Module({
  imports: [AccountsModule],
  providers: [
    BulkSelections,
    CancelBulkOperationHandler,
    EndDeadExports,
    StartBulkOperationHandler,
    SweepBulkSelections,
    UserListQuery,
  ],
  exports: [BulkSelections, EndDeadExports, SweepBulkSelections],
})
export class BulkModule {}
