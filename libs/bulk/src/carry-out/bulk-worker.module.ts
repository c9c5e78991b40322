import { Module } from '@nestjs/common';
import { BulkModule } from '../bulk.module.js';
import { AdvanceBulkOperation } from './advance-bulk-operation.js';
import { BulkOperationJob } from './bulk-operation.job.js';
import { BulkOperationReactor } from './bulk-operation.reactor.js';
import { WorkOnAccount } from './work-on-account.js';

/** What carries bulk operations out, for the process that works jobs off. `Jobs` comes from the assembly. */
@Module({
  imports: [BulkModule],
  providers: [AdvanceBulkOperation, BulkOperationJob, BulkOperationReactor, WorkOnAccount],
  exports: [BulkOperationJob, BulkOperationReactor],
})
export class BulkWorkerModule {}
