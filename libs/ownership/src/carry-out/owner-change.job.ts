import { Jobs, type Job, type JobHandler } from '@keyledger/jobs';
import { Clock } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { AdvanceOwnerChange } from './advance-owner-change.js';
import { orderAgain } from './order-again.js';

export const OWNER_CHANGE_QUEUE = 'owner-changes';

export interface OwnerChangeToAdvance {
  readonly changeId: string;
}

/** Carries a change of owner on, and orders itself again for a date that is still to come. */
@Injectable()
export class OwnerChangeJob implements JobHandler<OwnerChangeToAdvance> {
  readonly queue = OWNER_CHANGE_QUEUE;

  constructor(
    private readonly changes: AdvanceOwnerChange,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async handle(job: Job<OwnerChangeToAdvance>): Promise<void> {
    const moment = await this.changes.advance(job.payload.changeId);
    if (moment) await orderAgain(this.jobs, job, moment, this.clock.now());
  }
}
