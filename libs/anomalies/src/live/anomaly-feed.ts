import { USER_LIST, UserListQuery, WatchedLog, type Watcher } from '@keyledger/accounts';
import { aggregateIdOf, EventStore, type Position, type StoredEvent } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { ANOMALY_CASE } from '../case-list/anomaly-case.projection.js';
import { CaseListQuery } from '../case-list/case-list.query.js';
import type { CaseRow } from '../case-list/case-row.js';

/** A case that was opened, and where that stands in the log. */
export interface DetectedAnomaly {
  readonly row: CaseRow;
  readonly position: Position;
  /** Of the owner of the account; none where it concerns many. */
  readonly departmentPath: readonly string[];
}

/** Tells those who watch cases of each that is opened and that they may see, once the list shows it. */
@Injectable()
export class AnomalyFeed extends WatchedLog<DetectedAnomaly> {
  constructor(
    store: EventStore,
    positions: ReadPositions,
    private readonly cases: CaseListQuery,
    private readonly accounts: UserListQuery,
  ) {
    super(store, positions);
  }

  /** Cases that are opened from now on. */
  watch(scope: Scope, watcher: Watcher): Promise<AsyncIterableIterator<DetectedAnomaly>> {
    return this.watchFor(watcher, (each) => isInScope(scope, each));
  }

  protected async valuesOf(events: readonly StoredEvent[]): Promise<readonly DetectedAnomaly[]> {
    const detected: DetectedAnomaly[] = [];
    for (const { type, stream, position } of events) {
      if (type !== 'AnomalyCaseOpened') continue;
      const found = await this.opened(aggregateIdOf(stream), position);
      if (found) detected.push(found);
    }
    return detected;
  }

  private async opened(caseId: string, position: Position): Promise<DetectedAnomaly | null> {
    if (!(await this.shown([ANOMALY_CASE, USER_LIST], position))) return null;
    const row = await this.cases.ofAnyOrganization(caseId);
    if (!row) return null;
    const [account] = row.account_id ? await this.accounts.concerned([row.account_id], []) : [];
    return { row, position, departmentPath: account?.department_path ?? [] };
  }
}

/** The rule of the list for a case that is in hand. */
function isInScope(scope: Scope, { row, departmentPath }: DetectedAnomaly): boolean {
  if (row.organization_id !== scope.organizationId) return false;
  const { departmentIds } = scope;
  return departmentIds === null || departmentPath.some((id) => departmentIds.includes(id));
}
