import { UserListQuery } from '@keyledger/accounts';
import { Module } from '@nestjs/common';
import { AdvanceOffboarding } from '../offboarding/advance-offboarding.js';
import { OffboardingJob } from '../offboarding/offboarding.job.js';
import { OffboardingReactor } from '../offboarding/offboarding.reactor.js';
import { AdvanceOwnerChange } from './advance-owner-change.js';
import { OwnerChangeJob } from './owner-change.job.js';
import { OwnerChangeReactor } from './owner-change.reactor.js';

/** What carries changes of owner and offboardings out, for the process that works jobs off. `Jobs` comes from the assembly. */
@Module({
  providers: [
    UserListQuery,
    AdvanceOffboarding,
    AdvanceOwnerChange,
    OffboardingJob,
    OffboardingReactor,
    OwnerChangeJob,
    OwnerChangeReactor,
  ],
  exports: [OffboardingJob, OffboardingReactor, OwnerChangeJob, OwnerChangeReactor],
})
export class OwnerChangeWorkerModule {}
