import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { Clock } from '@keyledger/kernel';
import { hasPower } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type {
  CancelCause,
  NewBulkOperationEvent,
} from '../bulk-operation/bulk-operation.events.js';
import {
  bulkOperationAggregate,
  workedOn,
  type BulkOperation,
} from '../bulk-operation/bulk-operation.state.js';
import { BulkSelections } from '../selection/bulk-selections.js';
import { BulkDelayed } from './bulk-delayed.js';
import { cancelledFor, partWorkedOn } from './next-events.js';
import { WorkOnAccount, type WorkedOn } from './work-on-account.js';

/** Accounts of a part that are under way at a time: their appends share commits, and other commands still get theirs. */
const AT_ONCE = 8;
/** A part begins no further account then: whoever watches is told, and other work gets its turn. */
const PART_MS = 1_000;

export interface BulkPart {
  readonly operationId: string;
  /** 0 for the first; a part that was done is not done again. */
  readonly part: number;
}

/**
 * Works through the next part of an operation. Every account is changed under an id of its own first, and the part is then
 * recorded, so that whoever does it again after a crash in its middle changes nothing twice and records the same.
 */
@Injectable()
export class AdvanceBulkOperation {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly selections: BulkSelections,
    private readonly accounts: WorkOnAccount,
    private readonly clock: Clock,
  ) {}

  /** @returns whether there is a part after this one. @throws BulkDelayed */
  async advance({ operationId, part }: BulkPart): Promise<boolean> {
    const { state: operation } = await this.aggregates.load(bulkOperationAggregate, operationId);
    if (!operation.started || operation.end !== null) return false;
    if (operation.parts > part) return true;
    if (operation.cancelRequested) {
      await this.cancel(operationId, operation, 'REQUESTED');
      return false;
    }
    if (!hasPower((await this.accounts.starter(operation)).role)) {
      await this.cancel(operationId, operation, 'POWERS_LOST');
      return false;
    }
    if (!operation.begun && !(await this.begin(operationId, operation))) return false;
    const before = workedOn(operation.counts);
    const accountIds = await this.selections.after(operationId, before);
    if (!accountIds) throw new BulkDelayed('SelectionLost');
    const until = this.clock.now().getTime() + PART_MS;
    const items = await this.inFlight(
      accountIds,
      (id) => this.accounts.work(operationId, operation, id),
      () => this.clock.now().getTime() < until,
    );
    const isLast = before + items.length >= operation.accounts;
    await this.record(operationId, operation, `part:${part}`, (state) =>
      partWorkedOn(state, part, items, isLast),
    );
    return !isLast;
  }

  /** A part of it cannot be carried out, however often it is tried: the next operation gets its turn. */
  async giveUp({ operationId }: BulkPart): Promise<void> {
    const { state } = await this.aggregates.load(bulkOperationAggregate, operationId);
    if (state.started && state.end === null) await this.cancel(operationId, state, 'FAILED');
  }

  /** @returns false when it was cancelled before its first account. */
  private async begin(operationId: string, operation: BulkOperation): Promise<boolean> {
    const { accounts } = operation;
    const begun = await this.record(operationId, operation, 'begin', ({ begun, end }) =>
      begun || end !== null ? [] : [{ type: 'BulkOperationBegun', data: { accounts } }],
    );
    return begun.end === null;
  }

  /** What a worker changed of a part before it died is recorded with the end. */
  private async cancel(
    operationId: string,
    operation: BulkOperation,
    cause: CancelCause,
  ): Promise<void> {
    const unfinished = operation.begun
      ? await this.selections.after(operationId, workedOn(operation.counts))
      : [];
    const asked = await this.inFlight(unfinished ?? [], async (accountId) => ({
      accountId,
      wasDone: await this.accounts.wasDone(operationId, operation, accountId),
    }));
    const items: WorkedOn[] = asked
      .filter(({ wasDone }) => wasDone)
      .map(({ accountId }) => ({ accountId, outcome: 'DONE', code: null }));
    await this.record(operationId, operation, 'cancel', (state) =>
      cancelledFor(cause, state, items),
    );
  }

  private async record(
    operationId: string,
    { organizationId }: BulkOperation,
    step: string,
    decide: (operation: BulkOperation) => readonly NewBulkOperationEvent[],
  ): Promise<BulkOperation> {
    const context: CommandContext = {
      organizationId,
      actor: { kind: 'SYSTEM', id: 'bulk-operation', role: null },
      commandId: `${operationId}:${step}`,
      correlationId: operationId,
    };
    const executed = await this.aggregates.execute({
      aggregate: bulkOperationAggregate,
      id: operationId,
      context,
      decide,
    });
    if (executed.outcome === 'rejected') throw new BulkDelayed(executed.rejection.code);
    return executed.state;
  }

  /**
   * The answers in the order of the ids, of all or of the first of them.
   * @param more whether to begin further ones, asked after each.
   * @throws the first failure, after what was under way has ended.
   */
  private async inFlight<Answer>(
    ids: readonly string[],
    work: (id: string) => Promise<Answer>,
    more: () => boolean = () => true,
  ): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    let next = 0;
    const lane = async () => {
      do {
        const n = next++;
        if (n < ids.length) answers[n] = await work(ids[n] ?? '');
      } while (next < ids.length && more());
    };
    const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
    for (const each of lanes) if (each.status === 'rejected') throw each.reason as Error;
    return answers;
  }
}
