import { Injectable } from '@nestjs/common';
import type { Scope } from '@keyledger/kernel';
import {
  COUNT_LIMIT,
  CursorCodec,
  filterHash,
  pageOf,
  PersonalText,
  readAtLeast,
  toGlobalId,
  totalCountOf,
  type Connection,
  type PageArgs,
  type RequestContext,
} from '@keyledger/graphql';
import { ReadPositions } from '@keyledger/projections';
import type { AccountNode } from '../../graphql/account.type.js';
import type { MailboxOwnerNode, OwnerPeriodNode } from '../../graphql/history-entry.type.js';
import { AccountLoaders } from '../account-loaders.js';
import type { PersonRow } from '../user-list/person-row.js';
import { ACCOUNT_HISTORY } from './account-history.projection.js';
import { AccountHistoryQuery } from './account-history.query.js';
import { EventsInStore } from './events-in-store.js';
import { WHOLE_HISTORY, type HistoryCriteria } from './history-criteria.js';
import { historyEntry, type EntryOwners, type HistoryEntry } from './history-entry.js';
import type { OwnedHistoryRow } from './history-row.js';

/** An account's history, newest first: found by the index, read from the log, put into words for the caller. */
@Injectable()
export class AccountHistory {
  constructor(
    private readonly index: AccountHistoryQuery,
    private readonly events: EventsInStore,
    private readonly loaders: AccountLoaders,
    private readonly cursors: CursorCodec,
    private readonly positions: ReadPositions,
  ) {}

  /** @param account was read within the caller's scope. */
  async page(
    scope: Scope,
    request: RequestContext,
    account: Pick<AccountNode, 'accountId' | 'atLeast'>,
    page: PageArgs,
    criteria: HistoryCriteria = WHOLE_HISTORY,
  ): Promise<Connection<HistoryEntry>> {
    const { accountId, atLeast } = account;
    if (atLeast) await readAtLeast(request, this.positions, [ACCOUNT_HISTORY], atLeast);
    const list = filterHash(scope, 'history', { accountId, ...criteria });
    const after = this.cursors.decode(list, page.after, request.locale)?.id ?? null;
    const rows = await this.rows(scope, request, accountId, criteria, after, page.first + 1);
    const entries = await this.entries(scope, request, rows);
    return pageOf({
      rows: entries,
      page,
      item: (entry) => entry,
      cursor: (entry) => this.cursors.encode(list, { values: [], id: entry.position }),
      count: async () =>
        totalCountOf(await this.index.count(scope, accountId, criteria, COUNT_LIMIT + 1)),
    });
  }

  /** Whose the account was, and from when to when. */
  async ownerPeriods(
    scope: Scope,
    request: RequestContext,
    { accountId, atLeast }: Pick<AccountNode, 'accountId' | 'atLeast'>,
  ): Promise<readonly OwnerPeriodNode[]> {
    if (atLeast) await readAtLeast(request, this.positions, [ACCOUNT_HISTORY], atLeast);
    const periods = await request.loaders
      .loader('accounts.owner-periods', async (ids: readonly string[]) => {
        const found = await this.index.owners(scope, ids);
        return ids.map((id) => found.filter((row) => row.account_id === id));
      })
      .load(accountId);
    const people = this.loaders.people(scope, request);
    return Promise.all(
      periods.map(async ({ owner_id: ownerId, since_at: from, until_at: to }) => ({
        owner: ownerNode(ownerId, await people.load(ownerId)),
        from,
        to,
      })),
    );
  }

  /** The same page of several accounts is one query. */
  private rows(
    scope: Scope,
    request: RequestContext,
    accountId: string,
    criteria: HistoryCriteria,
    after: string | null,
    limit: number,
  ): Promise<readonly OwnedHistoryRow[]> {
    const same = JSON.stringify(criteria);
    return request.loaders
      .loader(`accounts.history.${limit}.${after}.${same}`, async (ids: readonly string[]) => {
        const found = await this.index.before(scope, ids, criteria, after, limit);
        return ids.map((id) => found.filter((row) => row.account_id === id));
      })
      .load(accountId);
  }

  private async entries(
    scope: Scope,
    request: RequestContext,
    rows: readonly OwnedHistoryRow[],
  ): Promise<readonly HistoryEntry[]> {
    const people = this.loaders.people(scope, request);
    const [events, names, { timeZone }] = await Promise.all([
      this.events.read(rows),
      Promise.all(
        rows.map(async (row) =>
          row.actor_kind === 'PERSON' ? nameOf(await people.load(row.actor_id)) : null,
        ),
      ),
      this.loaders.organization(scope, request),
    ]);
    const owners = await Promise.all(
      rows.map(async ({ position, owner_id: ownerId }) => {
        const event = events.get(position);
        const previous = event?.type === 'OwnerChanged' ? event.data.previousOwnerId : null;
        return {
          owner: ownerId && ownerNode(ownerId, await people.load(ownerId)),
          previous: previous && ownerNode(previous, await people.load(previous)),
        } as EntryOwners;
      }),
    );
    const { locale } = request;
    const reader = { locale, timeZone, mayReadNotes: scope.role !== 'EMPLOYEE' };
    return rows.map((row, place) => {
      const event = events.get(row.position);
      if (!event) throw new Error(`The log has no event at ${row.position}`);
      return historyEntry(event, names[place] ?? null, reader, owners[place]);
    });
  }
}

function ownerNode(ownerId: string, person: PersonRow | null): MailboxOwnerNode {
  const name = nameOf(person) ?? PersonalText.visible(null);
  return { id: toGlobalId('Employee', ownerId), name };
}

function nameOf(person: PersonRow | null): PersonalText | null {
  if (person === null) return null;
  return person.erased ? PersonalText.erased() : PersonalText.visible(person.name);
}
