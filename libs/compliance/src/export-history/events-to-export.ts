import {
  AccountHistoryQuery,
  UserListQuery,
  WHOLE_HISTORY,
  type HistoryRow,
} from '@keyledger/accounts';
import { EventStore, positionAt, type StoredEvent } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { concerns, isOf, type Concerned } from './concerned.js';
import type { ExportRequest } from './export-request.js';

/** Most events that are in memory at once. */
const BATCH = 500;

/** Finds the events of an export in the order of the log, batch by batch; the next is read when it is asked for. */
@Injectable()
export class EventsToExport {
  constructor(
    private readonly store: EventStore,
    private readonly history: AccountHistoryQuery,
    private readonly list: UserListQuery,
  ) {}

  async *batches(request: ExportRequest): AsyncGenerator<readonly StoredEvent[]> {
    const { scope, subject } = request;
    switch (subject.kind) {
      case 'ACCOUNT':
        return yield* this.ofAccount(request, subject.accountId);
      case 'DEPARTMENT': {
        const rows = await this.list.within(scope, subject.departmentId);
        const concerned: Concerned = {
          accounts: new Set(rows.map((row) => row.account_id)),
          owners: new Set(rows.map((row) => row.owner_id)),
        };
        return yield* this.fromLog(request, (event) => concerns(concerned, event));
      }
      case 'ORGANIZATION':
        return yield* this.fromLog(request, () => true);
    }
  }

  /** One account has an index; going through the whole log for it would take as long as for everybody. */
  private async *ofAccount(
    { scope, from, to }: ExportRequest,
    accountId: string,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const criteria = { ...WHOLE_HISTORY, from, to };
    let after: string | null = null;
    for (;;) {
      const rows: readonly HistoryRow[] = await this.history.after(
        scope,
        accountId,
        criteria,
        after,
        BATCH,
      );
      if (rows.length === 0) return;
      yield await this.stored(rows);
      after = rows.at(-1)?.position ?? null;
    }
  }

  private async stored(rows: readonly HistoryRow[]): Promise<StoredEvent[]> {
    const wanted = new Set<string>(rows.map(({ position }) => position));
    const starts = new Map<string, number>();
    for (const { stream, revision } of rows)
      starts.set(stream, Math.min(revision, starts.get(stream) ?? revision));
    const slices = await Promise.all(
      [...starts].map(([stream, revision]) => this.store.read(stream, revision)),
    );
    return slices
      .flatMap(({ events }) => events)
      .filter(({ position }) => wanted.has(position))
      .sort((left, right) => (left.position < right.position ? -1 : 1));
  }

  private async *fromLog(
    { scope: { organizationId }, from, to }: ExportRequest,
    wanted: (event: StoredEvent) => boolean,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const until = to ? await positionAt(this.store, to) : await this.store.headPosition();
    if (until === null) return;
    const start = from && (await positionAt(this.store, from));
    for await (const batch of this.store.readAll(start, { until, batchSize: BATCH })) {
      yield batch.filter((event) => isOf(organizationId, event) && wanted(event));
    }
  }
}
