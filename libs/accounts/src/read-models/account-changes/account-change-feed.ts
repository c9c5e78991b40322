import { Injectable } from '@nestjs/common';
import type { Scope } from '@keyledger/kernel';
import { EventStore, type Position, type StoredEvent } from '@keyledger/event-store';
import { ReadPositions } from '@keyledger/projections';
import type { PlacedAccountRow } from '../user-list/account-row.js';
import { USER_LIST } from '../user-list/user-list.projection.js';
import { UserListQuery } from '../user-list/user-list.query.js';
import type { Concerned } from './concerned-by.js';
import { isInScope } from './in-scope.js';
import { WatchedLog, type Watcher } from './watched-log.js';

/** An account as it is after an event, and where that event stands. */
export interface AccountChange {
  readonly row: PlacedAccountRow;
  readonly position: Position;
}

/** Tells those who watch accounts what changes of them, each what they may see, after the list shows it. */
@Injectable()
export class AccountChangeFeed extends WatchedLog<AccountChange> {
  constructor(
    store: EventStore,
    positions: ReadPositions,
    private readonly list: UserListQuery,
  ) {
    super(store, positions);
  }

  /**
   * Changes from now on to the accounts in scope.
   * @param accountId of the only account that matters; null: all of them.
   */
  watch(
    scope: Scope,
    watcher: Watcher,
    accountId: string | null,
  ): Promise<AsyncIterableIterator<AccountChange>> {
    return this.watchFor(
      watcher,
      ({ row }) => isInScope(scope, row) && (accountId === null || accountId === row.account_id),
    );
  }

  protected async valuesOf(
    events: readonly StoredEvent[],
    { accountIds, ownerIds }: Concerned,
  ): Promise<readonly AccountChange[]> {
    const position = events.at(-1)?.position;
    if (position === undefined || accountIds.size + ownerIds.size === 0) return [];
    if (!(await this.shown([USER_LIST], position))) return [];
    const rows = await this.list.concerned([...accountIds], [...ownerIds]);
    return inOrderOfEvents(rows, accountIds).map((row) => ({ row, position }));
  }
}

/** Accounts as the log names them, then those that changed with their owners. */
function inOrderOfEvents(
  rows: readonly PlacedAccountRow[],
  accountIds: ReadonlySet<string>,
): readonly PlacedAccountRow[] {
  const places = new Map([...accountIds].map((accountId, place) => [accountId, place]));
  const placeOf = (row: PlacedAccountRow) => places.get(row.account_id) ?? places.size;
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}
