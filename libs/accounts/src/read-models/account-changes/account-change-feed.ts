import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Scope } from '@keyledger/kernel';
import { EventStore, type Position, type StoredEvent } from '@keyledger/event-store';
import { LiveFeed, type Principal } from '@keyledger/graphql';
import { ReadPositions } from '@keyledger/projections';
import type { AccountRow } from '../user-list/account-row.js';
import { USER_LIST } from '../user-list/user-list.projection.js';
import { UserListQuery } from '../user-list/user-list.query.js';
import { concernedBy, type Concerned } from './concerned-by.js';
import { FollowedLog } from './follow-log.js';
import { isInScope } from './in-scope.js';

/** An account as it is after an event, and where that event stands. */
export interface AccountChange {
  readonly row: AccountRow;
  readonly position: Position;
}

type Watcher = Pick<Principal, 'sessionId' | 'accountId' | 'employeeId'>;
interface Listener {
  readonly watcher: Watcher;
  readonly changes: AsyncIterableIterator<AccountChange>;
}

/**
 * Follows the log once for all who watch accounts in this process, and tells each what it may see, after the
 * list shows it. Follows only while somebody watches. Who reads too slowly is cut off (`FeedOverrun`); who
 * signs out, loses the session or changes powers is let go.
 */
@Injectable()
export class AccountChangeFeed implements OnApplicationShutdown {
  readonly #feed = new LiveFeed<AccountChange>();
  readonly #listeners = new Set<Listener>();
  readonly #logger = new Logger(AccountChangeFeed.name);
  #log: FollowedLog | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly positions: ReadPositions,
    private readonly list: UserListQuery,
  ) {}

  get watchers(): number {
    return this.#listeners.size;
  }

  /**
   * Changes from now on to the accounts in scope.
   * @param accountId of the only account that matters; null: all of them.
   */
  async watch(
    scope: Scope,
    watcher: Watcher,
    accountId: string | null,
  ): Promise<AsyncIterableIterator<AccountChange>> {
    const changes = this.#feed.subscribe(
      ({ row }) => isInScope(scope, row) && (accountId === null || accountId === row.account_id),
    );
    const listener = { watcher, changes };
    this.#listeners.add(listener);
    this.#log ??= new FollowedLog(this.store, {
      onEvents: (events) => this.#tell(events),
      onInterrupted: (error) => this.#logger.error(error),
    });
    await this.#orLeave(listener, this.#log.started);
    const iterator: AsyncIterableIterator<AccountChange> = {
      [Symbol.asyncIterator]: () => iterator,
      next: () => this.#orLeave(listener, changes.next()),
      return: async () => {
        await this.#leave(listener);
        return { done: true, value: undefined };
      },
    };
    return iterator;
  }

  async onApplicationShutdown(): Promise<void> {
    for (const listener of this.#listeners) await this.#leave(listener);
  }

  async #orLeave<Result>(listener: Listener, step: Promise<Result>): Promise<Result> {
    try {
      return await step;
    } catch (error) {
      await this.#leave(listener);
      throw error;
    }
  }

  async #leave(listener: Listener): Promise<void> {
    this.#listeners.delete(listener);
    await listener.changes.return?.();
    if (this.#listeners.size > 0) return;
    const log = this.#log;
    this.#log = null;
    await log?.close();
  }

  async #tell(events: readonly StoredEvent[]): Promise<void> {
    const position = events.at(-1)?.position;
    if (position === undefined) return;
    const concerned = concernedBy(events);
    await this.#publish(concerned, position);
    for (const listener of this.#listeners)
      if (hasEnded(listener.watcher, concerned)) await this.#leave(listener);
  }

  async #publish({ accountIds, ownerIds }: Concerned, position: Position): Promise<void> {
    if (accountIds.size === 0 && ownerIds.size === 0) return;
    while ((await this.positions.waitFor([USER_LIST], position)).stale)
      if (this.#listeners.size === 0) return;
    const rows = await this.list.concerned([...accountIds], [...ownerIds]);
    for (const row of inOrderOfEvents(rows, accountIds)) this.#feed.publish({ row, position });
  }
}

/** Accounts as the log names them, then those that changed with their owners. */
function inOrderOfEvents(
  rows: readonly AccountRow[],
  accountIds: ReadonlySet<string>,
): readonly AccountRow[] {
  const places = new Map([...accountIds].map((accountId, place) => [accountId, place]));
  const placeOf = (row: AccountRow) => places.get(row.account_id) ?? places.size;
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function hasEnded({ sessionId, accountId, employeeId }: Watcher, ended: Concerned): boolean {
  return (
    ended.endedSessions.has(sessionId) ||
    ended.endedPeople.has(employeeId) ||
    (accountId !== null && ended.endedAccounts.has(accountId))
  );
}
