import type { RecordedEvent } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import {
  CursorCodec,
  filterHash,
  pageOf,
  totalCountOf,
  type Connection,
  type Keyset,
  type PageArgs,
  type RequestContext,
} from '@keyledger/graphql';
import { Injectable } from '@nestjs/common';
import type { SignInNode } from '../../graphql/sign-in.type.js';
import { EventsInStore } from '../account-history/events-in-store.js';
import type { HistoryEvent } from '../account-history/history-events.js';
import { UserListQuery } from '../user-list/user-list.query.js';
import type { SignInCriteria } from './sign-in-criteria.js';
import { isAttempt } from './sign-in-log.projection.js';
import { SignInLogQuery, type WhoseSignIns } from './sign-in-log.query.js';
import type { SignInRow } from './sign-in-row.js';
import { signInSource } from './sign-in-source.js';

/** Sign-ins, newest first: found by their read model, read from the log. */
@Injectable()
export class SignInLog {
  constructor(
    private readonly index: SignInLogQuery,
    private readonly accounts: UserListQuery,
    private readonly events: EventsInStore,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * @param whose named accounts are left out as far as the caller may not see them.
   * @throws BAD_REQUEST for a cursor of another filter.
   */
  async page(
    scope: Scope,
    request: Pick<RequestContext, 'locale'>,
    whose: WhoseSignIns,
    criteria: SignInCriteria,
    page: PageArgs,
  ): Promise<Connection<SignInNode>> {
    const seen = await this.seen(scope, whose);
    return this.read(scope, request, seen, criteria, page, (after) =>
      this.index.before(scope, seen, criteria, after, page.first + 1),
    );
  }

  /** Of an account that was read within the caller's scope; the same page of several accounts is one query. */
  async pageOfAccount(
    scope: Scope,
    request: RequestContext,
    accountId: string,
    criteria: SignInCriteria,
    page: PageArgs,
  ): Promise<Connection<SignInNode>> {
    const whose = { of: 'ACCOUNTS', accountIds: [accountId] } as const;
    return this.read(scope, request, whose, criteria, page, (after) => {
      const same = JSON.stringify([page.first, after, criteria]);
      return request.loaders
        .loader(`accounts.sign-ins.${same}`, async (ids: readonly string[]) => {
          const limit = page.first + 1;
          const found = await this.index.beforeOfEach(scope, ids, criteria, after, limit);
          return ids.map((id) => found.filter((row) => row.account_id === id));
        })
        .load(accountId);
    });
  }

  private async read(
    scope: Scope,
    { locale }: Pick<RequestContext, 'locale'>,
    whose: WhoseSignIns,
    criteria: SignInCriteria,
    page: PageArgs,
    rowsAfter: (after: Keyset | null) => Promise<readonly SignInRow[]>,
  ): Promise<Connection<SignInNode>> {
    const list = filterHash(scope, 'signIns', { ...whose, ...criteria });
    const rows = await rowsAfter(this.cursors.decode(list, page.after, locale));
    const events = await this.events.read(rows.slice(0, page.first));
    return pageOf({
      rows,
      page,
      item: (row) => nodeOf(row, events.get(row.position)),
      cursor: ({ recorded_at, position: id }) =>
        this.cursors.encode(list, { values: [recorded_at.toISOString()], id }),
      count: async () => totalCountOf(await this.index.count(scope, whose, criteria)),
    });
  }

  private async seen(scope: Scope, whose: WhoseSignIns): Promise<WhoseSignIns> {
    if (whose.of === 'WITHIN') return whose;
    const rows = await this.accounts.byIds(scope, whose.accountIds);
    return { of: 'ACCOUNTS', accountIds: rows.map(({ account_id }) => account_id) };
  }
}

function nodeOf(row: SignInRow, event: RecordedEvent<HistoryEvent> | undefined): SignInNode {
  if (!event || !isAttempt(event)) throw new Error(`The log has no sign-in at ${row.position}`);
  return {
    accountId: row.account_id,
    eventId: event.eventId,
    at: new Date(event.occurredAt),
    outcome: event.type === 'SignInFailed' ? 'FAILED' : 'SUCCEEDED',
    reason: event.type === 'SignInFailed' ? event.data.reason : null,
    client: event.data.client,
    knownNetwork: event.data.knownNetwork,
    ...signInSource(event.data),
  };
}
