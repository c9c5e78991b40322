import { Jobs, type Job, type JobHandler } from '@keyledger/jobs';
import { Clock } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { orderAgain } from '../carry-out/order-again.js';
import { AdvanceOffboarding } from './advance-offboarding.js';

export const OFFBOARDING_QUEUE = 'offboardings';

export interface OffboardingToAdvance {
  readonly offboardingId: string;
}

/** Carries an offboarding on, and orders itself again for a date that is still to come. */
@Injectable()
export class OffboardingJob implements JobHandler<OffboardingToAdvance> {
  readonly queue = OFFBOARDING_QUEUE;

  constructor(
    private readonly offboardings: AdvanceOffboarding,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async handle(job: Job<OffboardingToAdvance>): Promise<void> {
    const moment = await this.offboardings.advance(job.payload.offboardingId);
    if (moment) await orderAgain(this.jobs, job, moment, this.clock.now());
  }
}
