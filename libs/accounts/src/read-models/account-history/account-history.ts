import { Injectable } from '@nestjs/common';
import type { Scope } from '@keyledger/kernel';
import {
  COUNT_LIMIT,
  CursorCodec,
  filterHash,
  pageOf,
  PersonalText,
  readAtLeast,
  totalCountOf,
  type Connection,
  type PageArgs,
  type RequestContext,
} from '@keyledger/graphql';
import { ReadPositions } from '@keyledger/projections';
import type { AccountNode } from '../../graphql/account.type.js';
import { AccountLoaders } from '../account-loaders.js';
import type { PersonRow } from '../user-list/person-row.js';
import { ACCOUNT_HISTORY } from './account-history.projection.js';
import { AccountHistoryQuery } from './account-history.query.js';
import { EventsInStore } from './events-in-store.js';
import { historyEntry, type HistoryEntry } from './history-entry.js';
import type { HistoryRow } from './history-row.js';

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
  ): Promise<Connection<HistoryEntry>> {
    const { accountId, atLeast } = account;
    if (atLeast) await readAtLeast(request, this.positions, [ACCOUNT_HISTORY], atLeast);
    const list = filterHash(scope, 'history', { accountId });
    const after = this.cursors.decode(list, page.after, request.locale)?.id ?? null;
    const rows = await this.rows(scope, request, accountId, after, page.first + 1);
    const entries = await this.entries(scope, request, rows);
    return pageOf({
      rows: entries,
      page,
      item: (entry) => entry,
      cursor: (entry) => this.cursors.encode(list, { values: [], id: entry.position }),
      count: async () => totalCountOf(await this.index.count(scope, accountId, COUNT_LIMIT + 1)),
    });
  }

  /** The same page of several accounts is one query. */
  private rows(
    scope: Scope,
    request: RequestContext,
    accountId: string,
    after: string | null,
    limit: number,
  ): Promise<readonly HistoryRow[]> {
    return request.loaders
      .loader(`accounts.history.${limit}.${after}`, async (ids: readonly string[]) => {
        const found = await this.index.before(scope, ids, after, limit);
        return ids.map((id) => found.filter((row) => row.account_id === id));
      })
      .load(accountId);
  }

  private async entries(
    scope: Scope,
    request: RequestContext,
    rows: readonly HistoryRow[],
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
    const { locale } = request;
    const reader = { locale, timeZone, mayReadNotes: scope.role !== 'EMPLOYEE' };
    return rows.map((row, place) => {
      const event = events.get(row.position);
      if (!event) throw new Error(`The log has no event at ${row.position}`);
      return historyEntry(event, names[place] ?? null, reader);
    });
  }
}

function nameOf(person: PersonRow | null): PersonalText | null {
  if (person === null) return null;
  return person.erased ? PersonalText.erased() : PersonalText.visible(person.name);
}
