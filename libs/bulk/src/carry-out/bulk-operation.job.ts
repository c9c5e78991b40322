import { Jobs, type Job, type JobHandler } from '@keyledger/jobs';
import { Injectable } from '@nestjs/common';
import { AdvanceBulkOperation, type BulkPart } from './advance-bulk-operation.js';

export const BULK_QUEUE = 'bulk-operations';

/** Works through one part of an operation and orders the next. */
@Injectable()
export class BulkOperationJob implements JobHandler<BulkPart> {
  readonly queue = BULK_QUEUE;

  constructor(
    private readonly operations: AdvanceBulkOperation,
    private readonly jobs: Jobs,
  ) {}

  async handle({ payload }: Job<BulkPart>): Promise<void> {
    if (!(await this.operations.advance(payload))) return;
    await orderPart(this.jobs, { ...payload, part: payload.part + 1 });
  }

  async giveUp({ payload }: Job<BulkPart>): Promise<void> {
    await this.operations.giveUp(payload);
  }
}

export function orderPart(jobs: Jobs, { operationId, part }: BulkPart): Promise<void> {
  const id = `${operationId}.bulk-operation.${part}`;
  return jobs.enqueue(id, BULK_QUEUE, { operationId, part });
}
