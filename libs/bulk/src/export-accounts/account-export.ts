import { createHash } from 'node:crypto';
import {
  AccountList,
  UserListQuery,
  accountCriteria,
  type AccountFilterInput,
  type AccountNode,
} from '@keyledger/accounts';
import type { ExportFormat } from '@keyledger/compliance';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { Clock, newId, type Locale, type Scope } from '@keyledger/kernel';
import { OrganizationReader, type Organization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { NewBulkOperationEvent } from '../bulk-operation/bulk-operation.events.js';
import {
  bulkOperationAggregate,
  type BulkOperation,
} from '../bulk-operation/bulk-operation.state.js';
import { chosenBy, startedBy } from '../start-bulk-operation/started-by.js';
import { accountExportRow } from './account-export-row.js';
import { ACCOUNT_FILES } from './account-file.js';
import { exportAdvanced, exportEnded } from './next-export-events.js';

/** Most accounts that are in memory at once. */
const PAGE = 500;
const RECORDED_EVERY_MS = 1_000;

export interface AccountExportRequest {
  readonly scope: Scope;
  readonly locale: Locale;
  readonly correlationId: string;
  readonly format: ExportFormat;
  readonly filter: AccountFilterInput | null;
  readonly search: string | null;
}

/** It was cancelled while it was written, or given up: the file ends without its last line. */
export class ExportStopped extends Error {
  override readonly name = 'ExportStopped';
}

/**
 * Writes the accounts that a filter finds into a file as it is read, page by page, in the order of their addresses. It is an
 * operation like those that change accounts: it tells how far it has come, and is cancelled like them.
 */
@Injectable()
export class AccountExport {
  constructor(
    private readonly list: AccountList,
    private readonly query: UserListQuery,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly clock: Clock,
  ) {}

  /** @returns the operation's id, and the file's bytes. Whoever stops reading ends it, recorded as `ABORTED`. */
  async begin(
    request: AccountExportRequest,
  ): Promise<{ readonly operationId: string; readonly bytes: AsyncGenerator<Buffer, void> }> {
    const { scope, filter, search } = request;
    const operationId = newId();
    const criteria = accountCriteria({ filter, search });
    const accounts = await this.query.countAll(scope, criteria);
    const wish = { action: 'EXPORT', until: null, departmentId: null, note: null } as const;
    const { filter: chosen } = chosenBy(criteria);
    const searched = criteria.search.length > 0;
    await this.record(request, operationId, 'begin', () => [
      startedBy(scope, wish, { filter: chosen, searched, accounts }),
      { type: 'BulkOperationBegun', data: { accounts } },
    ]);
    return { operationId, bytes: this.bytes(request, operationId) };
  }

  private async *bytes(
    request: AccountExportRequest,
    operationId: string,
  ): AsyncGenerator<Buffer, void> {
    let outcome: 'ABORTED' | 'COMPLETED' | 'FAILED' = 'ABORTED';
    let unrecorded = 0;
    let recordedAt = this.clock.now().getTime();
    try {
      for await (const { chunk, accounts, isLast } of this.chunks(request)) {
        // The last line says that the file is whole: whoever cancelled a moment ago must not find it.
        if (isLast || this.clock.now().getTime() - recordedAt >= RECORDED_EVERY_MS) {
          const accountsNow = unrecorded;
          const { end } = await this.record(request, operationId, newId(), (state) =>
            exportAdvanced(state, accountsNow),
          );
          if (end !== null) throw new ExportStopped('The export was cancelled');
          unrecorded = 0;
          recordedAt = this.clock.now().getTime();
        }
        yield chunk;
        unrecorded += accounts;
      }
      outcome = 'COMPLETED';
    } catch (error) {
      outcome = 'FAILED';
      throw error;
    } finally {
      await this.record(request, operationId, 'end', (state) =>
        exportEnded(state, outcome, unrecorded),
      );
    }
  }

  private async *chunks({ scope, locale, format, filter, search }: AccountExportRequest) {
    const file = ACCOUNT_FILES[format];
    const hash = createHash('sha256');
    const chunkOf = (text: string, accounts: number) => {
      const chunk = Buffer.from(text);
      hash.update(chunk);
      return { chunk, accounts, isLast: false };
    };
    const organization = await this.organizations.state(scope.organizationId);
    const head = file.head(locale);
    if (head !== '') yield chunkOf(head, 0);
    let accounts = 0;
    let after: string | null = null;
    do {
      const page = await this.list.page(scope, { locale }, { filter, search, first: PAGE, after });
      const rows = page.nodes.map((node: AccountNode) => rowOf(node, organization, file));
      if (rows.length > 0) yield chunkOf(rows.join(''), rows.length);
      accounts += rows.length;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const trailer = { complete: true, accounts, sha256: hash.digest('hex') } as const;
    yield { chunk: Buffer.from(file.trailer(trailer)), accounts: 0, isLast: true };
  }

  private async record(
    { scope, correlationId }: AccountExportRequest,
    operationId: string,
    step: string,
    decide: (operation: BulkOperation) => readonly NewBulkOperationEvent[],
  ): Promise<BulkOperation> {
    const { organizationId, actor } = scope;
    const commandId = `${operationId}:${step}`;
    const context: CommandContext = { organizationId, actor, commandId, correlationId };
    const executed = await this.aggregates.execute({
      aggregate: bulkOperationAggregate,
      id: operationId,
      context,
      decide,
    });
    if (executed.outcome === 'rejected') {
      throw new Error(`The export could not be recorded: ${executed.rejection.code}`);
    }
    return executed.state;
  }
}

const rowOf = (
  node: AccountNode,
  organization: Organization,
  file: (typeof ACCOUNT_FILES)[ExportFormat],
): string => file.row(accountExportRow(node, organization));
