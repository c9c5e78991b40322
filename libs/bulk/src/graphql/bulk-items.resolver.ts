import { AccountNode, AccountNodes, USER_LIST } from '@keyledger/accounts';
import {
  CurrentScope,
  CursorCodec,
  filterHash,
  PageArgs,
  pageOf,
  problemFrom,
  Reads,
  RequestInfo,
  toGlobalId,
  totalCountOf,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Locale, type Scope } from '@keyledger/kernel';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ItemOutcome } from '../bulk-operation/bulk-operation.events.js';
import type { BulkItemRow } from '../progress/bulk-operation-row.js';
import { BULK_OPERATION } from '../progress/bulk-operation.projection.js';
import { BulkOperationsQuery } from '../progress/bulk-operations.query.js';
import { BulkOutcomeEnum } from './bulk-enums.js';
import { BulkItemConnection, BulkItemNode, BulkOperationNode } from './bulk-operation.type.js';

const OUTCOME = {
  type: () => BulkOutcomeEnum,
  nullable: true,
  description: 'Only those of this outcome.',
} as const;

/** An operation's accounts: whoever may see the operation may see what became of them, and of the accounts what they may. */
@Resolver(() => BulkOperationNode)
export class BulkItemsResolver {
  constructor(
    private readonly operations: BulkOperationsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  @ResolveField(() => BulkItemConnection, {
    description: 'The accounts that were worked on so far, in their order.',
  })
  @Reads(BULK_OPERATION)
  async items(
    @Parent() operation: BulkOperationNode,
    @Args() page: PageArgs,
    @Args('outcome', OUTCOME) outcome: ItemOutcome | null | undefined,
    @CurrentScope() scope: Scope,
    @RequestInfo() { locale }: RequestContext,
  ) {
    const { operationId, workedOn } = operation;
    const wanted = outcome ?? null;
    const list = filterHash(scope, 'bulkItems', { operationId, wanted });
    const after = this.cursors.decode(list, page.after, locale);
    const number = Number(after?.values[0] ?? 0);
    return pageOf({
      rows: await this.operations.items(operationId, wanted, number, page.first + 1),
      page,
      item: (row) => bulkItemNode(row, locale),
      cursor: (row) => this.cursors.encode(list, { values: [row.number], id: row.account_id }),
      count: () =>
        Promise.resolve(totalCountOf(wanted === null ? workedOn : counted(operation, wanted))),
    });
  }
}

@Resolver(() => BulkItemNode)
export class BulkItemAccountResolver {
  constructor(private readonly accounts: AccountNodes) {}

  @ResolveField(() => AccountNode, { nullable: true })
  @Reads(USER_LIST)
  account(
    @Parent() { plainId }: BulkItemNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<AccountNode | null> {
    return this.accounts.byId(scope, request, plainId);
  }
}

function bulkItemNode(
  { number, account_id, outcome, code }: BulkItemRow,
  locale: Locale,
): BulkItemNode {
  return {
    number,
    accountId: toGlobalId('Account', account_id),
    outcome,
    problem: code === null ? null : problemFrom(reject(code), locale),
    plainId: account_id,
  };
}

function counted({ done, unchanged, refused }: BulkOperationNode, outcome: ItemOutcome): number {
  return { DONE: done, UNCHANGED: unchanged, REFUSED: refused }[outcome];
}
