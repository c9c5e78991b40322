import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import type { BulkOperationEvent } from '../bulk-operation/bulk-operation.events.js';
import { BulkSelections } from '../selection/bulk-selections.js';
import { orderPart } from './bulk-operation.job.js';

type Turning = Extract<
  BulkOperationEvent,
  { type: 'BulkOperationStarted' | 'BulkOperationCancelled' | 'BulkOperationCompleted' }
>;

/** Gives operations their turns: one of an organization at a time, in the order in which they were started. */
@Injectable()
export class BulkOperationReactor implements Reactor<Turning> {
  readonly name = 'bulk-operation';
  readonly eventTypes = [
    'BulkOperationStarted',
    'BulkOperationCancelled',
    'BulkOperationCompleted',
  ] as const;

  constructor(
    private readonly selections: BulkSelections,
    private readonly jobs: Jobs,
  ) {}

  async react({ type, stream, position, metadata }: RecordedEvent<Turning>): Promise<void> {
    const operationId = aggregateIdOf(stream);
    if (type === 'BulkOperationStarted') await this.selections.queue(operationId, position);
    else await this.selections.drop(operationId);
    const turn = await this.selections.turn(metadata.organizationId);
    if (turn !== null) await orderPart(this.jobs, { operationId: turn, part: 0 });
  }
}
