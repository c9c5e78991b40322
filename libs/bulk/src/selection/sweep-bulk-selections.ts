import { AggregateStore } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { bulkOperationAggregate } from '../bulk-operation/bulk-operation.state.js';
import { BulkSelections } from './bulk-selections.js';

/** Removes the accounts of operations whose process died before they were started; to be run now and then. */
@Injectable()
export class SweepBulkSelections {
  constructor(
    private readonly selections: BulkSelections,
    private readonly aggregates: AggregateStore,
  ) {}

  /** @returns how many went. */
  async run(): Promise<number> {
    let swept = 0;
    for (const operationId of await this.selections.unseen()) {
      const { state } = await this.aggregates.load(bulkOperationAggregate, operationId);
      if (state.started) continue;
      await this.selections.drop(operationId);
      swept += 1;
    }
    return swept;
  }
}
